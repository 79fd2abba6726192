"""The demo's contests, held in a small county: what people look at first must add up."""

import datetime
import time

import pytest

from jixiao.cli.demo_site.building import County, Office, Walk
from jixiao.cli.demo_site.contests import hold_contests
from jixiao.orgs.actor import SHANGHAI
from jixiao.engine.yearbook import shipped_yearbook

NOW = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=SHANGHAI)
pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(county):
    """Return a walk of the unit of the tests, as the demo has one."""
    people = county.people
    of = County(county.finance, people["reviewer"], county.actor("system", at=NOW))
    where = Office(county.unit, people["clerk"], people["head"])
    return Walk(of, where, shipped_yearbook("shifan_2024"), NOW, "示例")


def test_time(county, walk):
    t = time.process_time()


    hold_contests(walk=walk, unit_year=county.unit_year)

    print("CPU", time.process_time() - t)
