"""催办: many units at once, each row with its result, once a day."""

import datetime

import pytest
from tests.orgs.deadlines.overdue import ONE, window_until
from tests.rooms import NOON, County

from jixiao.orgs.deadlines.dues import dues_of
from jixiao.orgs.deadlines.reminding import remind_units
from jixiao.orgs.handing import approve, handover_of, send
from jixiao.orgs.models import HandoverKind, Reminder, TrailEntry
from jixiao.orgs.refusing import Refused

pytestmark = pytest.mark.django_db
DAY = NOON.date()


def reminded(county: County, at: datetime.datetime = NOON) -> list[str]:
    dues = dues_of([county.unit_year, county.other_year])
    return [one.refused for one in remind_units(dues=dues, note="请尽快", by=county.actor("reviewer", at=at))]


def test_each_unit_is_reminded_with_a_line_in_its_trail(county: County) -> None:
    window_until(county, DAY - ONE)
    assert reminded(county) == ["", ""]
    lines = TrailEntry.objects.filter(event="orgs.unit_reminded")
    assert {line.unit for line in lines} == {county.unit, county.other}


def test_nobody_is_reminded_twice_a_day_of_a_matter_but_again_the_next(county: County) -> None:
    window_until(county, DAY - ONE)
    reminded(county)
    assert reminded(county) == ["今天已经催办过"] * 2
    assert Reminder.objects.count() == 2
    assert reminded(county, at=NOON + ONE) == ["", ""]


def test_what_waits_for_the_bureau_itself_is_not_reminded_of(county: County) -> None:
    window_until(county, DAY)
    handover = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=handover, by=county.actor("clerk"))
    approve(handover=handover, by=county.actor("head"))
    assert reminded(county) == ["不在单位手里，等财政部门审核", ""]


def test_an_empty_choice_and_too_many_words_are_refused(county: County) -> None:
    window_until(county, DAY)
    for dues, note, code in (([], "", "U392"), (dues_of([county.unit_year]), "催" * 201, "U393")):
        with pytest.raises(Refused) as refused:
            remind_units(dues=dues, note=note, by=county.actor("reviewer"))
        assert refused.value.code == code
