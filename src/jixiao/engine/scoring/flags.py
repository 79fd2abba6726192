"""Flags: what a careful reader would ask about a scored sheet. Each is a function in the one tuple ``FLAGS``."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.scoring.lights import (
    flag_capped_total,
    flag_execution_row,
    flag_grade_line,
    flag_low_execution,
    flag_money_and_goals,
    flag_overspent,
    flag_rounded_grade,
)
from jixiao.engine.scoring.methods import METHODS, Takes
from jixiao.engine.scoring.places import place_of, sheet_place
from jixiao.engine.scoring.sheet import Result, RowScore
from jixiao.engine.scoring.sums import (
    flag_group_weights,
    flag_heavy_indicator,
    flag_homeless_weight,
    flag_missing_groups,
    flag_too_little_outcome,
    flag_total_weight,
    flag_unknown_groups,
)
from jixiao.engine.scoring.totalling import Parts
from jixiao.engine.values import Points, Quantity, print_decimal

_COPIED_AT_LEAST = 3
_FULL_OR_MORE = ("≥", ">", "=")
_SCORED_BY_HAND = {Takes.MANUAL, Takes.GRADED}


def flag_over_fulfilment(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each row far above its target that says no reason (财预〔2020〕10号第十六条: 分析原因)."""
    most = parts.rulebook.flags.over_fulfilment
    for row in result.rows:
        reached = _reached(row)
        if reached is not None and reached >= most and row.row.operator in _FULL_OR_MORE and not row.reading.reason:
            cause = f"完成值达到指标值的 {print_decimal(reached * 100, places=2)}%，没有说明原因"
            cure = "写明原因；是年初指标值定低了的，适度调减得分"
            yield Finding("J401", place_of(parts.sheet, row.row, "reason"), cause, cure)


def flag_missing_proof(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each row with full marks and nothing that proves them."""
    for row in result.rows:
        source = row.reading.trace.source
        proven = row.reading.proofs or (source and (source.proofs or source.kind == "记录"))
        if _is_full(row) and not proven:
            cause = f"得满分 {row.weight}，没有佐证材料"
            yield Finding("J402", place_of(parts.sheet, row.row, "proof"), cause, "列出能证明完成值的材料名称")


def flag_missing_reason(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each row below full marks that says no reason."""
    for row in result.rows:
        lost = isinstance(row.score, Points) and isinstance(row.weight, Points) and row.score < row.weight
        if lost and not row.reading.reason:
            cause = f"分值 {row.weight}，得 {row.score}，没有写偏差原因和改进措施"
            yield Finding("J403", place_of(parts.sheet, row.row, "reason"), cause, "写明偏差原因和改进措施")


def flag_zero_target(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each row that should be as high as possible and whose target is 0."""
    for row in result.rows:
        target = row.row.target
        if isinstance(target, Quantity) and target.amount == 0 and row.row.operator in {"≥", ">"}:
            cause = "指标值为 0，不论完成多少都是满分"
            cure = "核对批复的指标值；要求不发生的（事故、投诉）指标性质应为 = 或 ≤"
            yield Finding("J208", place_of(parts.sheet, row.row, "target", quote=target.text()), cause, cure)


def flag_manual_scores(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each score given by hand without a reason, or where the method has no use for it."""
    for row in result.rows:
        if row.reading.manual is None or not row.method:
            continue
        if METHODS[row.method].takes not in _SCORED_BY_HAND:
            cause = f"“{METHODS[row.method].name}”由完成值计分，人工评分 {row.reading.manual} 没有采用"
            cure = "删去人工评分；要扣分的填“扣减分”并写理由"
            yield Finding("J309", place_of(parts.sheet, row.row, "manual"), cause, cure)
        elif not row.reading.reason and not _is_full(row):
            cause = f"人工评分 {row.reading.manual} 没有写理由"
            yield Finding("J308", place_of(parts.sheet, row.row, "reason"), cause, "写明评分理由及依据")


def flag_deductions(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each deduction without a reason, below 0, or above the weight."""
    for row in result.rows:
        taken = row.reading.deduction
        if taken.value < 0 or (isinstance(row.weight, Points) and taken > row.weight):
            cause = f"扣减 {taken} 分，不在 0 与分值 {row.weight} 之间"
            yield Finding("J312", place_of(parts.sheet, row.row, "deduction"), cause, "改为 0 到分值之间的数")
        elif taken.value > 0 and not row.reading.reason:
            yield Finding(
                "J311", place_of(parts.sheet, row.row, "reason"), f"扣减 {taken} 分，没有写理由", "写明扣减理由"
            )


def flag_copied_results(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the suspicion that results were copied from the targets: every one of them is the same."""
    pairs = [(row.row.target, row.reading.value) for row in result.rows if not isinstance(row.reading.value, Points)]
    told = [
        (target, value)
        for target, value in pairs
        if isinstance(target, Quantity | str) and isinstance(value, Quantity | str)
    ]
    if len(told) >= _COPIED_AT_LEAST and all(_same(target, value) for target, value in told):
        cause = f"{len(told)} 个指标的完成值全部与指标值相同，像是照抄"
        place = sheet_place(parts.sheet, "实际完成值列", path="actuals")
        yield Finding("J406", place, cause, "按台账、统计表等逐项填写实际完成的数")


def _same(target: Quantity | str, value: Quantity | str) -> bool:
    if isinstance(target, Quantity) and isinstance(value, Quantity):
        return target.unit.measures_the_same(value.unit) and target.in_base() == value.in_base()
    return str(target).strip() == str(value).strip()


def _reached(row: RowScore) -> Fraction | None:
    target, value = row.row.target, row.reading.value
    if not isinstance(target, Quantity) or not isinstance(value, Quantity) or target.amount <= 0:
        return None
    if value.unit == target.unit:
        return value.amount / target.amount
    return value.in_base() / target.in_base() if value.unit.measures_the_same(target.unit) else None


def _is_full(row: RowScore) -> bool:
    return isinstance(row.score, Points) and isinstance(row.weight, Points) and row.score == row.weight


Flag = Callable[[Parts, Result], Iterator[Finding]]

FLAGS: tuple[Flag, ...] = (
    flag_total_weight,
    flag_group_weights,
    flag_missing_groups,
    flag_too_little_outcome,
    flag_unknown_groups,
    flag_homeless_weight,
    flag_heavy_indicator,
    flag_zero_target,
    flag_over_fulfilment,
    flag_missing_proof,
    flag_missing_reason,
    flag_manual_scores,
    flag_deductions,
    flag_copied_results,
    flag_execution_row,
    flag_overspent,
    flag_low_execution,
    flag_money_and_goals,
    flag_capped_total,
    flag_grade_line,
    flag_rounded_grade,
)


def raise_flags(parts: Parts, *, result: Result) -> tuple[Finding, ...]:
    """Return what every flag finds, in the order of ``FLAGS``."""
    return tuple(finding for flag in FLAGS for finding in flag(parts, result))
