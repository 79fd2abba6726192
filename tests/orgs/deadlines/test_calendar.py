"""休 and 班 entered by the bureau: over what is shipped, past its end, and taken back."""

import datetime

import pytest
from tests.rooms import County

from jixiao.orgs import desk
from jixiao.orgs.deadlines.calendar import days_of, drop_day, set_day, work_calendar, year_to_enter
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


def test_people_are_told_two_months_before_the_days_end_and_until_the_next_year_is_entered(county: County) -> None:
    last = max(work_calendar().years)
    assert year_to_enter(datetime.date(last, 10, 31)) is None
    for day in (datetime.date(last, 11, 1), datetime.date(last, 12, 31), datetime.date(last + 2, 3, 1)):
        assert year_to_enter(day) == last + 1
    entered(county, datetime.date(last + 1, 1, 1))
    assert year_to_enter(datetime.date(last, 12, 31)) is None
    assert year_to_enter(datetime.date(last + 1, 12, 31)) == last + 2


def test_the_pages_of_what_is_due_and_of_the_calendar_say_which_year_is_to_be_entered(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "放假通知发布后"
    last = max(work_calendar().years)
    before = datetime.datetime(last, 6, 1, 9, tzinfo=datetime.UTC)
    after = datetime.datetime(last, 12, 1, 9, tzinfo=datetime.UTC)
    clerk = county.client("clerk")
    for at, told in ((before, False), (after, True)):
        monkeypatch.setattr(desk, "now", lambda at=at: at)
        assert (words in clerk.get(county.address("todo/")).content.decode()) is told
        assert (words in clerk.get(county.address("calendar/")).content.decode()) is told
    page = clerk.get(county.address("todo/")).content.decode()
    assert f'href="{county.address("calendar/", year=last + 1)}"' in page
