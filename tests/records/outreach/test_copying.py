import datetime

import pytest

from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year
from jixiao.records.outreach.copying import a_year_later, activities_to_copy, copy_activities
from jixiao.records.outreach.models import ActivityState


@pytest.fixture
def next_year(county, by):
    return open_year(unit=county.unit, year=2025, by=by)


def test_last_years_activities_become_plans_a_year_later(county, record, by, next_year):
    source = record(
        theme="示例主题", partners="甲局、乙局", schools=["示例一中"], people=300, goal_code="G1", origin="某处"
    )
    (made,) = copy_activities(unit_year=next_year, chosen=[source.pk], by=by)
    assert made.state == ActivityState.PLANNED
    assert (made.planned_start, made.planned_place) == (datetime.date(2025, 9, 19), "示例广场")
    assert (made.theme, made.goal_code, made.copied_from) == ("示例主题", "G1", source)
    assert [one.name for one in made.partners.order_by("position")] == ["甲局", "乙局"]
    assert [one.name for one in made.coverage.all()] == ["示例一中"]
    assert (made.people, made.start, made.origin) == (None, None, "")


def test_what_was_copied_is_shown_as_there_and_refused_again(record, by, next_year):
    source = record()
    copy_activities(unit_year=next_year, chosen=[source.pk], by=by)
    assert [one.is_here for one in activities_to_copy(unit_year=next_year)] == [True]
    with pytest.raises(Refused, match="本年已经有了"):
        copy_activities(unit_year=next_year, chosen=[source.pk], by=by)


def test_nothing_chosen_and_something_of_another_year_are_refused(county, record, by, next_year):
    made = record()
    with pytest.raises(Refused, match="一项也没有选"):
        copy_activities(unit_year=next_year, chosen=[], by=by)
    with pytest.raises(Refused, match="不在上年里"):
        copy_activities(unit_year=next_year, chosen=[made.pk + 1], by=by)
    assert activities_to_copy(unit_year=county.unit_year) == []


def test_a_29th_of_february_becomes_the_28th():
    assert a_year_later(datetime.date(2024, 2, 29)) == datetime.date(2025, 2, 28)
    assert a_year_later(None) is None
