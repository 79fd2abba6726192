import datetime

import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import noon
from tests.records.community.volunteers.conftest import HOUR, NINE

from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import ServiceShift, ShiftTaking, TakingState
from jixiao.records.community.volunteers.confirming import (
    Confirmed,
    confirm_hours,
    differs,
    say_hours,
    sign_in,
    sign_out,
    signed_minutes,
)
from jixiao.records.community.volunteers.planning import amend_shift, cancel_shift
from jixiao.records.community.volunteers.taking import drop_shift

MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def taking(shift, volunteer, take):
    return take(shift(), volunteer())


def test_what_both_say_alike_counts_and_nothing_else(shift, volunteer, served):
    row = shift()
    same = served(row, volunteer(), 120, 120)
    other = served(row, volunteer("示例乙"), 120, 90)
    half = served(row, volunteer("示例丙"), None, 60)
    assert (same.agreed_minutes, other.agreed_minutes, half.agreed_minutes) == (120, None, None)
    assert [differs(one) for one in (same, other, half)] == [False, True, False]
    with pytest.raises(IntegrityError), transaction.atomic():
        ShiftTaking.objects.filter(pk=other.pk).update(agreed_minutes=90)


def test_either_side_mends_a_difference(shift, volunteer, served, late):
    row = shift()
    one = served(row, volunteer(), 120, 90)
    say_hours(taking=one, minutes=90, at=noon(12))
    assert ShiftTaking.objects.get().agreed_minutes == 90
    with pytest.raises(Refused, match="不能再改"):
        say_hours(taking=ShiftTaking.objects.get(), minutes=100, at=noon(12))
    assert len(confirm_hours(shift=row, lines=[Confirmed(one.pk, 100)], by=late)) == 1
    assert ShiftTaking.objects.get().agreed_minutes is None


def test_signing_in_and_out_is_of_the_day_and_counts_within_the_hours(taking):
    for at in (NINE - 61 * MINUTE, NINE + 121 * MINUTE):
        with pytest.raises(Refused, match="现在不能签到"):
            sign_in(taking=taking, at=at)
    with pytest.raises(Refused, match="没有签到"):
        sign_out(taking=taking, at=NINE)
    sign_in(taking=taking, at=NINE - 20 * MINUTE)
    with pytest.raises(Refused, match="已经签到"):
        sign_in(taking=taking, at=NINE)
    with pytest.raises(Refused, match="已经签到"):
        drop_shift(taking=taking, at=NINE - MINUTE)
    with pytest.raises(Refused, match="过了签退时间"):
        sign_out(taking=taking, at=NINE + 4 * HOUR)
    sign_out(taking=taking, at=NINE + 90 * MINUTE)
    assert signed_minutes(ShiftTaking.objects.get()) == 90


def test_a_shift_somebody_signed_in_at_is_neither_moved_nor_cancelled(taking, by):
    sign_in(taking=taking, at=NINE)
    row = ServiceShift.objects.get()
    with pytest.raises(Refused, match="时间不能改"):
        amend_shift(row=row, values={"ends_at": NINE + HOUR}, stamp=None, by=by)
    with pytest.raises(Refused, match="已经有人签到"):
        cancel_shift(row=ServiceShift.objects.get(), reason="示例", by=by)


def test_hours_are_said_after_the_end_and_not_far_beyond_the_plan(taking, county, late):
    with pytest.raises(Refused, match="还没有结束"):
        say_hours(taking=taking, minutes=60, at=NINE + HOUR)
    with pytest.raises(Refused, match="还没有结束"):
        confirm_hours(shift=taking.shift, lines=[], by=county.actor("clerk", at=NINE))
    with pytest.raises(Refused, match="超过班次时长太多"):
        say_hours(taking=taking, minutes=241, at=noon(10))
    with pytest.raises(Refused, match="不在这个班次里"):
        confirm_hours(shift=taking.shift, lines=[Confirmed(0, 60)], by=late)


def test_who_said_they_served_is_not_put_down_as_missing(taking, late):
    say_hours(taking=taking, minutes=60, at=noon(10))
    with pytest.raises(Refused, match="不能记为未到"):
        confirm_hours(shift=taking.shift, lines=[Confirmed(taking.pk, None)], by=late)
    say_hours(taking=ShiftTaking.objects.get(), minutes=0, at=noon(10))
    confirm_hours(shift=taking.shift, lines=[Confirmed(taking.pk, None)], by=late)
    assert ShiftTaking.objects.get().state == TakingState.MISSED
    with pytest.raises(Refused, match="未到"):
        say_hours(taking=ShiftTaking.objects.get(), minutes=60, at=noon(12))
