"""What a careful reader would ask about a scored sheet, each flag raised and not raised."""

from collections.abc import Callable

import pytest

from jixiao.engine.errors import Finding, code_table
from jixiao.engine.scoring import Result, rulebook, score
from jixiao.engine.scoring.flags import FLAGS
from jixiao.engine.values import UNFILLED, Points


@pytest.fixture
def found(sheet) -> Callable[..., dict[str, Finding]]:
    """Score rows and readings, and give the findings by code."""

    def by_code(rows, readings, *, code: str = "MOF10", spending=None) -> dict[str, Finding]:
        result: Result = score(sheet(*rows, spending=spending), readings, rulebook(code))
        return {finding.code: finding for finding in result.findings}

    return by_code


@pytest.fixture
def full(row):
    """Weights that sum to the full mark, group by group."""
    return (
        row("C1", "≥", "10场", 50),
        row("E1", "≥", "90%", 30, level1="效益指标"),
        row("M1", "≥", "90%", 10, level1="满意度指标"),
    )


@pytest.fixture
def proven(read):
    return {
        code: read(value, proofs=("统计台账",), reason="见说明")
        for code, value in (("C1", "11场"), ("E1", "95%"), ("M1", "92%"))
    }


def test_a_sheet_without_fault_raises_nothing(found, full, proven):
    assert found(full, proven) == {}


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        (("50", "29.99", "10"), "各指标分值合计 89.99，加预算执行率 10 分得 99.99，少 0.01 分，不等于满分 100"),
        (("60", "40", "10"), "各指标分值合计 110，加预算执行率 10 分得 120，多 20 分，不等于满分 100"),
    ],
)
def test_weights_that_do_not_add_up_are_named_with_the_difference(found, row, proven, weights, told):
    rows = tuple(
        row(code, "≥", target, weight, level1=level1)
        for code, target, weight, level1 in zip(
            ("C1", "E1", "M1"), ("10场", "90%", "90%"), weights, ("产出指标", "效益指标", "满意度指标"), strict=True
        )
    )
    findings = found(rows, proven)
    assert findings["J201"].cause == told
    assert "J202" in findings


def test_a_group_that_holds_other_points_than_its_frame_deals_it_is_named(found, row, proven):
    rows = (
        row("C1", "≥", "10场", 55),
        row("E1", "≥", "90%", 25, level1="效益指标"),
        row("M1", "≥", "90%", 10, level1="满意度指标"),
    )
    findings = found(rows, proven)
    assert "J201" not in findings
    assert findings["J202"].cause == "效益指标分值合计 25，少 5 分，不等于规定的 30"
    assert "财预〔2020〕10号第十三条" in findings["J202"].cure


def test_a_first_level_nobody_knows_is_named(found, row, read):
    findings = found((row("X1", "≥", "1场", 90, level1="其它方面"),), {"X1": read("1场")})
    assert "没有一级指标“其它方面”" in findings["J204"].cause


def test_output_and_benefit_hold_at_least_sixty_in_an_evaluation(found, row, read):
    rows = (row("P1", "≥", "1场", 50, level1="过程"), row("C1", "≥", "1场", 50, level1="产出"))
    findings = found(rows, {"P1": read("1场"), "C1": read("1场")}, code="MOF10_EVAL")
    assert findings["J215"].cause == "产出、效益分值合计 50，低于规定的 60"


def test_one_indicator_that_carries_nearly_everything_is_named(found, row, read):
    findings = found((row("C1", "≤", "30万元", 90),), {"C1": read("29万元")}, code="SICHUAN")
    assert "一个指标占 90.00 分" in findings["J213"].cause


@pytest.mark.parametrize(("done", "raised"), [("12.99场", False), ("13场", True), ("20场", True)])
def test_doing_far_too_much_wants_a_reason(found, full, read, done, raised):
    proven = {"E1": read("95%", proofs=("台账",)), "M1": read("92%", proofs=("台账",))}
    findings = found(full, {**proven, "C1": read(done, proofs=("台账",))})
    assert ("J401" in findings) is raised
    explained = found(full, {**proven, "C1": read(done, proofs=("台账",), reason="新增三个乡镇申请承办")})
    assert "J401" not in explained


def test_spending_far_less_is_no_over_fulfilment(found, row, read):
    findings = found((row("C1", "≤", "100万元", 50),), {"C1": read("10万元")})
    assert "J401" not in findings


def test_full_marks_want_proof(found, full, proven, read):
    findings = found(full, {**proven, "C1": read("11场")})
    assert findings["J402"].place.path == "indicators.C1.proof"


def test_what_was_counted_from_records_proves_itself(found, full, proven, read):
    import dataclasses

    counted = read("11场")
    source = dataclasses.replace(counted.trace.source, kind="记录")
    trace = dataclasses.replace(counted.trace, source=source)
    assert "J402" not in found(full, {**proven, "C1": dataclasses.replace(counted, trace=trace)})


def test_less_than_full_marks_want_a_reason(found, full, proven, read):
    silent = found(full, {**proven, "C1": read("9场")})
    told = found(full, {**proven, "C1": read("9场", reason="一场因暴雨取消")})
    assert silent["J403"].cause == "分值 50.00，得 45.00，没有写偏差原因和改进措施"
    assert "J403" not in told


@pytest.mark.parametrize(("operator", "raised"), [("≥", True), (">", True), ("=", False), ("≤", False)])
def test_a_target_of_zero_is_only_a_fault_where_more_is_better(found, row, read, operator, raised):
    findings = found((row("C1", operator, "0起", 50),), {"C1": read("0起")})
    assert ("J208" in findings) is raised


def test_a_deduction_wants_a_reason_and_fits_the_weight(found, full, proven, read):
    silent = found(full, {**proven, "C1": read("11场", deduction=Points.of(5))})
    too_much = found(full, {**proven, "C1": read("11场", deduction=Points.of(51), reason="有")})
    negative = found(full, {**proven, "C1": read("11场", deduction=Points.of(-1), reason="有")})
    assert "J311" in silent
    assert "J312" in too_much
    assert "J312" in negative


def test_results_that_all_equal_their_targets_look_copied(found, full, read):
    same = {"C1": read("10场"), "E1": read("90%"), "M1": read("90%")}
    assert found(full, same)["J406"].cause.startswith("3 个指标的完成值全部与指标值相同")
    assert "J406" not in found(full, {**same, "C1": read("11场")})
    assert "J406" not in found(full[:2], {"C1": read("10场"), "E1": read("90%")})


def test_an_indicator_that_contradicts_the_money_of_its_own_sheet_is_named(found, row, read, spent):
    rows = (row("P1", "=", "95%", 50, name="预算执行率"),)
    findings = found(rows, {"P1": read("98%")}, spending=spent("2960", "2798.30"))
    assert "94.54%" in findings["J416"].cause
    assert "J416" not in found(rows, {"P1": read("94.54%")}, spending=spent("2960", "2798.30"))


def test_more_spent_than_there_was_wants_a_reason(found, full, proven, spent):
    assert "J408" in found(full, proven, spending=spent("255.37", "258.13"))
    assert "J408" not in found(full, proven, spending=spent("255.37", "258.13", "动用上年结转"))
    assert "J408" not in found(full, proven, spending=spent("100", "100"))


@pytest.mark.parametrize(("executed", "codes"), [("89.99", {"J413"}), ("90", set()), ("100", set())])
def test_a_low_execution_rate_wants_a_reason(found, full, spent, executed, codes):
    assert found(full, {}, spending=spent("100", executed)).keys() & {"J413"} == codes
    assert "J413" not in found(full, {}, spending=spent("100", executed, "工程未到付款节点"))


def test_the_red_light_says_the_sum(found, full, proven, spent):
    findings = found(full, proven, spending=spent("100", "94"))
    assert findings["J404"].cause == (
        "指标得分率 90 ÷ 90 = 100.00%，执行率得分率 9.4 ÷ 10 = 94.00%；(100.00% − 94.00%) ÷ 100.00% = 6.00%，超过 5.00%"
    )


def test_the_yellow_light_says_how_much_is_unspent(found, full, read, spent):
    poor = {"C1": read("5场"), "E1": read("60%"), "M1": read("60%")}
    findings = found(full, poor, spending=spent("100", "70"))
    assert findings["J405"].cause == "还有 30.00% 的预算没有支出，超过 20.00%"


def test_lights_stay_out_where_nothing_could_be_scored(found, full, read, spent):
    blank = {code: read(UNFILLED) for code in ("C1", "E1", "M1")}
    assert "J404" not in found(full, blank, spending=spent("100", "94"))


def test_manual_scores_above_the_weight_and_outside_the_band_are_refused(found, row, read):
    by_hand = row("C1", "定性", "健全", 10, method="人工评分")
    in_band = row("E1", "定性", "健全", 10, level1="效益指标")
    findings = found((by_hand, in_band), {"C1": read("健全", manual="10.01"), "E1": read("达成", manual="7.99")})
    assert "不在 0 与分值 10.00 之间" in findings["J307"].cause
    assert findings["J306"].cause == "人工评分 7.99 不在“达成”的 8（含）至 10（含）分之内"


def test_units_that_do_not_match_and_values_that_are_none_are_refused(found, row, read):
    rows = (row("C1", "≥", "10场", 10), row("C2", "≥", "10场", 10), row("C3", "≥", UNFILLED, 10))
    findings = found(rows, {"C1": read("9人"), "C2": read("完成"), "C3": read("9场")})
    assert "单位“人”与指标值的单位“场”不是同一种" in findings["J211"].cause
    assert "“完成”不是数" in findings["J302"].cause
    assert "J207" in findings


def test_a_method_that_does_not_exist_is_named_with_those_that_do(found, row, read):
    findings = found((row("C1", "≥", "10场", 10, method="看情况"),), {"C1": read("9场")})
    assert "没有叫“看情况”的计分方法" in findings["J212"].cause
    assert "正向比例" in findings["J212"].cure


def test_a_method_named_by_a_row_does_not_borrow_the_parameters_of_another_indicators_rule(found, row, read):
    rows = (row("G1", "定性", "健全", 10, level1="过程", name="内控情况", method="要点检查"),)
    assert "没有写明共有几个检查要点" in found(rows, {"G1": read("①②")}, code="ZT2013")["J207"].cause


def test_an_operator_that_is_missing_is_not_guessed(found, row, read):
    findings = found((row("C1", UNFILLED, "10场", 10),), {"C1": read("9场")})
    assert "分不清是越高越好还是越低越好" in findings["J210"].cause


def test_every_flag_is_a_function_with_its_manual_in_the_one_tuple():
    assert len(set(FLAGS)) == len(FLAGS)
    assert all((flag.__doc__ or "").startswith("Yield ") for flag in FLAGS)


def test_every_code_that_the_room_uses_is_in_the_table(checkout):
    import re

    source = "".join(file.read_text("utf-8") for file in (checkout / "src/jixiao/engine/scoring").glob("*.py"))
    used = set(re.findall(r'"(J\d{3})"', source))
    table = {code for code in code_table() if code.startswith("J")}
    assert used == table


def test_every_finding_says_place_cause_and_cure(found, row, read, spent):
    rows = (row("C1", "≥", "0场", 95), row("C2", UNFILLED, "10场", 5), row("C3", "≥", "10场", UNFILLED))
    findings = found(rows, {"C1": read("1场"), "C2": read("9场")}, spending=spent("0", "5"))
    assert len(findings) >= 6
    for finding in findings.values():
        assert finding.place.where
        assert finding.place.path
        assert finding.cause
        assert finding.cure
