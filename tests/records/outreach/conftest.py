"""What the tests of this room stand on: a county with cheap passwords, an activity, goods, a training."""

from decimal import Decimal

import pytest
from tests.records.outreach.days import DAY, moment
from tests.records.outreach.schooling import open_school

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.records.outreach.recording import record_activity
from jixiao.records.outreach.scheduling import schedule_session
from jixiao.records.outreach.stocking import buy_goods, register_good


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    """Nobody signs in with a password here, and ten real ones take seconds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def by(county):
    return county.actor("clerk")


@pytest.fixture
def record(county, by):
    """Record an activity of the year; what is not given is a plain one."""

    def make(name="示例主场活动", **values):
        given = {"name": name, "kind": "科普日", "start": DAY, "end": DAY, "place": "示例广场", **values}
        return record_activity(unit_year=county.unit_year, values=given, by=by)

    return make


@pytest.fixture
def good(county, by):
    """Register a good, with some pieces in the store."""

    def make(name="示例宣传单", kind="宣传资料", *, stock=0, reusable=False, measure="份", amount=None):
        values = {"name": name, "kind": kind, "measure": measure, "reusable": reusable}
        made = register_good(unit=county.unit, values=values, by=by)
        if stock:
            money = None if amount is None else Money(amount)
            buy_goods(
                unit_year=county.unit_year, good=made, quantity=stock, day=DAY, amount=money, voucher="记-1", by=by
            )
            made.refresh_from_db()
        return made

    return make


@pytest.fixture
def at(by):
    """The clerk at a time of the day of the training."""
    return lambda hour, minute=0, second=0: Actor(by.person, moment(hour, minute, second), "127.0.0.1")


@pytest.fixture
def session(record, by):
    """A sitting from 8:30 to 11:30, three hours in two subjects."""

    def make(activity=None, **values):
        training = activity or record("示例实用技术培训", kind="培训", start=moment(8).date(), end=moment(8).date())
        given = {
            "subject": "示例病虫害防治",
            "starts_at": moment(8, 30),
            "ends_at": moment(11, 30),
            "place": "示例教室",
            "pass_mark": Decimal(60),
            **values,
        }
        subjects = [("识别", Decimal(2)), ("用药", Decimal(1))]
        return schedule_session(activity=training, values=given, subjects=subjects, by=by)

    return make


@pytest.fixture
def school(county):
    """A training of the performance staff, held by the bureau."""
    return open_school(county)
