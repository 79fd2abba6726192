import dataclasses
from decimal import Decimal
from typing import Any

from jixiao.engine.scoring import rulebook
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Grade, Money, Points, Ratio, Undefined
from jixiao.engine.yearbook import STAND_IN, Assessment, Yearbook, assess, shipped_yearbook

XIANGHE = shipped_yearbook("xianghe_2019")
SHIFAN = shipped_yearbook("shifan_2024")


def assessed(year: Yearbook) -> Assessment:
    return assess(year, rulebook("MOF10"))


def with_indicator(year: Yearbook, code: str, **changes: Any) -> Yearbook:
    changed = tuple(dataclasses.replace(row, **changes) if row.code == code else row for row in year.indicators)
    assert changed != year.indicators
    return dataclasses.replace(year, indicators=changed)


def with_line(year: Yearbook, item: str, **changes: Any) -> Yearbook:
    budget = tuple(dataclasses.replace(line, **changes) if line.item == item else line for line in year.budget)
    return dataclasses.replace(year, budget=budget)


def test_the_first_case_scores_its_execution_and_nothing_it_has_no_indicator_for() -> None:
    result = assessed(XIANGHE).result
    assert result.execution is not None
    assert isinstance(result.execution.rate, Ratio)
    assert result.execution.rate.percent() == "93.99%"
    assert (result.total, result.scored) == (Points.of("9.40"), Points.of(10))
    assert isinstance(result.grade, Undefined)


def test_the_initial_budget_stands_in_only_where_the_whole_years_budget_is_unfilled() -> None:
    assert assessed(XIANGHE).sheet.spending.budget_trace.label == STAND_IN
    filled = with_line(XIANGHE, "支出合计", adjusted=Money.of("260", "万元"))
    spending = assessed(filled).sheet.spending
    assert spending.budget_trace.label != STAND_IN
    assert spending.budget == Money.of("260", "万元")


def test_initial_budget_and_adjustment_make_the_whole_years_budget_and_the_trace_shows_both() -> None:
    adjusted = with_line(XIANGHE, "支出合计", adjustment=Money.of("-19.27", "万元"))
    spending = assessed(adjusted).sheet.spending
    assert spending.budget == Money.of("255.37", "万元")
    assert [part.printed for part in spending.budget_trace.inputs] == ["274.64万元", "−19.27万元"]


def test_the_complete_year_gets_a_grade_and_each_project_its_own_score() -> None:
    assessment = assessed(SHIFAN)
    assert isinstance(assessment.result.grade, Grade)
    assert len(assessment.projects) == len(SHIFAN.projects) > 0
    for project, sheet, result in assessment.projects:
        assert project.name in sheet.title
        assert isinstance(result.grade, Grade)


def test_a_formula_takes_its_value_from_the_facts_and_its_trace_ends_at_them() -> None:
    computed = next(row for row in SHIFAN.indicators if row.name == "在职人员控制率")
    scored = assessed(SHIFAN).result.row(computed.code)
    assert scored is not None
    text = scored.trace.text()
    assert "在职人员数 ÷ 编制数 × 100%" in text
    assert "单位概况" in text


def test_a_formula_with_a_fault_leaves_the_row_unscored_and_says_where() -> None:
    code = SHIFAN.indicators[0].code
    assessment = assessed(with_indicator(SHIFAN, code, formula="在职人数 ÷ 编制数"))
    scored = assessment.result.row(code)
    assert scored is not None
    assert isinstance(scored.score, Undefined)
    fault = next(found for found in assessment.findings if found.code.startswith("F"))
    assert "在职人员数" in fault.cure
    assert fault.place.path == f"indicators.{code}.formula"


def test_an_unfilled_reading_is_not_scored_as_zero_and_no_grade_is_given() -> None:
    code = next(row.code for row in SHIFAN.indicators if row.formula is UNFILLED and row.project is UNFILLED)
    unfilled = assessed(with_indicator(SHIFAN, code, actual=UNFILLED)).result
    zero = assessed(with_indicator(SHIFAN, code, actual="0")).result
    row = unfilled.row(code)
    assert row is not None
    assert isinstance(row.score, Undefined)
    assert isinstance(unfilled.grade, Undefined)
    assert zero.row(code) is not None
    assert isinstance(zero.grade, Grade)


def test_an_indicator_that_does_not_apply_leaves_the_frame_and_the_full_mark_stays() -> None:
    code = next(row.code for row in SHIFAN.indicators if row.formula is UNFILLED and row.project is UNFILLED)
    result = assessed(with_indicator(SHIFAN, code, actual=NOT_APPLICABLE)).result
    assert result.full == result.scored == Points.of(Decimal(100))
    assert isinstance(result.grade, Grade)
