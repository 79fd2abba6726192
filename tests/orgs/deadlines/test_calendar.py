"""休 and 班 entered by the bureau: over what is shipped, past its end, and taken back."""

import datetime

import pytest
from tests.rooms import County

from jixiao.orgs.deadlines.calendar import days_of, drop_day, set_day, work_calendar
from jixiao.orgs.models import SpecialDay, TrailEntry
from jixiao.orgs.refusing import Refused, Stale

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime.date(2027, 1, 1)
NOTICE = "示例通知〔2026〕1号"


def entered(county: County, day: datetime.date = NEW_YEAR, kind: str = "off", **given: int) -> SpecialDay:
    return set_day(day=day, kind=kind, name="元旦", source=NOTICE, by=county.actor("system"), **given)


def test_a_day_past_the_shipped_end_makes_its_year_known(county: County) -> None:
    assert 2027 not in work_calendar().years
    entered(county)
    assert 2027 in work_calendar().years
    assert not work_calendar().works(NEW_YEAR)


def test_what_was_entered_goes_before_what_is_shipped_until_it_is_dropped(county: County) -> None:
    day = datetime.date(2026, 2, 14)
    row = entered(county, day, "off")
    assert not work_calendar().works(day)
    assert (row, True) in days_of(2026)
    drop_day(row=row, by=county.actor("system"))
    assert work_calendar().works(day)
    assert TrailEntry.objects.filter(event="orgs.special_day_dropped").count() == 1


def test_set_again_it_changes_and_over_a_newer_one_it_is_stale(county: County) -> None:
    stamp = entered(county).version
    entered(county, kind="work", stamp=stamp)
    assert SpecialDay.objects.get().kind == "work"
    with pytest.raises(Stale):
        entered(county, kind="off", stamp=stamp)


@pytest.mark.parametrize(("given", "code"), [({"source": " "}, "U390"), ({"name": ""}, "U391")])
def test_a_day_without_its_source_or_name_is_refused(county: County, given: dict[str, str], code: str) -> None:
    said = {"name": "元旦", "source": NOTICE, **given}
    with pytest.raises(Refused) as refused:
        set_day(day=NEW_YEAR, kind="off", **said, by=county.actor("system"))
    assert refused.value.code == code
