"""The demo's stations, held in a small county: what people look at first must add up, and reach goal and report."""

import datetime

import pytest
from tests.records.quiz.days import noon
from tests.walking import text_of, walk_of

from jixiao.cli.demo_site.building import STEPS, County, Office, Walk
from jixiao.cli.demo_site.stations import address_of_screen, hold_stations, take_over_stations
from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.engine.values import UNFILLED, Period
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.measures.models import Reading
from jixiao.orgs.registering import open_year
from jixiao.records.stations.counted.hanging import count_stations
from jixiao.records.stations.models import (
    Content,
    ContentReads,
    ContentState,
    Delivery,
    FiveCheck,
    Inspection,
    MonthlyReturn,
    Package,
    Push,
    PushState,
    Station,
    StationState,
)
from jixiao.reports.models import ReportVersion

pytestmark = pytest.mark.django_db
PROMISED = {
    "科普e站授牌数": ("2个", 3), "公众号推文发布数": ("126篇", 2), "科普视频音频发布数": ("24条", 1),
    "科普内容审核通过率": ("100.00%", 3), "e站五有达标率": ("100.00%", 4), "科普阵地覆盖率": ("62.50%", 4),
}  # fmt: skip
"""What each measure of the room comes to in the year's self-evaluation, and the points it earns."""


@pytest.fixture(autouse=True)
def _shelf(settings, tmp_path):
    settings.PROOFS = tmp_path / "proofs"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def walk(county):
    """Return a walk of the unit of the tests, as the demo has one."""
    people = county.people
    of = County(county.finance, people["reviewer"], county.actor("system", at=noon(1)))
    where = Office(county.unit, people["clerk"], people["head"])
    return Walk(of, where, shipped_yearbook("shifan_2024"), noon(27), "示例")


@pytest.fixture
def recorded(county):
    """The year of the unit with its stations, and the walk that goes on from there."""
    walk = walk_of(county)
    unit_year = walk.to("recorded")
    hold_stations(walk=walk, unit_year=unit_year)
    return walk, unit_year


def test_the_year_shows_every_state_and_each_count_goes_into_the_goal_and_the_report(county, recorded):
    walk, unit_year = recorded
    assert {one.state for one in Station.objects.all()} == set(StationState.values)
    assert FiveCheck.objects.filter(passed=False).count() == 1
    assert {one.state for one in Content.objects.all()} == set(ContentState.values)
    assert {one.state for one in Push.objects.all()} == {PushState.DRAFT, PushState.SENT, PushState.CANCELLED}
    assert set(MonthlyReturn.objects.values_list("way", flat=True)) == {"page", "table"}
    assert set(MonthlyReturn.objects.values_list("state", flat=True)) == {"told", "accepted", "back"}
    assert Inspection.objects.filter(mended_on__isnull=False).count() == 2
    assert {one.usage["way"] for one in Package.objects.all()} == {"file", "typed"}
    assert Delivery.objects.filter(delivered_at=None).exists()
    assert Delivery.objects.filter(shown__gt=0, package__isnull=False).exists()
    assert ContentReads.objects.filter(way="entered").count() == 3
    counted = count_stations(unit_year=unit_year, period=Period(2024))
    assert {code.partition(".")[2]: one.value for code, one in counted.items() if code != "stations.people"} == {
        "plates": 2, "working": 12, "all_five": 100, "coverage": 62.5, "articles": 126, "reads": 216_000,
        "films": 24, "reviewed": 100, "activities": counted["stations.activities"].value,
    }  # fmt: skip
    assert all(one.references for one in counted.values())
    token = Station.objects.get(name="甲镇中心小学校园e站").screen_token
    assert address_of_screen() == f"station/screen/{token}/"
    for step in STEPS[1 : STEPS.index("report_made") + 1]:
        walk.do(step, unit_year)
    reached = {
        name: (row.printed_actual, row.score.value if row.score else None)
        for row in ScoreRow.objects.filter(evaluation__unit_year=unit_year).select_related("indicator")
        if (name := row.indicator.formula) in PROMISED
    }
    assert reached == PROMISED
    readings = Reading.objects.filter(name__in=PROMISED, batch__unit_year=unit_year, source="counted")
    assert set(readings.values_list("name", flat=True)) == set(PROMISED)
    version = ReportVersion.objects.get(report__unit_year=unit_year)
    printed = text_of(county.client("clerk").get(county.address(f"reports/versions/{version.pk}/")))
    for actual, _ in PROMISED.values():
        assert actual in printed


def test_the_first_case_stands_as_published_and_says_what_is_not_told(county, walk):
    year = open_year(unit=county.unit, year=2019, by=walk.county.root)
    take_over_stations(walk=walk, unit_year=year)
    station = Station.objects.get()
    assert (station.name, station.plated_on) == ("香河县第十中学校园科普e站", datetime.date(2019, 12, 31))
    assert "报告没有写" in station.description
    assert "年度部门" not in station.origin
    counted = count_stations(unit_year=year, period=Period(2019))
    assert counted["stations.plates"].value == 1
    for silent in ("articles", "reads", "films", "reviewed", "activities"):
        assert counted[f"stations.{silent}"].value is UNFILLED, silent
