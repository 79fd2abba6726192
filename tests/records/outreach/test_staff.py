"""Who of the staff was trained: by unit, by person, beside units and people, and as measures of the board."""

import datetime
from decimal import Decimal

import pytest
from tests.orgs.asking import statements
from tests.records.outreach.days import moment

from jixiao.engine.values import UNFILLED, Period
from jixiao.orgs.appointing import end_duty
from jixiao.orgs.models import Duty, Unit
from jixiao.records.outreach.counting import count_outreach
from jixiao.records.outreach.inviting import invite_staff
from jixiao.records.outreach.models import STAFF_TRAINING, Activity
from jixiao.records.outreach.recording import record_activity
from jixiao.records.outreach.removing import remove_activity
from jixiao.records.outreach.scheduling import schedule_session
from jixiao.records.outreach.signing import mark_results
from jixiao.records.outreach.staff import staff_below, standing_of
from jixiao.records.outreach.yearbook_rows import activity_rows

DAY = moment(8).date()


@pytest.fixture
def held(school):
    """Three came, one of them late: 3 + 3 + 1.5 hours."""
    invite_staff(activity=school.activity, people=school.pks("clerk", "outsider", "reviewer", "head"), by=school.by)
    school.come("clerk", "reviewer")
    school.come("outsider", hour=9)
    return school


def test_the_staff_are_the_clerks_heads_and_reviewers_who_hold_a_duty_that_day(school):
    names = sorted(f"{one.unit.short_name} {one.role_words}" for one in staff_below(school.county.finance, on=DAY))
    assert names == ["图书馆 填报", "图书馆 审核", "科协 填报", "科协 审核", "财政局 填报", "财政局 财政复核"]
    end_duty(duty=Duty.objects.get(person=school.county.people["head"]), until=DAY, by=school.by)
    after = staff_below(school.county.unit, on=DAY + datetime.timedelta(days=2))
    assert [one.role_words for one in after] == ["填报"]


def test_each_unit_says_how_many_were_trained_when_and_who_is_missing(held):
    units = list(Unit.objects.order_by("path"))
    standing = standing_of(units, year=2024, on=DAY)
    own, other = standing[held.county.unit.pk], standing[held.county.other.pk]
    assert (own.number, len(own.members), own.hours, own.last_day) == (1, 2, Decimal("3.00"), DAY)
    assert [one.role_words for one in own.missing] == ["审核"]
    assert own.invited == held.pks("head")
    assert (other.number, other.hours, other.invited) == (1, Decimal("2.00"), set())
    assert standing_of(units, year=2023, on=DAY)[held.county.unit.pk].number == 0


def test_a_training_that_was_removed_trained_nobody(held):
    Activity.objects.filter(pk=held.activity.pk).update(removed_at=moment(12), removed_by=held.by.person)
    assert standing_of([held.county.unit], year=2024, on=DAY)[held.county.unit.pk].number == 0


def test_how_units_stand_takes_as_many_statements_for_one_as_for_three(held):
    one, three = ([held.county.unit], list(Unit.objects.all()))
    few = statements(lambda: standing_of(one, year=2024, on=DAY))
    assert few == statements(lambda: standing_of(three, year=2024, on=DAY)) == 3


def test_the_measures_count_people_units_and_hours_and_no_popular_science(held):
    counts = count_outreach(unit_year=held.year, period=Period(2024))
    assert [counts[f"outreach.staff_{key}"].value for key in ("trained", "units", "coverage", "hours")] == [
        3,
        2,
        100,
        8,
    ]
    assert counts["outreach.staff_coverage"].note == "2 个单位里有 2 个"
    (origin,) = counts["outreach.staff_trained"].references
    assert (origin.kind, origin.pk, origin.amount) == ("outreach.activity", held.activity.pk, 3)
    for code in ("outreach.sessions", "outreach.trained", "outreach.training_terms", "outreach.training_hours"):
        assert counts[code].value == UNFILLED, code
    assert list(activity_rows(held.year)) == []


def test_a_unit_without_a_training_has_nothing_filled_in(held):
    counts = count_outreach(unit_year=held.county.unit_year, period=Period(2024))
    assert counts["outreach.staff_trained"].value == UNFILLED
    assert counts["outreach.staff_coverage"].value == UNFILLED


def test_somebody_who_came_twice_counts_once_and_their_hours_add_up(held):
    values = {"name": "示例第二期", "kind": STAFF_TRAINING, "start": DAY}
    second = record_activity(unit_year=held.year, values=values, by=held.by)
    first, held.activity = held.activity, second
    sitting = {"subject": "示例", "starts_at": moment(14), "ends_at": moment(16), "place": "示例"}
    held.session = schedule_session(activity=second, values=sitting, subjects=[("示例", Decimal(2))], by=held.by)
    invite_staff(activity=second, people=held.pks("clerk"), by=held.by)
    held.come("clerk", hour=14)
    counts = count_outreach(unit_year=held.year, period=Period(2024))
    assert counts["outreach.staff_trained"].value == 3
    assert [one.amount for one in counts["outreach.staff_trained"].references] == [3, 0]
    remove_activity(activity=first, reason="示例", stamp=None, by=held.by)
    assert count_outreach(unit_year=held.year, period=Period(2024))["outreach.staff_trained"].value == 1


def test_the_last_test_says_whether_somebody_passed(held):
    row = held.session.attendances.get(trainee__person=held.county.people["clerk"])
    mark_results(session=held.session, results={row.pk: (Decimal(40), Decimal(85))}, by=held.by)
    own = standing_of([held.county.unit], year=2024, on=DAY)[held.county.unit.pk]
    assert own.trained[held.county.people["clerk"].pk].passed is True
