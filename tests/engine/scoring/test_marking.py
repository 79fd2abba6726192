"""A whole sheet scored: totals, traces, and what becomes of the rows that cannot be scored."""

import json
import subprocess
import sys
import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.engine.scoring import ExecutionScore, Reading, Result, Row, RowScore, Sheet, Spending, rulebook, score
from jixiao.engine.values import (
    NOT_APPLICABLE,
    UNFILLED,
    Money,
    Points,
    Quantity,
    Ratio,
    Trace,
    Undefined,
)

LEVELS = ("产出指标", "效益指标", "满意度指标")


@pytest.fixture
def result(four, good, sheet, spent):
    return score(sheet(*four, spending=spent("274.64", "258.13")), good, rulebook("MOF10"))


def row_of(result: Result, code: str) -> RowScore:
    found = result.row(code)
    assert found is not None
    return found


def money_of(result: Result) -> ExecutionScore:
    assert result.execution is not None
    return result.execution


def codes_of(result: Result) -> set[str]:
    return {finding.code for finding in result.findings}


def every_trace(trace: Trace) -> list[Trace]:
    return [trace, *(below for child in trace.inputs for below in every_trace(child))]


def test_a_sheet_is_scored_to_its_total_and_grade(result):
    assert [str(scored.score) for scored in result.rows] == ["27.00", "20.00", "30.00", "10.00"]
    assert result.execution.rate_trace.printed == "93.99%"
    assert str(result.execution.score) == "9.40"
    assert str(result.total) == "96.40"
    assert (str(result.grade), result.scored, result.full) == ("优", Points.of(100), Points.of(100))
    assert [(group.name, str(group.score), str(group.weight)) for group in result.groups] == [
        ("产出指标", "47.00", "50.00"),
        ("效益指标", "30.00", "30.00"),
        ("满意度指标", "10.00", "10.00"),
    ]


def test_the_trace_of_the_total_reads_from_the_total_down_to_what_was_filled_in(result):
    text = result.trace.text()
    for line in (
        "总分 = 96.40",
        "公式：预算执行率得分 + 产出指标得分 + 效益指标得分 + 满意度指标得分",
        "代入：9.40 + 47.00 + 30.00 + 10.00",
        "代入：258.13万元 ÷ 274.64万元 × 10 ≈ 9.3988",
        "取舍：四舍五入到 2 位小数",
        "依据：预算执行率得分（财预〔2020〕10号附件1，2020-02-25起，规则集 MOF10）",
        "代入：9场 ÷ 10场 × 30 = 27",
        "代入：1.5万元 ≤ 1.5万元，得满分 20",
        "来源：填报，《绩效指标》实际完成值列",
        "等级：优（90 分起），按取舍后的总分 96.40 评定",
    ):
        assert line in text


def test_every_score_in_the_trace_has_a_formula_numbers_put_in_a_rule_and_inputs(result):
    for scored in result.rows:
        trace = scored.trace
        assert trace.formula
        assert trace.worked
        assert trace.rule is not None
        assert trace.rule.since
        assert [child.label for child in trace.inputs] == ["实际完成值", "年度指标值", "分值"]
        assert all(child.source is not None for child in trace.inputs)


def test_the_trace_goes_to_json_and_back(result):
    assert Trace.from_json(json.loads(json.dumps(result.trace.to_json()))) == result.trace


def test_every_printed_score_of_the_result_is_in_the_trace(result):
    printed = {trace.label: trace.printed for trace in every_trace(result.trace)}
    for scored in result.rows:
        assert printed[f"{scored.row.name}得分"] == str(scored.score)
    assert printed["预算执行率得分"] == str(result.execution.score)


def test_a_deduction_is_taken_off_after_rounding_and_never_below_nothing(four, good, sheet, read):
    readings = {
        **good,
        "C1": read("9场", deduction=Points.of("2.5"), reason="两场活动签到表不全"),
        "C2": read("15000元", deduction=Points.of(20), reason="未按规定采购"),
    }
    result = score(sheet(*four), readings, rulebook("MOF10"))
    assert [str(row_of(result, code).score) for code in ("C1", "C2")] == ["24.50", "0.00"]
    assert "复核扣减 2.50 分，理由：两场活动签到表不全，扣完为止" in row_of(result, "C1").trace.note


def test_a_platform_takes_two_points_for_far_too_much(row, read, sheet):
    readings = {"C1": read("13场")}
    taken = row_of(score(sheet(row("C1", "≥", "10场", 8)), readings, rulebook("PLATFORM")), "C1")
    kept = row_of(score(sheet(row("C1", "≥", "10场", 8)), readings, rulebook("MOF10")), "C1")
    assert (str(taken.score), str(kept.score)) == ("6.00", "8.00")
    assert "130.00%，按规则扣 2 分" in taken.trace.note


def test_a_finished_project_within_its_budget_loses_nothing_under_101(sheet, spent):
    unfinished = spent("100", "93")
    finished = Spending(
        **{name: getattr(unfinished, name) for name in ("budget", "executed", "budget_trace", "executed_trace")},
        completed=True,
    )
    assert str(money_of(score(sheet(spending=unfinished), {}, rulebook("MOF101"))).score) == "7.00"
    assert str(money_of(score(sheet(spending=finished), {}, rulebook("MOF101"))).score) == "10.00"


def test_some_rules_measure_the_money_against_what_came_in(row, read, sheet, spent):
    spending = Spending(
        Money.of(985, "万元"),
        Money.of(300, "万元"),
        Trace("全年预算数", "985万元"),
        Trace("全年执行数", "300万元"),
        received=Money.of(400, "万元"),
        received_trace=Trace("实际到位资金", "400万元"),
    )
    promised = row("G1", "≥", "100%", 20, level1="过程", name="预算执行率")
    wrong = score(sheet(promised, spending=spending), {"G1": read("30.46%")}, rulebook("MOF10_EVAL"))
    right = score(sheet(promised, spending=spending), {"G1": read("75%")}, rulebook("MOF10_EVAL"))
    assert "J416" in codes_of(wrong)
    assert "J416" not in codes_of(right)
    assert right.execution is None


def test_the_frame_follows_whether_cost_is_judged(row, read, sheet):
    rows = (
        row("J1", "≤", "1.5万元", 20, level1="成本指标"),
        row("C1", "≥", "10场", 40),
        row("E1", "≥", "90%", 20, level1="效益指标"),
        row("M1", "≥", "90%", 10, level1="满意度指标"),
    )
    readings = {"J1": read("1.5万元"), "C1": read("10场"), "E1": read("90%"), "M1": read("90%")}
    under_101 = score(sheet(*rows), readings, rulebook("MOF101"))
    under_10 = score(sheet(*rows), readings, rulebook("MOF10"))
    assert "J202" not in codes_of(under_101)
    assert [group.name for group in under_101.groups] == ["成本指标", "产出指标", "效益指标", "满意度指标"]
    assert [group.name for group in under_10.groups] == ["产出指标", "效益指标", "满意度指标"]
    assert "J202" in codes_of(under_10)


def test_the_six_dimensions_take_the_indicators_of_2013_by_their_names(row, read, sheet):
    rows = (
        row("T1", "≤", "100%", 40, level1="投入", name="在职人员控制率"),
        row("G1", "定性", UNFILLED, 60, level1="过程", name="资金使用合规性"),
    )
    readings = {"T1": read("100%"), "G1": read("5项")}
    result = score(sheet(*rows), readings, rulebook("SIX2018"))
    assert {group.name: str(group.score) for group in result.groups if group.earned} == {
        "运行成本": "40.00",
        "管理效率": "60.00",
    }


def test_a_province_may_leave_a_unit_without_a_grade(row, read, sheet):
    rows = (row("C1", "≥", "10场", 40), row("E1", "≥", "90%", 40, level1="效益指标"))
    result = score(sheet(*rows), {"C1": read("10场"), "E1": read("90%")}, rulebook("HUBEI"))
    assert str(result.total) == "100.00"
    assert result.grade == Undefined("本规则集不评等级")


def test_places_of_the_workbook_are_quoted_in_findings_and_traces(row, read, spent):
    places = {"indicators.C1.target": "《绩效指标》第 4 行 G 列", "indicators.C1.actual": "《绩效指标》第 4 行 K 列"}
    own = Sheet("自评表", 2024, (row("C1", "≥", "10场", 90),), spent(), places)
    result = score(own, {"C1": read("完成")}, rulebook("MOF10"))
    (finding,) = [finding for finding in result.findings if finding.code == "J302"]
    assert finding.place.where == "《绩效指标》第 4 行 K 列（C1 指标C1）"
    assert finding.place.path == "indicators.C1.actual"
    assert finding.place.quote == "完成"
    assert "《绩效指标》第 4 行 G 列" in result.trace.text()


@settings(max_examples=60)
@given(
    weights=st.lists(st.integers(1, 40), min_size=1, max_size=8),
    done=st.lists(st.integers(0, 15), min_size=8, max_size=8),
    out=st.sets(st.integers(0, 7)),
)
def test_points_are_never_lost_and_never_made(weights: list[int], done: list[int], out: set[int]):
    """Whatever is 不适用: the weights that are judged, those that are not, and the execution sum to the full mark."""
    total = sum(weights)
    shares = [Fraction(90 * weight, total) for weight in weights]
    rows = tuple(
        Row(f"R{n}", LEVELS[n % 3], "数量指标", f"指标{n}", "≥", Quantity.of(10, "场"), Points(share))
        for n, share in enumerate(shares)
    )
    blank = Trace("实际完成值", "")
    readings = {
        row.code: Reading(NOT_APPLICABLE if n in out else Quantity.of(done[n], "场"), blank)
        for n, row in enumerate(rows)
    }
    spending = Spending(Money(100), Money(100), blank, blank)
    result = score(Sheet("自评表", 2024, rows, spending, {}), readings, rulebook("MOF10"))
    held = sum((group.weight.value for group in result.groups), Fraction(0))
    assert held + 10 == 100
    assert result.scored.value == 100 - sum((group.unscored.value for group in result.groups), Fraction(0))
    assert 0 <= result.total.value <= 100
    assert all(scored.score.value <= scored.weight.value for scored in result.rows if isinstance(scored.score, Points))


def test_the_same_sheet_always_gives_the_same_result(four, good, sheet):
    assert score(sheet(*four), good, rulebook("MOF10")) == score(sheet(*four), good, rulebook("MOF10"))


def test_what_cost_points_is_listed_dearest_first(result):
    assert result.lost() == (("C1", Fraction(3)),)


def test_thirty_rows_are_scored_with_their_traces_in_fifteen_milliseconds(row, read, sheet):
    rows = tuple(row(f"R{n}", "≥", "10场", 3, level1=LEVELS[n % 3]) for n in range(30))
    readings = {one.code: read("9场") for one in rows}
    own, rules = sheet(*rows), rulebook("MOF10")
    score(own, readings, rules)
    spans = []
    for _ in range(10):
        began = time.process_time()
        score(own, readings, rules)
        spans.append(time.process_time() - began)
    assert min(spans) < 0.015


def test_scoring_brings_no_numpy():
    program = "import jixiao.engine.scoring, sys; print('numpy' in sys.modules, 'rapidfuzz' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_rate_is_exact_and_its_print_is_rounded(result):
    assert result.execution.rate == Ratio(Fraction(25813, 27464))
    assert result.execution.trace.exact == Fraction(258130, 27464)
