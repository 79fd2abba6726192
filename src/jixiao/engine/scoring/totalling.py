"""Adds up: groups, total, caps, grade."""

import dataclasses
from collections.abc import Iterable
from fractions import Fraction

from jixiao.engine.scoring.rulebook import Rulebook
from jixiao.engine.scoring.sheet import ExecutionScore, GroupScore, Result, RowScore, Sheet
from jixiao.engine.scoring.tracing import print_score
from jixiao.engine.scoring.weighing import Weighing
from jixiao.engine.values import (
    UNFILLED,
    Grade,
    Points,
    Ratio,
    Trace,
    Undefined,
    describe_rounding,
    print_decimal,
    round_exactly,
)

_ZERO = Fraction(0)


@dataclasses.dataclass(frozen=True, slots=True)
class Parts:
    """Everything that was scored, before it is added up."""

    sheet: Sheet
    rulebook: Rulebook
    weighing: Weighing
    rows: tuple[RowScore, ...]
    execution: ExecutionScore | None

    def of_group(self, group: str) -> tuple[RowScore, ...]:
        """Return the scored rows of one group, in sheet order."""
        paired = zip(self.weighing.shares, self.rows, strict=True)
        return tuple(scored for share, scored in paired if share.group == group)


def total_up(parts: Parts) -> Result:
    """Return the result without its findings; what could not be scored is missing from the total and said so."""
    missing = _missing_weights(parts)
    groups = tuple(_group(group, missing.get(group, _ZERO), parts) for group in parts.weighing.groups())
    uncapped = sum((group.earned for group in groups), _ZERO) + _execution_points(parts)
    total, capped = _capped(uncapped, parts)
    rounding = parts.rulebook.rounding
    printed = Points(Fraction(round_exactly(total, places=rounding.total_places, mode=rounding.mode)))
    scored = sum((group.weight.value - group.unscored.value for group in groups), _ZERO) + _execution_weight(parts)
    grade = _grade(printed, scored, parts)
    return Result(
        rulebook=parts.rulebook.code,
        rulebook_title=parts.rulebook.title,
        rows=parts.rows,
        execution=parts.execution,
        groups=groups,
        total=printed,
        full=Points(parts.rulebook.full),
        scored=Points(scored),
        grade=grade,
        trace=_total_trace(printed, parts, total=total, uncapped=uncapped, capped=capped, grade=grade, groups=groups),
        findings=(),
    )


def total_before_rounding(result: Result) -> Fraction:
    """Return the sum of what every row and the execution rate earned exactly, before anything was rounded."""
    traces = [scored.trace for scored in result.rows if isinstance(scored.score, Points)]
    if result.execution and isinstance(result.execution.score, Points):
        traces.append(result.execution.trace)
    return sum((trace.exact for trace in traces if trace.exact is not None), _ZERO)


def _missing_weights(parts: Parts) -> dict[str, Fraction]:
    """Return the points of each group that no row of the sheet holds.

    They are what the full mark still lacks, looked for in groups without rows or with a weight 未填, and what became
    homeless; where the weights sum to the full mark, nothing is missing, however they were dealt out.
    """
    left = parts.rulebook.full - _promised(parts)
    missing = dict(parts.weighing.homeless)
    for group, framed in parts.weighing.frame.groups.items():
        own = parts.weighing.of_group(group)
        open_rows = any(share.row.weight is UNFILLED and not share.out for share in own)
        if (open_rows or not own) and left > 0:
            known = sum((share.row.weight.value for share in own if isinstance(share.row.weight, Points)), _ZERO)
            lacking = left if framed is None and open_rows else max(_ZERO, (framed or _ZERO) - known)
            missing[group] = missing.get(group, _ZERO) + min(left, lacking)
            left -= min(left, lacking)
    return missing


def _promised(parts: Parts) -> Fraction:
    """Return the points that the sheet deals out: all weights as promised, and those of the execution rate."""
    weights = (share.row.weight for share in parts.weighing.shares)
    return sum((weight.value for weight in weights if isinstance(weight, Points)), parts.weighing.frame.execution)


def _group(name: str, missing: Fraction, parts: Parts) -> GroupScore:
    rows = parts.of_group(name)
    known = sum((row.weight.value for row in rows if isinstance(row.weight, Points)), _ZERO)
    judged = [row for row in rows if isinstance(row.score, Points)]
    done = sum((row.weight.value for row in judged if isinstance(row.weight, Points)), _ZERO)
    score = sum((row.score.value for row in judged if isinstance(row.score, Points)), _ZERO)
    weight = known + missing
    nothing = weight > 0 and done == 0
    reason = f"{print_decimal(weight)} 分都未能计分"
    trace = Trace(
        label=f"{name}得分",
        printed="未计分" if nothing else print_score(Points(score), rule=parts.rulebook.rounding),
        exact=None if nothing else score,
        unit="分",
        formula="各指标得分之和",
        worked=_sum_worked(row.trace for row in judged),
        note=_group_note(rows, weight - done),
        inputs=tuple(row.trace for row in rows),
    )
    return GroupScore(
        name, Points(weight), Undefined(reason) if nothing else Points(score), Points(weight - done), trace
    )


def _group_note(rows: tuple[RowScore, ...], unscored: Fraction) -> str:
    if unscored > 0:
        return f"{print_decimal(unscored)} 分未能计分"
    if rows and not any(isinstance(row.weight, Points) for row in rows):
        return "全部不适用，分值已转出"
    return ""


def _sum_worked(traces: Iterable[Trace]) -> str:
    return " + ".join(trace.printed for trace in traces)


def _execution_points(parts: Parts) -> Fraction:
    execution = parts.execution
    return execution.score.value if execution and isinstance(execution.score, Points) else _ZERO


def _execution_weight(parts: Parts) -> Fraction:
    execution = parts.execution
    return execution.weight.value if execution and isinstance(execution.score, Points) else _ZERO


def _capped(total: Fraction, parts: Parts) -> tuple[Fraction, str]:
    """Return the total under the cap of the execution rate, and the cap in words ("" where none bites)."""
    execution = parts.execution
    if execution is None or not isinstance(execution.rate, Ratio):
        return total, ""
    for rate, most in parts.rulebook.caps.caps:
        if execution.rate.value < rate:
            told = f"执行率低于 {print_decimal(rate * 100)}%，总分不高于 {print_decimal(most)}"
            return (most, told) if total > most else (total, "")
    return total, ""


def _grade(total: Points, scored: Fraction, parts: Parts) -> Grade | Undefined:
    grades = parts.rulebook.grades.grades
    if not grades:
        return Undefined("本规则集不评等级")
    paired = zip(parts.weighing.shares, parts.rows, strict=True)
    waiting = [row.row.code for share, row in paired if isinstance(row.score, Undefined) and not share.out]
    if parts.execution and isinstance(parts.execution.score, Undefined):
        waiting.insert(0, "预算执行率")
    if waiting or any(_missing_weights(parts).values()) or not parts.rows:
        unscored = max(_ZERO, parts.rulebook.full - scored)
        return Undefined(f"还有 {print_decimal(unscored)} 分未能计分，不评等级", tuple(waiting))
    if _promised(parts) != parts.rulebook.full:
        stated = f"分值合计 {print_decimal(_promised(parts))}，不等于满分 {print_decimal(parts.rulebook.full)}"
        return Undefined(f"{stated}，不评等级")
    return next(grade for grade in grades if total.value >= grade.floor)


def _total_trace(
    printed: Points,
    parts: Parts,
    *,
    total: Fraction,
    uncapped: Fraction,
    capped: str,
    grade: Grade | Undefined,
    groups: tuple[GroupScore, ...],
) -> Trace:
    rounding = parts.rulebook.rounding
    inputs = tuple(group.trace for group in groups if group.weight.value or group.trace.inputs)
    if parts.execution:
        inputs = (parts.execution.trace, *inputs)
    worked = _sum_worked(trace for trace in inputs if trace.exact is not None) or "0"
    notes = [f"{capped}；各项合计 {print_decimal(uncapped)}" if capped else ""]
    if isinstance(grade, Grade):
        notes.append(f"等级：{grade}（{print_decimal(grade.floor)} 分起），按取舍后的总分 {printed} 评定")
    else:
        notes.append(f"等级：{grade}")
    step = describe_rounding(places=rounding.total_places, mode=rounding.mode)
    return Trace(
        label="总分",
        printed=printed.text(places=rounding.total_places),
        exact=total,
        unit="分",
        formula=" + ".join(trace.label for trace in inputs),
        worked=worked,
        rounding="" if printed.value == total else step,
        note="；".join(note for note in notes if note),
        rule=parts.rulebook.grades.provision.rule,
        inputs=inputs,
    )
