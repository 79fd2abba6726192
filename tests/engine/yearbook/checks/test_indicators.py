import dataclasses

import pytest
from tests.engine.yearbook.checks.making import codes, year

from jixiao.engine.values import NOT_APPLICABLE, Points
from jixiao.engine.yearbook import Indicator, Outcome, Project
from jixiao.engine.yearbook.checks.indicators import (
    check_indicator_names,
    check_indicator_values,
    check_kinds_of_indicators,
    check_owners,
    check_percentages,
    check_result_names,
    check_weights,
)

ROW = Indicator(
    code="Z1",
    level1="产出指标",
    level2="数量指标",
    name="活动场次",
    operator="≥",
    target="12",
    unit="场",
    weight=Points.of(90),
    actual="13",
)


def row(**changes: object) -> Indicator:
    return dataclasses.replace(ROW, **changes)  # type: ignore[arg-type] # the stubs know less than Django takes


@pytest.mark.parametrize("name", ["举办活动12场", "满意度达到90%", "发放资料1000份"])
def test_a_value_in_a_name_is_named(name: str):
    assert codes(check_indicator_names(year(indicators=(row(name=name),)))) == ["Y323"]


@pytest.mark.parametrize(
    "name",
    [
        "科普活动场次",
        "第35届创新大赛作品数",
        "2024年度培训期数",
        "决算批复后20日内公开率",
        "9月30日前完成率",
        "5.30全国科技工作者日竞答人数",
    ],
)
def test_a_year_a_day_or_a_session_in_a_name_is_let_pass(name: str):
    assert codes(check_indicator_names(year(indicators=(row(name=name),)))) == []


def test_two_indicators_of_one_name_are_named_but_not_across_projects():
    assert codes(check_indicator_names(year(indicators=(ROW, row(code="Z2"))))) == ["Y332"]
    assert codes(check_indicator_names(year(indicators=(ROW, row(code="Z2", project="P1"))))) == []


def test_a_measured_indicator_wants_numbers():
    assert codes(check_indicator_values(year(indicators=(row(target="若干"),)))) == ["Y324"]
    assert codes(check_indicator_values(year(indicators=(row(actual="完成"),)))) == ["Y325"]
    assert codes(check_indicator_values(year(indicators=(row(actual="200多"),)))) == ["Y325"]
    assert codes(check_indicator_values(year(indicators=(row(target="95%", unit="%", actual="９５"),)))) == []


def test_a_qualitative_indicator_or_one_with_its_own_method_may_want_words():
    assert codes(check_indicator_values(year(indicators=(row(operator="定性", target="健全", actual="达成"),)))) == []
    assert codes(check_indicator_values(year(indicators=(row(target="9月30日前", method="完成与否"),)))) == []


@pytest.mark.parametrize(("operator", "code"), [("≥", ["Y326"]), (">", ["Y326"]), ("=", []), ("≤", [])])
def test_a_target_of_nothing_is_no_target_where_more_is_better(operator: str, code: list[str]):
    assert codes(check_indicator_values(year(indicators=(row(operator=operator, target="0"),)))) == code


@pytest.mark.parametrize(
    ("operator", "target", "actual", "paths"),
    [
        ("≥", "0.95", "96", ["target"]),
        ("≥", "0.95", "0.96", ["target", "actual"]),
        ("≥", "95", "0.96", ["actual"]),
        ("≥", "95%", "96", []),
        ("≤", "0.5", "0.3", []),
        ("≤", "100", "0.92", ["actual"]),
        ("≥", "95", "0", []),
    ],
)
def test_a_share_of_one_under_percent_is_asked_about_and_not_changed(
    operator: str, target: str, actual: str, paths: list[str]
):
    found = [*check_percentages(year(indicators=(row(operator=operator, unit="%", target=target, actual=actual),)))]
    assert [finding.place.path.rpartition(".")[2] for finding in found] == paths
    assert set(codes(found)) <= {"Y331"}
    if paths == ["target"]:
        assert "改为 95" in found[0].cure


@pytest.mark.parametrize(("weight", "code"), [("90", []), ("100", []), ("99.99", ["Y327"]), ("120", ["Y327"])])
def test_the_sum_of_the_weights_is_told_where_it_is_neither_90_nor_100(weight: str, code: list[str]):
    found = [*check_weights(year(indicators=(row(weight=Points.of(weight)),)))]
    assert codes(found) == code
    assert all(f"{Points.of(weight)} 分" in finding.cause for finding in found)


def test_each_project_has_its_own_sum():
    rows = (ROW, row(code="Z2", project="P1", weight=Points.of(80)))
    found = [*check_weights(year(indicators=rows, projects=(Project(code="P1", name="科普专项"),)))]
    assert codes(found) == ["Y327"]
    assert "科普专项" in found[0].cause


def test_kinds_of_indicators_that_are_lacking_are_suggested():
    found = [*check_kinds_of_indicators(year(indicators=(ROW,)))]
    assert codes(found) == ["Y328"]
    assert "质量指标、满意度指标" in found[0].cause
    assert codes(check_kinds_of_indicators(year(indicators=(row(level1="过程", level2="预算执行"),)))) == []


def test_an_indicator_of_no_project_at_all_belongs_to_nobody():
    found = [*check_owners(year(indicators=(row(project=NOT_APPLICABLE),)))]
    assert codes(found) == ["Y335"]
    assert found[0].place.path == "indicators.Z1.project"


def test_results_of_one_name_cannot_be_told_apart_in_a_formula():
    outcomes = (Outcome(code="C1", name="作品"), Outcome(code="C2", name="作品"))
    assert codes(check_result_names(year(outcomes=outcomes))) == ["Y333", "Y333"]
