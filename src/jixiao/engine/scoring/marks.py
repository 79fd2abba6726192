"""How points are earned: plain functions from exact fractions in base units (95 % is 19/20) to exact points.

Each says which branch it took, in names that the trace then replaces by the numbers.
"""

import dataclasses
from fractions import Fraction

from jixiao.engine.scoring.rulebook import Steps
from jixiao.engine.values import print_decimal

_ZERO = Fraction(0)


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """Exact points, and the branch of the method that gave them; {names} in it stand for what was put in."""

    points: Fraction
    branch: str


def positive_ratio(*, actual: Fraction, target: Fraction, weight: Fraction) -> Mark:
    """Return full points from the target up, below it points in proportion (财预〔2020〕10号第十六条)."""
    if actual >= target:
        return Mark(weight, "{完成值} ≥ {指标值}，得满分 {分值}")
    return Mark(actual / target * weight, "{完成值} ÷ {指标值} × {分值} {得数}")


def reverse_linear(*, actual: Fraction, target: Fraction, weight: Fraction) -> Mark:
    """Return full points down from the target, falling in a straight line to none at twice the target."""
    if actual <= target:
        return Mark(weight, "{完成值} ≤ {指标值}，得满分 {分值}")
    if actual < 2 * target:
        points = (1 - (actual - target) / target) * weight
        return Mark(points, "(1 − ({完成值} − {指标值}) ÷ {指标值}) × {分值} {得数}")
    return Mark(_ZERO, "{完成值} 达到或超过 2 × {指标值}，得 0")


def reverse_ratio(*, actual: Fraction, target: Fraction, weight: Fraction) -> Mark:
    """Return full points down from the target, above it the target over the actual value as a share of the weight."""
    if actual <= target:
        return Mark(weight, "{完成值} ≤ {指标值}，得满分 {分值}")
    if target <= 0:
        return Mark(_ZERO, "{完成值} > {指标值}，得 0")
    return Mark(target / actual * weight, "{指标值} ÷ {完成值} × {分值} {得数}")


def equal_or_better(*, actual: Fraction, target: Fraction, weight: Fraction) -> Mark:
    """Return full points from the target up, in proportion below; with the target 0 anything above 0 earns none."""
    if target == 0:
        if actual <= 0:
            return Mark(weight, "指标值为 0，完成值 {完成值}，得满分 {分值}")
        return Mark(_ZERO, "指标值为 0，完成值 {完成值}，得 0")
    return positive_ratio(actual=actual, target=target, weight=weight)


def strict_equal(*, actual: Fraction, target: Fraction, weight: Fraction) -> Mark:
    """Return full points for exactly the target and none for anything else."""
    if actual == target:
        return Mark(weight, "{完成值} = {指标值}，得满分 {分值}")
    return Mark(_ZERO, "{完成值} ≠ {指标值}，得 0")


def positive_gate(*, actual: Fraction, target: Fraction, weight: Fraction, gate: Fraction) -> Mark:
    """Return full points from the target up, none below the gate, and a straight line between (财预〔2021〕101号)."""
    if actual >= target:
        return Mark(weight, "{完成值} ≥ {指标值}，得满分 {分值}")
    return _gated(actual / target, weight=weight, gate=gate, rate="{完成值} ÷ {指标值}")


def reverse_gate(*, actual: Fraction, target: Fraction, weight: Fraction, gate: Fraction) -> Mark:
    """Return full points down from the target; above it the gate of ``positive_gate`` on 2 − actual over target."""
    if actual <= target:
        return Mark(weight, "{完成值} ≤ {指标值}，得满分 {分值}")
    if target <= 0:
        return Mark(_ZERO, "{完成值} > {指标值}，得 0")
    return _gated(2 - actual / target, weight=weight, gate=gate, rate="(2 − {完成值} ÷ {指标值})")


def _gated(reached: Fraction, *, weight: Fraction, gate: Fraction, rate: str) -> Mark:
    if reached < gate:
        return Mark(_ZERO, f"{rate} 不到 {{gate}}，得 0")
    return Mark((reached - gate) / (1 - gate) * weight, f"({rate} − {{gate}}) ÷ (1 − {{gate}}) × {{分值}} {{得数}}")


def bands(*, actual: Fraction, weight: Fraction, steps: Steps) -> Mark:
    """Return the share of the highest step that was reached, of the weight; below the last step none."""
    for line, share in steps:
        if actual >= line:
            return Mark(share * weight, f"{{完成值}} ≥ {percent(line)}，得 {percent(share)} × {{分值}} {{得数}}")
    return Mark(_ZERO, f"{{完成值}} 不到 {percent(steps[-1][0])}，得 0")


def points_off(*, actual: Fraction, target: Fraction, weight: Fraction, step: Fraction, off: Fraction) -> Mark:
    """Return the weight less ``off`` of it for each full ``step`` above the target, never below 0."""
    if actual <= target:
        return Mark(weight, "{完成值} ≤ {指标值}，得满分 {分值}")
    over = (actual - target) / step // 1
    points = max(_ZERO, weight - over * off * weight)
    return Mark(points, f"超出 {over} 个 {{step}}，{{分值}} − {over} × {{off}} × {{分值}} {{得数}}")


def points_off_either_way(
    *, actual: Fraction, target: Fraction, weight: Fraction, step: Fraction, off: Fraction
) -> Mark:
    """Return what ``points_off`` does for the actual value without its sign: a cut counts like an increase."""
    return points_off(actual=abs(actual), target=target, weight=weight, step=step, off=off)


def checklist(*, met: Fraction, items: Fraction, vetoed: Fraction, weight: Fraction) -> Mark:
    """Return an equal share of the weight for each item that is met, and none at all after a veto (一票否决)."""
    if vetoed > 0:
        return Mark(_ZERO, "有一票否决情形，得 0")
    return Mark(met / items * weight, "{符合项} ÷ {检查项} × {分值} {得数}")


def three_grades(*, given: Fraction, weight: Fraction) -> Mark:
    """Return the points that were given within the band of the 定性 result; the band itself is checked before."""
    if given == weight:
        return Mark(given, "{完成值}，得满分 {分值}")
    return Mark(given, "{完成值}，在{档次}之内评 {评分}")


def completed_or_not(*, done: Fraction, weight: Fraction) -> Mark:
    """Return full points for what is done (by its day), none otherwise."""
    return Mark(weight, "{完成值}，得满分 {分值}") if done > 0 else Mark(_ZERO, "{完成值}，得 0")


def manual(*, given: Fraction, weight: Fraction) -> Mark:
    """Return the points that a person gave, at most the weight."""
    return Mark(min(given, weight), "人工评 {评分}")


def execution_ratio(*, actual: Fraction, weight: Fraction) -> Mark:
    """Return the execution rate as a share of the weight, at most the weight (财预〔2020〕10号附件1)."""
    if actual >= 1:
        return Mark(weight, "{完成值} ≥ 100%，得满分 {分值}")
    return Mark(actual * weight, "{完成值} × {分值} {得数}")


def percent(share: Fraction) -> str:
    """Return a share as it is written in a formula: 60%."""
    return f"{print_decimal(share * 100)}%"
