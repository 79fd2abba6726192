"""What becomes of rows, weights and groups that cannot be scored, and of what does not apply."""

import pytest

from jixiao.engine.scoring import ExecutionScore, Result, RowScore, rulebook, score
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Grade, Undefined


def row_of(result: Result, code: str) -> RowScore:
    found = result.row(code)
    assert found is not None
    return found


def money_of(result: Result) -> ExecutionScore:
    assert result.execution is not None
    return result.execution


def codes_of(result: Result) -> set[str]:
    return {finding.code for finding in result.findings}


def test_a_row_without_a_result_is_not_scored_and_its_weight_is_said(four, good, sheet):
    del good["E1"]
    result = score(sheet(*four), good, rulebook("MOF10"))
    assert isinstance(row_of(result, "E1").score, Undefined)
    assert [str(group.unscored) for group in result.groups] == ["0.00", "30.00", "0.00"]
    assert str(result.scored) == "70.00"
    assert isinstance(result.grade, Undefined)
    assert result.grade.reason == "还有 30 分未能计分，不评等级"
    assert result.grade.culprits == ("E1",)
    assert "J301" in codes_of(result)


def test_zero_is_a_result_and_unfilled_is_none(four, good, sheet, read):
    zero = score(sheet(*four), {**good, "C1": read("0场")}, rulebook("MOF10"))
    blank = score(sheet(*four), {**good, "C1": read(UNFILLED)}, rulebook("MOF10"))
    assert str(row_of(zero, "C1").score) == "0.00"
    assert isinstance(zero.grade, Grade)
    assert isinstance(row_of(blank, "C1").score, Undefined)
    assert isinstance(blank.grade, Undefined)


def test_a_value_that_cannot_be_computed_says_why(four, good, sheet, read):
    broken = read(Undefined("编制数未填", ("编制数",)))
    result = score(sheet(*four), {**good, "C1": broken}, rulebook("MOF10"))
    assert row_of(result, "C1").score == Undefined("实际完成值算不出：编制数未填", ("C1",))


def test_a_row_that_does_not_apply_leaves_its_weight_to_its_group(row, read, sheet):
    rows = (row("C1", "≥", "10场", 20), row("C2", "≥", "10场", 20), row("C3", "≥", "10场", 10))
    readings = {"C1": read("10场"), "C2": read("5场"), "C3": read(NOT_APPLICABLE)}
    result = score(sheet(*rows), readings, rulebook("MOF10"))
    assert [str(scored.weight) for scored in result.rows] == ["25.00", "25.00", "不适用"]
    assert [str(scored.score) for scored in result.rows[:2]] == ["25.00", "12.50"]
    assert "指标C3不适用，10 分按比例并入同组其余指标，本指标分得 5 分" in result.trace.text()


def test_satisfaction_that_does_not_apply_goes_to_the_benefits(four, good, sheet, read):
    result = score(sheet(*four), {**good, "M1": read(NOT_APPLICABLE)}, rulebook("MOF10"))
    assert str(row_of(result, "E1").weight) == "40.00"
    assert str(result.scored) == "100.00"
    assert isinstance(result.grade, Grade)
    (weight,) = [trace for trace in row_of(result, "E1").trace.inputs if trace.label == "分值"]
    assert weight.rule is not None
    assert weight.rule.source == "财预〔2021〕101号"


def test_satisfaction_that_was_never_planned_is_no_gap_where_the_benefits_hold_its_points(row, read, sheet):
    rows = (row("C1", "≥", "10场", 50), row("E1", "≥", "90%", 40, level1="效益指标"))
    result = score(sheet(*rows), {"C1": read("10场"), "E1": read("90%")}, rulebook("MOF10"))
    assert not codes_of(result) & {"J201", "J202", "J203"}
    assert str(result.total) == "100.00"


def test_weight_that_no_rule_gives_a_new_home_is_not_scored(row, read, sheet):
    rows = (
        row("C1", "≥", "10场", 50),
        row("E1", "≥", "90%", 30, level1="效益指标"),
        row("M1", "≥", "90%", 10, level1="满意度指标"),
    )
    readings = {"C1": read(NOT_APPLICABLE), "E1": read("90%"), "M1": read("90%")}
    result = score(sheet(*rows), readings, rulebook("MOF10"))
    assert str(result.scored) == "50.00"
    assert "J414" in codes_of(result)
    assert isinstance(result.grade, Undefined)


def test_a_group_that_is_missing_altogether_is_not_scored(row, read, sheet):
    result = score(sheet(row("C1", "≥", "10场", 50)), {"C1": read("10场")}, rulebook("MOF10"))
    assert str(result.scored) == "60.00"
    assert {group.name: str(group.unscored) for group in result.groups} == {
        "产出指标": "0.00",
        "效益指标": "30.00",
        "满意度指标": "10.00",
    }
    assert [group.name for group in result.groups if isinstance(group.score, Undefined)] == ["效益指标", "满意度指标"]
    assert "J203" in codes_of(result)


def test_a_sheet_without_any_indicator_has_no_grade(sheet):
    result = score(sheet(), {}, rulebook("MOF10"))
    assert str(result.scored) == "10.00"
    assert isinstance(result.grade, Undefined)


def test_weights_that_nobody_filled_in_leave_the_points_of_their_group_unscored(row, read, sheet):
    rows = (row("C1", "≥", "10场", 30), row("C2", "≥", "10场", UNFILLED), row("E1", "≥", "90%", 30, level1="效益指标"))
    readings = {"C1": read("10场"), "C2": read("10场"), "E1": read("90%")}
    result = score(sheet(*rows), readings, rulebook("MOF10"))
    assert [str(group.unscored) for group in result.groups] == ["20.00", "0.00", "10.00"]
    assert "J205" in codes_of(result)


def test_a_free_frame_with_weights_missing_has_no_grade(row, read, sheet):
    rows = (row("T1", "≥", "10场", UNFILLED, level1="投入"), row("G1", "≥", "10场", 40, level1="过程"))
    result = score(sheet(*rows), {"T1": read("10场"), "G1": read("10场")}, rulebook("ZT2013"))
    assert str(result.scored) == "40.00"
    assert isinstance(result.grade, Undefined)


def test_no_money_means_no_execution_score_and_no_grade(four, good, sheet, spent):
    result = score(sheet(*four, spending=spent("未填", "258.13")), good, rulebook("MOF10"))
    assert isinstance(money_of(result).score, Undefined)
    assert str(result.scored) == "90.00"
    assert isinstance(result.grade, Undefined)
    assert "J410" in codes_of(result)


@pytest.mark.parametrize(("weight", "told"), [("79.99", "99.99"), ("90", "110")])
def test_weights_that_do_not_add_up_leave_a_sheet_without_a_grade(row, read, sheet, weight: str, told: str):
    rows = (
        row("C1", "≥", "10场", weight),
        row("E1", "≥", "90%", 5, level1="效益指标"),
        row("M1", "≥", "1%", 5, level1="满意度"),
    )
    readings = {"C1": read("10场"), "E1": read("90%"), "M1": read("90%")}
    grade = score(sheet(*rows), readings, rulebook("MOF10")).grade
    assert grade == Undefined(f"分值合计 {told}，不等于满分 100，不评等级")
