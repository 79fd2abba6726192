"""The demo's 科技工作者之家: the records of the year come to what its year says, as far as the line of the report."""

import pytest
from tests.records.quiz.days import noon

from jixiao.cli.demo_site.building import County, Office, Walk
from jixiao.cli.demo_site.community import keep_home
from jixiao.engine.values import Period
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.records.community.counted.hanging import count_community

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(county):
    """Return a walk of the unit of the tests, as the demo has one."""
    people = county.people
    of = County(county.finance, people["reviewer"], county.actor("system", at=noon(1)))
    where = Office(county.unit, people["clerk"], people["head"])
    return Walk(of, where, shipped_yearbook("shifan_2024"), noon(27).replace(year=2026), "示例")


def test_the_records_come_to_what_the_year_says(county, walk):
    keep_home(walk=walk, unit_year=county.unit_year, expert=county.people["third"])
    counted = count_community(unit_year=county.unit_year, period=Period(2024))
    for code, one in sorted(counted.items()):
        print(code, one.value, one.note, len(one.references))
    assert 0
