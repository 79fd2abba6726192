"""Flags on how the full mark is dealt out: weights that do not add up, groups that are missing, one that weighs all."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.scoring.places import place_of, sheet_place
from jixiao.engine.scoring.sheet import Result
from jixiao.engine.scoring.totalling import Parts
from jixiao.engine.values import Points, print_decimal

_ZERO = Fraction(0)


def flag_total_weight(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the fault of weights that do not sum to the full mark, with the difference."""
    del result
    weights = _promised(parts)
    if weights is None or not weights:
        return
    execution = parts.weighing.frame.execution
    full = parts.rulebook.full
    total = sum(weights, _ZERO) + execution
    if total != full:
        rows = print_decimal(sum(weights, _ZERO))
        with_execution = f"，加预算执行率 {print_decimal(execution)} 分得 {print_decimal(total)}" if execution else ""
        cause = f"各指标分值合计 {rows}{with_execution}，{_difference(total, full)}满分 {print_decimal(full)}"
        yield Finding(
            "J201", sheet_place(parts.sheet, "分值列", path="weights"), cause, "核对每一行的分值，改到合计等于满分"
        )


def flag_group_weights(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each group whose weights do not sum to what the frame deals it, with the difference."""
    del result
    if _promised(parts) is None:
        return
    rule = parts.weighing.frame.provision.rule
    for group, expected in expected_weights(parts).items():
        shares = parts.weighing.of_group(group)
        total = sum((_points(share.row.weight) for share in shares), _ZERO)
        if shares and expected is not None and total != expected:
            gap = _difference(total, expected)
            cause = f"{group}分值合计 {print_decimal(total)}，{gap}规定的 {print_decimal(expected)}"
            cure = f"按“{rule.title}”调整（{rule.source}）；本地另有规定的，换用本地规则集"
            yield Finding("J202", sheet_place(parts.sheet, group, path=f"groups.{group}"), cause, cure)


def flag_missing_groups(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each group that the frame gives points and the sheet has no row of, unless its points go elsewhere."""
    del result
    for group, expected in expected_weights(parts).items():
        if expected and not parts.weighing.of_group(group):
            cause = f"没有{group}，{print_decimal(expected)} 分无处可得"
            cure = f"补上{group}；本单位不适用的，把分值调到其他指标并说明"
            yield Finding("J203", sheet_place(parts.sheet, "一级指标列", path=f"groups.{group}"), cause, cure)


def flag_too_little_outcome(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the fault of groups that together hold less than the frame asks of them."""
    del result
    asked = parts.weighing.frame.at_least
    if asked is None or _promised(parts) is None:
        return
    groups, share = asked
    total = sum((_points(one.row.weight) for group in groups for one in parts.weighing.of_group(group)), _ZERO)
    least = share * parts.rulebook.full
    if total < least:
        cause = f"{'、'.join(groups)}分值合计 {print_decimal(total)}，低于规定的 {print_decimal(least)}"
        cure = "调高产出和效益指标的分值，或说明不足的原因"
        yield Finding("J215", sheet_place(parts.sheet, "分值列", path="weights"), cause, cure)


def flag_unknown_groups(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each row whose 一级指标 the rulebook does not know."""
    del result
    known = parts.weighing.frame.groups
    for share in parts.weighing.shares:
        if share.group not in known:
            cause = f"规则集 {parts.rulebook.code} 没有一级指标“{share.row.level1}”"
            cure = f"改为：{'、'.join(known)}；或换用适合的规则集"
            place = place_of(parts.sheet, share.row, "level1", quote=share.row.level1)
            yield Finding("J204", place, cause, cure)


def flag_homeless_weight(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each group whose 不适用 weight no rule gives to another."""
    del result
    for group, points in parts.weighing.homeless.items():
        cause = f"{group}全部不适用，{print_decimal(points)} 分没有规定转到哪里"
        cure = "换用写明去向的规则集，或商财政部门后调整分值"
        yield Finding("J414", sheet_place(parts.sheet, group, path=f"groups.{group}"), cause, cure)


def flag_heavy_indicator(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each single indicator that holds nearly all of the points."""
    del result
    heavy = parts.rulebook.flags.heavy
    for share in parts.weighing.shares:
        if _points(share.row.weight) >= heavy:
            cause = f"一个指标占 {share.row.weight} 分，一项达成就几乎得满分"
            cure = "按数量、质量、时效、成本、效益细化为几个指标"
            yield Finding("J213", place_of(parts.sheet, share.row, "weight"), cause, cure)


def expected_weights(parts: Parts) -> dict[str, Fraction | None]:
    """Return what each group of the frame should hold, with the points of groups without rows moved by the rules."""
    expected = dict(parts.weighing.frame.groups)
    for step in parts.rulebook.redistribution:
        moving, there = expected.get(step.absent), expected.get(step.to)
        if (
            moving
            and there is not None
            and not parts.weighing.of_group(step.absent)
            and parts.weighing.of_group(step.to)
        ):
            expected[step.to] = there + moving
            expected[step.absent] = _ZERO
    return expected


def _promised(parts: Parts) -> list[Fraction] | None:
    """Return the weights as they were promised, or None while one is 未填."""
    rows = [
        share.row for share in parts.weighing.shares if not (share.out and not isinstance(share.row.weight, Points))
    ]
    if not all(isinstance(row.weight, Points) for row in rows):
        return None
    return [_points(row.weight) for row in rows]


def _points(weight: object) -> Fraction:
    return weight.value if isinstance(weight, Points) else _ZERO


def _difference(found: Fraction, wanted: Fraction) -> str:
    word = "多" if found > wanted else "少"
    return f"{word} {print_decimal(abs(found - wanted))} 分，不等于"
