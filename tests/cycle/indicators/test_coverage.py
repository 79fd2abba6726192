import pytest
from django.urls import reverse
from tests.cycle.indicators.asking import version_of
from tests.cycle.indicators.growing import self_made
from tests.rooms import County

from jixiao.cycle.indicators.coverage import coverage_of
from jixiao.engine.values import Points

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
