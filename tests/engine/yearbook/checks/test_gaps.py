import dataclasses

from tests.engine.yearbook.checks.making import codes, line, year

from jixiao.engine.values import NOT_APPLICABLE, Points
from jixiao.engine.yearbook import SECTIONS, Activity, Indicator, Problem, Project
from jixiao.engine.yearbook.checks.gaps import (
    BUDGET_WANTED,
    PROFILE_WANTED,
    ROWS_WANTED,
    check_budget_gaps,
    check_empty_sections,
    check_indicator_gaps,
    check_profile_gaps,
    check_project_gaps,
    check_row_gaps,
)
from jixiao.engine.yearbook.columns import columns_of
from jixiao.engine.yearbook.record import BUDGET_ITEMS, Profile


def test_what_is_wanted_is_what_there_is():
    assert set(PROFILE_WANTED) <= {column.key for column in columns_of(Profile)}
    assert set(BUDGET_WANTED) <= set(BUDGET_ITEMS)
    assert set(ROWS_WANTED) <= {section.key for section in SECTIONS}


def test_each_entry_of_the_unit_that_is_missing_is_named_once():
    found = [*check_profile_gaps(year())]
    assert [finding.place.path for finding in found] == [f"profile.{key}" for key in PROFILE_WANTED]


def test_not_applicable_is_an_answer_and_zero_is_a_number():
    filled = dict.fromkeys(PROFILE_WANTED, NOT_APPLICABLE)
    assert codes(check_profile_gaps(year(profile=filled))) == []
    zero = [line(item, **dict.fromkeys(columns, "0")) for item, columns in BUDGET_WANTED.items()]
    assert codes(check_budget_gaps(year(*zero))) == ["Y402"]


def test_a_line_that_is_there_with_half_its_amounts_names_the_other_half():
    found = [finding for finding in check_budget_gaps(year(line("三公经费", executed="1"))) if "三公" in finding.cause]
    assert [finding.cause for finding in found] == ["三公经费的全年预算、上年决算未填"]


def test_a_budget_without_its_adjustment_is_named():
    found = [*check_budget_gaps(year(line("支出合计", initial="274.64", executed="258.13")))]
    assert codes(found).count("Y402") == 1
    whole = year(line("支出合计", initial="274.64", adjustment="0", executed="258.13"))
    assert "Y402" not in codes(check_budget_gaps(whole))


def test_a_year_without_indicators_cannot_be_scored():
    found = [*check_empty_sections(year())]
    assert codes(found) == ["Y401", *["Y411"] * len(ROWS_WANTED)]
    assert found[0].severity.value == "必须改"


ROW = Indicator(
    code="Z1",
    level1="产出指标",
    level2="数量指标",
    name="场次",
    operator="≥",
    target="12",
    unit="场",
    weight=Points.of(90),
)


def test_an_indicator_names_everything_it_lacks_in_one_finding():
    bare = Indicator(code="Z1", level1="产出指标", level2="数量指标", name="场次")
    found = [*check_indicator_gaps(year(indicators=(bare,)))]
    assert codes(found) == ["Y405"]
    assert "指标性质、年度指标值、分值、计量单位、实际完成值" in found[0].cause


def test_a_formula_or_a_manual_score_stands_for_the_result():
    computed = dataclasses.replace(ROW, formula="活动场次")
    judged = dataclasses.replace(ROW, code="Z2", operator="定性", unit=NOT_APPLICABLE, manual=Points.of(80))
    assert codes(check_indicator_gaps(year(indicators=(computed, judged)))) == []


def test_a_result_without_proof_is_named():
    assert codes(check_indicator_gaps(year(indicators=(dataclasses.replace(ROW, actual="13"),)))) == ["Y406"]


def test_rows_that_lack_what_they_are_there_to_say_are_named():
    problem = Problem(code="W1", problem="培训合格率低")
    activity = Activity(code="A1", name="竞答", days="5月20日和24日")
    found = {
        finding.code: finding.cause for finding in check_row_gaps(year(problems=(problem,), activities=(activity,)))
    }
    assert found == {
        "Y407": "“竞答”缺地点、参加人次",
        "Y410": "“培训合格率低”缺原因分析、改进措施、责任科室或岗位、完成时限",
    }


def test_a_project_without_money_is_named():
    assert codes(check_project_gaps(year(projects=(Project(code="P1", name="科普专项"),)))) == ["Y414"]
