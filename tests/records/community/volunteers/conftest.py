"""Volunteers, shifts on the tenth of May 2024 from nine to eleven, and who served them."""

import datetime

import pytest
from tests.records.community.days import day, noon

from jixiao.records.community.models import ShiftTaking, VolunteerGroup
from jixiao.records.community.volunteers.confirming import Confirmed, confirm_hours, say_hours
from jixiao.records.community.volunteers.planning import plan_shift
from jixiao.records.community.volunteers.registering import register_volunteer
from jixiao.records.community.volunteers.taking import take_shift

HOUR = datetime.timedelta(hours=1)
NINE = noon(10) - 3 * HOUR


@pytest.fixture
def late(county):
    return county.actor("clerk", at=noon(11))


@pytest.fixture
def volunteer(county, by):
    """Register somebody; what is not given is plain."""

    def make(name="示例甲", **values):
        given = {"name": name, "consent_on": day(1), "consent_text": "示例同意", "registered_on": day(2), **values}
        return register_volunteer(unit_year=county.unit_year, values=given, by=by)

    return make


@pytest.fixture
def group(county):
    """Make a group."""

    def make(name="示例大队", level="brigade", **values):
        return VolunteerGroup.objects.create(unit=county.unit, name=name, level=level, **values)

    return make


@pytest.fixture
def shift(county, by):
    """Plan a shift of two hours; ``begins`` moves it."""

    def make(begins=NINE, hours=2, **values):
        given = {
            "title": "示例科普讲解", "place": "示例科技馆", "starts_at": begins, "ends_at": begins + hours * HOUR,
            "slots": 3, **values,
        }  # fmt: skip
        return plan_shift(unit_year=county.unit_year, values=given, by=by)

    return make


@pytest.fixture
def take():
    """Let somebody take a shift."""

    def do(shift, volunteer, at=None):
        return take_shift(shift=shift.pk, volunteer=volunteer.pk, at=at or noon(3))

    return do


@pytest.fixture
def served(take, late):
    """Let somebody serve a shift, both sides saying the minutes given."""

    def do(shift, volunteer, said=120, confirmed=120, note=""):
        one = take(shift, volunteer)
        if said is not None:
            say_hours(taking=ShiftTaking.objects.get(pk=one.pk), minutes=said, at=noon(10) + HOUR)
        if confirmed is not None:
            confirm_hours(shift=shift, lines=[Confirmed(one.pk, confirmed, note)], by=late)
        return ShiftTaking.objects.get(pk=one.pk)

    return do
