import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cycle.indicators.asking import version_of
from tests.cycle.indicators.growing import self_made
from tests.rooms import County

from jixiao.cycle.indicators.coverage import county_coverage, coverage_of
from jixiao.engine.values import Points
from jixiao.orgs.models import Unit
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db


def test_a_year_without_indicators_misses_all_six(stocked: County) -> None:
    found = coverage_of(stocked.unit_year)
    assert found.missing == ("运行成本", "管理效率", "履职效能", "社会效应", "可持续发展能力", "服务对象满意度")
    assert all(one.library for one in found.dimensions)


def test_pinned_and_self_made_indicators_stand_in_their_dimensions(stocked: County) -> None:
    self_made(stocked.unit_year, "示例讲座场次", weight=Points.of(10))
    self_made(stocked.unit_year, "三公经费变动率", code="Z2", level1="投入", version_pinned=version_of("ZT-04"))
    self_made(stocked.unit_year, "示例其他", code="Z3", level1="投入", level2="示例")
    found = coverage_of(stocked.unit_year)
    by_name = {one.dimension: one for one in found.dimensions}
    assert by_name["履职效能"].promised == ("示例讲座场次",)
    assert by_name["履职效能"].points == Points.of(10)
    assert by_name["运行成本"].promised == ("三公经费变动率",)
    assert found.placeless == ("示例其他",)


def test_an_empty_library_is_said(county: County) -> None:
    assert {one.says for one in coverage_of(county.unit_year).dimensions} == {"指标库和申报表都没有指标"}


def test_the_page_says_what_has_no_indicator(stocked: County) -> None:
    place = {"unit": stocked.unit.code, "year": 2024}
    page = stocked.client("viewer").get(reverse("indicators:coverage", kwargs=place)).content.decode()
    assert "申报表没有指标" in page


def test_the_county_is_shown_unit_by_unit_and_units_without_promises_stay_apart(stocked: County) -> None:
    open_year(unit=stocked.finance, year=2024, by=stocked.actor("system"))
    self_made(stocked.unit_year, "示例讲座场次")
    self_made(stocked.unit_year, "三公经费变动率", code="Z2", level1="投入", version_pinned=version_of("ZT-04"))
    found = county_coverage(Unit.objects.all(), 2024)
    assert {unit: one.covered for unit, one in found.items()} == {stocked.unit.pk: 2}
    at = reverse("indicators:coverage_county", kwargs={"unit": stocked.finance.code, "year": 2024})
    client = stocked.client("reviewer")
    page = client.get(at).content.decode()
    assert "缺 4 维" in page
    assert "没有申报表" in page
    missing = client.get(f"{at}?missing=社会效应").content.decode()
    assert f"/{stocked.unit.code}/2024/indicators/coverage/" in missing
    assert f"/{stocked.other.code}/2024/indicators/coverage/" not in missing
    clerk = reverse("indicators:coverage_county", kwargs={"unit": stocked.unit.code, "year": 2024})
    assert stocked.client("clerk").get(clerk).status_code == 403


def test_the_county_page_takes_as_many_statements_for_two_units_as_for_one(stocked: County) -> None:
    self_made(stocked.unit_year, "示例讲座场次")
    at = reverse("indicators:coverage_county", kwargs={"unit": stocked.unit.code, "year": 2024})
    client = stocked.client("reviewer")
    client.get(at)
    with CaptureQueriesContext(connection) as one:
        client.get(at)
    self_made(stocked.other_year, "示例图书采购册数", unit="册")
    self_made(stocked.other_year, "示例阅读活动场次", code="Z2")
    client.get(at)
    with CaptureQueriesContext(connection) as two:
        client.get(at)
    assert len(one) == len(two)
