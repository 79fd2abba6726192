"""Scores one row of the sheet: its method, its exact points, deductions, rounding, and the trace of all that."""

import dataclasses
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.scoring.judging import Chosen, Given, choose_method, give
from jixiao.engine.scoring.places import Refusal, place_of
from jixiao.engine.scoring.rulebook import Rulebook
from jixiao.engine.scoring.sheet import Reading, Row, RowScore, Sheet
from jixiao.engine.scoring.tracing import print_score, put_in, round_score, shown, target_trace, weight_trace
from jixiao.engine.scoring.weighing import Share
from jixiao.engine.values import PERCENT, Absent, Points, Quantity, Trace, Undefined, print_decimal

_ZERO = Fraction(0)


def score_row(
    share: Share, reading: Reading, *, sheet: Sheet, rulebook: Rulebook
) -> tuple[RowScore, tuple[Finding, ...]]:
    """Return the scored row with the faults that were met on the way."""
    if share.out:
        return _left_out(share, reading, sheet), ()
    row = dataclasses.replace(share.row, weight=share.weight)
    chosen = choose_method(row, rulebook=rulebook)
    if isinstance(chosen, Refusal):
        return _refused(share, reading, sheet, chosen, "")
    given = give(row, reading, chosen=chosen, rulebook=rulebook, year=sheet.year)
    if isinstance(given, Refusal):
        return _refused(share, reading, sheet, given, chosen.method.code)
    scored = _scored(share, reading, chosen=chosen, given=given, sheet=sheet, rulebook=rulebook)
    return scored, tuple(remark.as_finding(sheet, share.row) for remark in given.remarks)


def _scored(
    share: Share, reading: Reading, *, chosen: Chosen, given: Given, sheet: Sheet, rulebook: Rulebook
) -> RowScore:
    weight = share.weight.value if isinstance(share.weight, Points) else _ZERO
    mark = chosen.method.mark(**given.arguments, weight=weight)
    earned, rounding = round_score(mark.points, rule=rulebook.rounding, weight=weight)
    taken_off, told = _deductions(share.row, reading, given, rulebook)
    score = Points(max(_ZERO, earned.value - taken_off))
    worked = put_in(mark.branch, numbers={**given.shown, "分值": shown(weight)}, result=mark.points)
    formula = chosen.method.formula(chosen.parameters)
    notes = [
        *told,
        *given.notes,
        *(remark.cause for remark in given.remarks),
        f"存疑：{chosen.doubt}" if chosen.doubt else "",
    ]
    trace = Trace(
        label=f"{share.row.name}得分",
        printed=print_score(score, rule=rulebook.rounding),
        exact=mark.points,
        unit="分",
        formula=f"{chosen.method.name}：{formula}" if formula else chosen.method.description,
        worked=worked,
        rounding=rounding,
        note="；".join(note for note in notes if note),
        rule=chosen.rule,
        inputs=_inputs(share, reading, sheet, chosen),
    )
    return RowScore(share.row, reading, share.weight, score, chosen.method.code, trace)


def _deductions(row: Row, reading: Reading, given: Given, rulebook: Rulebook) -> tuple[Fraction, list[str]]:
    """Return the points taken off after scoring, and the words for the trace."""
    taken_off, told = _ZERO, []
    if reading.deduction.value > 0:
        taken_off += reading.deduction.value
        told.append(f"复核扣减 {reading.deduction} 分，理由：{reading.reason or '未填'}，扣完为止")
    flags = rulebook.flags
    asked = flags.over_deduction and row.operator in {"≥", ">", "="}
    reached = _reached(given) if asked else None
    if reached is not None and reached >= flags.over_fulfilment:
        taken_off += flags.over_deduction
        percentage = print_decimal(reached * 100, places=2)
        told.append(f"完成值达到指标值的 {percentage}%，按规则扣 {print_decimal(flags.over_deduction)} 分")
    return taken_off, told


def _reached(given: Given) -> Fraction | None:
    """Return the actual value as a share of the target, None where the method has no target above 0."""
    actual, target = given.arguments.get("actual"), given.arguments.get("target")
    if isinstance(actual, Fraction) and isinstance(target, Fraction) and target > 0:
        return actual / target
    return None


def _inputs(share: Share, reading: Reading, sheet: Sheet, chosen: Chosen | None) -> tuple[Trace, ...]:
    row = share.row
    target: Quantity | str | Absent = row.target
    by_rule = chosen.target if chosen and isinstance(target, Absent) else None
    if by_rule is not None:
        target = Quantity(by_rule / PERCENT.scale, PERCENT)
    told = target_trace(
        target,
        operator=row.operator,
        place=place_of(sheet, row, "target").where,
        rule=chosen.rule if chosen and by_rule is not None else None,
    )
    weight = weight_trace(share.weight, came=share.came, place=place_of(sheet, row, "weight").where, rule=share.rule)
    return reading.trace, told, weight


def _refused(
    share: Share, reading: Reading, sheet: Sheet, refusal: Refusal, method: str
) -> tuple[RowScore, tuple[Finding, ...]]:
    undefined = refusal.as_undefined(share.row)
    trace = Trace(
        label=f"{share.row.name}得分",
        printed=str(undefined),
        unit="分",
        note=f"改法：{refusal.cure}",
        inputs=_inputs(share, reading, sheet, None),
    )
    scored = RowScore(share.row, reading, share.weight, undefined, method, trace)
    return scored, (refusal.as_finding(sheet, share.row),)


def _left_out(share: Share, reading: Reading, sheet: Sheet) -> RowScore:
    weight = share.row.weight
    reason = f"不适用，{weight} 分已转出" if isinstance(weight, Points) else "不适用"
    undefined = Undefined(reason, (share.row.code,))
    trace = Trace(f"{share.row.name}得分", "不适用", note=reason, inputs=_inputs(share, reading, sheet, None))
    return RowScore(share.row, reading, share.weight, undefined, "", trace)
