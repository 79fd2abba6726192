"""What is due of many units: by window, by exception, by whose turn it is; and of one person in all their units."""

import datetime

import pytest
from tests.orgs.asking import statements
from tests.orgs.deadlines.overdue import ONE, window_until
from tests.rooms import NOON, County

from jixiao.orgs.deadlines.dues import DUES, Due, dues_for, dues_of, hang_dues
from jixiao.orgs.handing import approve, handover_of, send, send_back
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.queries import duties_held
from jixiao.orgs.registering import open_year, register_unit
from jixiao.orgs.roles import Role
from jixiao.orgs.windowing import grant_late

pytestmark = pytest.mark.django_db
DAY = NOON.date()


def test_without_a_window_nothing_is_due(county: County) -> None:
    assert dues_of([county.unit_year, county.other_year]) == []


def test_what_was_not_handed_in_is_due_at_the_units_own_last_day(county: County) -> None:
    window = window_until(county, DAY)
    grant_late(window=window, unit=county.other, until=DAY + 9 * ONE, reason="示例", by=county.actor("reviewer"))
    dues = dues_of([county.unit_year, county.other_year])
    assert [(one.unit_year, one.due, one.turn) for one in dues] == [
        (county.unit_year, DAY, Role.CLERK),
        (county.other_year, DAY + 9 * ONE, Role.CLERK),
    ]


def test_the_turn_goes_from_desk_to_desk_until_it_is_approved(county: County) -> None:
    window_until(county, DAY)
    turns = [dues_of([county.unit_year])[0].turn]
    handover = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=handover, by=county.actor("clerk"))
    turns.append(dues_of([county.unit_year])[0].turn)
    approve(handover=handover, by=county.actor("head"))
    turns.append(dues_of([county.unit_year])[0].turn)
    approve(handover=handover, by=county.actor("reviewer"))
    assert turns == [Role.CLERK, Role.HEAD, Role.REVIEWER]
    assert dues_of([county.unit_year]) == []


def test_what_was_returned_says_so(county: County) -> None:
    window_until(county, DAY)
    handover = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=handover, by=county.actor("clerk"))
    send_back(handover=handover, reason="示例", by=county.actor("head"))
    assert dues_of([county.unit_year])[0].title == "绩效目标被退回"


def test_rooms_hang_what_they_have_due(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.orgs.deadlines.dues.DUES", dict(DUES))
    early = datetime.date(2024, 8, 31)
    hang_dues("x", lambda years: [Due(one, "x:1", "整改", "整改没有办结", Role.HEAD, early) for one in years])
    window_until(county, DAY)
    assert [one.kind for one in dues_of([county.unit_year])] == ["整改", "绩效目标"]


def test_more_units_take_no_more_statements(county: County) -> None:
    window_until(county, DAY)
    years = [county.unit_year]
    one = statements(lambda: dues_of(years))
    for number in range(3):
        unit = register_unit(
            code=f"999900-12000{number}", name=f"示例单位{number}", kind="department", division_code="999900",
            parent=county.finance, by=county.actor("system"), specimen=True,
        )  # fmt: skip
        years.append(open_year(unit=unit, year=2024, by=county.actor("system")))
    assert statements(lambda: dues_of(years)) == one
    assert len(dues_of(years)) == 4


def test_a_person_has_due_what_is_their_turn_in_all_their_units(county: County) -> None:
    window_until(county, DAY)
    mine = {who: dues_for(duties_held(county.people[who], on=DAY)) for who in ("clerk", "head", "reviewer", "system")}
    assert {who: len(dues) for who, dues in mine.items()} == {"clerk": 1, "head": 0, "reviewer": 0, "system": 0}
    for unit_year, who in ((county.unit_year, "clerk"), (county.other_year, "outsider")):
        handover = handover_of(unit_year, HandoverKind.GOALS)
        send(handover=handover, by=county.actor(who))
        approve(handover=handover, by=county.actor("head" if who == "clerk" else "outside_head"))
    assert len(dues_for(duties_held(county.people["reviewer"], on=DAY))) == 2


def test_the_bureau_hands_nothing_in_to_itself(county: County) -> None:
    window_until(county, DAY)
    assert dues_of([open_year(unit=county.finance, year=2024, by=county.actor("system"))]) == []
