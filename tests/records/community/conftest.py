"""What the tests of this room stand on: a county, people in its register, organisations, visits, appeals."""

import pytest
from tests.records.community.days import noon

from jixiao.records.community.models import Place
from jixiao.records.community.organisations.registering import register_organisation
from jixiao.records.community.workers.registering import register_worker


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    """Nobody signs in with a password here, and ten real ones take seconds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def by(county):
    return county.actor("clerk", at=noon(3))


@pytest.fixture
def head(county):
    return county.actor("head", at=noon(4))


@pytest.fixture
def worker(county, by):
    """Register somebody; what is not given is plain."""

    def make(name="示例甲", **values):
        given = {"name": name, "workplace": "示例县第一中学", "title": "高级教师", "field": "物理教学", **values}
        return register_worker(unit_year=county.unit_year, values=given, by=by)

    return make


@pytest.fixture
def place(county):
    """Register a township."""

    def make(name="示例镇", **values):
        return Place.objects.create(unit=county.unit, name=name, **values)

    return make


@pytest.fixture
def organisation(county, by):
    """Register an organisation; what is not given is plain."""

    def make(name="示例协会", **values):
        given = {"kind": "society", "name": name, "state": "active", **values}
        return register_organisation(unit_year=county.unit_year, values=given, by=by)

    return make
