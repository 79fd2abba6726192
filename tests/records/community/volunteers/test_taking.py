import datetime

import pytest
from django.db import IntegrityError, transaction
from tests.racing import asked, race
from tests.records.community.days import noon
from tests.records.community.volunteers.conftest import HOUR, NINE

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.models import ServiceShift, ShiftTaking, TakingState, Volunteer
from jixiao.records.community.volunteers.planning import amend_shift, cancel_shift, plan_shift
from jixiao.records.community.volunteers.taking import drop_shift, put_on_shift, take_off_shift, take_shift


def test_a_slot_is_given_once_and_comes_back_when_dropped(shift, volunteer, take):
    row, first, second = shift(slots=1), volunteer(), volunteer("示例乙")
    one = take(row, first)
    assert take(row, first) == one
    with pytest.raises(Refused) as full:
        take(row, second)
    assert full.value.code == "V632"
    drop_shift(taking=one, at=noon(4))
    take(row, second)
    assert ServiceShift.objects.get().taken == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceShift.objects.update(taken=2)


@pytest.mark.parametrize("begins", [NINE - HOUR, NINE, NINE + HOUR, NINE - 3 * HOUR])
def test_nobody_holds_two_shifts_at_the_same_hours(shift, volunteer, take, begins):
    who = volunteer()
    take(shift(), who)
    with pytest.raises(Refused, match="与已报的「示例科普讲解」（05-10 09:00—05-10 11:00）时间重叠"):
        take(shift(begins=begins, hours=4), who)


def test_shifts_that_only_touch_and_those_dropped_do_not_hinder(shift, volunteer, take):
    who = volunteer()
    one = take(shift(), who)
    take(shift(begins=NINE + 2 * HOUR), who)
    drop_shift(taking=one, at=noon(4))
    take(shift(begins=NINE + HOUR, hours=1), who)
    assert sorted(ShiftTaking.objects.values_list("state", flat=True)) == ["dropped", "taken", "taken"]


def test_what_began_was_cancelled_or_is_of_who_left_is_refused(shift, volunteer, take, by):
    row, who = shift(), volunteer()
    with pytest.raises(Refused) as late:
        take(row, who, at=NINE)
    one = take(row, who)
    with pytest.raises(Refused) as begun:
        drop_shift(taking=one, at=NINE)
    cancel_shift(row=ServiceShift.objects.get(), reason="示例", by=by)
    assert ShiftTaking.objects.get().state == TakingState.DROPPED
    with pytest.raises(Refused) as cancelled:
        take(row, who)
    Volunteer.objects.update(removed_at=noon(1), removed_because="示例")
    with pytest.raises(Refused) as gone:
        take(row, who)
    assert [one.value.code for one in (late, begun, cancelled, gone)] == ["V636", "V634", "V627", "V630"]


def test_the_office_puts_people_on_afterwards_too_and_takes_them_off(shift, volunteer, late, by):
    row = shift()
    one = put_on_shift(shift=row, volunteer=volunteer(), by=late)
    take_off_shift(taking=one, by=late)
    with pytest.raises(Refused, match="已经退了"):
        take_off_shift(taking=one, by=by)


def test_a_shift_is_moved_with_who_took_it_unless_that_overlaps(shift, volunteer, take, by):
    row, who = shift(), volunteer()
    take(row, who)
    take(row, volunteer("示例乙"))
    take(shift(begins=NINE + 4 * HOUR, title="示例另一班"), who)
    with pytest.raises(Refused, match="有「示例另一班」"):
        amend_shift(row=ServiceShift.objects.get(pk=row.pk), values={"ends_at": NINE + 5 * HOUR}, stamp=None, by=by)
    fresh = ServiceShift.objects.get(pk=row.pk)
    amend_shift(row=fresh, values={"ends_at": NINE + 3 * HOUR}, stamp=fresh.version, by=by)
    assert set(ShiftTaking.objects.filter(shift=row).values_list("planned_minutes", flat=True)) == {180}
    with pytest.raises(Refused, match="名额不能更少"):
        amend_shift(row=ServiceShift.objects.get(pk=row.pk), values={"slots": 1}, stamp=None, by=by)
    with pytest.raises(Stale):
        amend_shift(row=ServiceShift.objects.get(pk=row.pk), values={"slots": 9}, stamp=1, by=by)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": ""}, "V621"), ({"place": " "}, "V621"), ({"ends_at": NINE}, "V622"),
        ({"ends_at": NINE + datetime.timedelta(hours=25)}, "V622"), ({"slots": 0}, "V623"),
        ({"starts_at": NINE.replace(year=2025), "ends_at": NINE.replace(year=2025) + HOUR}, "V622"),
    ],
)  # fmt: skip
def test_a_shift_that_cannot_be_is_refused(county, by, values, code):
    given = {"title": "示例", "place": "示例", "starts_at": NINE, "ends_at": NINE + HOUR, "slots": 2, **values}
    with pytest.raises(Refused) as said:
        plan_shift(unit_year=county.unit_year, values=given, by=by)
    assert said.value.code == code


def test_two_overlapping_shifts_pressed_at_once_give_one(shift, volunteer, tmp_path):
    who, first, second = volunteer(), shift(), shift(begins=NINE + HOUR)
    file = tmp_path / "race.sqlite3"
    acts = (lambda row=row: take_shift(shift=row.pk, volunteer=who.pk, at=noon(3)) for row in (first, second))
    assert race(file, list(acts)) == ["V631", "done"]
    assert asked(file, "SELECT COUNT(*) FROM community_shifttaking") == [(1,)]


def test_the_last_slot_pressed_by_three_at_once_is_given_once(shift, volunteer, tmp_path):
    row, file = shift(slots=1), tmp_path / "race.sqlite3"
    people = [volunteer(name) for name in ("示例甲", "示例乙", "示例丙")]
    acts = (lambda who=who: take_shift(shift=row.pk, volunteer=who.pk, at=noon(3)) for who in people)
    assert race(file, list(acts)) == ["V632", "V632", "done"]
    assert asked(file, "SELECT taken FROM community_serviceshift") == [(1,)]
