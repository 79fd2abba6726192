"""Words of a trace: numbers put into formulas, exact results, the rounding step."""

import functools
from collections.abc import Mapping
from fractions import Fraction

from jixiao.engine.scoring.rulebook import RoundingRule
from jixiao.engine.values import (
    Absent,
    Points,
    Quantity,
    Rule,
    Source,
    Trace,
    describe_rounding,
    print_decimal,
    round_exactly,
)

_FINEST = 10**12
_WEIGHT_PLACES = 2


@functools.lru_cache(maxsize=4096)
def shown(value: Fraction) -> str:
    """Return a number as ``print_decimal`` prints it in full; weights and targets recur in every row."""
    return print_decimal(value)


@functools.lru_cache(maxsize=4096)
def shown_points(points: Points, places: int) -> str:
    """Return points as score tables print them."""
    return points.text(places=places)


def shown_quantity(quantity: Quantity) -> str:
    """Return number and unit: 2,700份."""
    return f"{shown(quantity.amount)}{quantity.unit.symbol}"


def put_in(branch: str, *, numbers: Mapping[str, str], result: Fraction) -> str:
    """Return the branch of a method with the numbers put in; {得数} becomes the result."""
    if "{得数}" not in branch:
        return branch.format_map(numbers)
    return branch.format_map({**numbers, "得数": equals(result)})


def equals(value: Fraction) -> str:
    """Return “= 7.2”, or “≈ 4.4667” where the decimals do not end."""
    return f"{'=' if ends(value) else '≈'} {shown(value)}"


def ends(value: Fraction) -> bool:
    """Return whether the decimals of a number end, and soon enough to be printed in full."""
    return _FINEST % value.denominator == 0


def round_score(value: Fraction, *, rule: RoundingRule, weight: Fraction) -> tuple[Points, str]:
    """Return a score rounded once, never above the weight, and the rounding step in words; full marks stay full."""
    if value >= weight:
        return Points(weight), ""
    if 10**rule.score_places % value.denominator == 0:
        return Points(value), ""
    rounded = Fraction(round_exactly(value, places=rule.score_places, mode=rule.mode))
    return Points(min(rounded, weight)), describe_rounding(places=rule.score_places, mode=rule.mode)


def print_score(points: Points, *, rule: RoundingRule) -> str:
    """Return points as the rulebook prints them."""
    return shown_points(points, rule.score_places)


def target_trace(target: Quantity | str | Absent, *, operator: str | Absent, place: str, rule: Rule | None) -> Trace:
    """Return where the 年度指标值 of a row comes from; one that the rulebook gave quotes its rule."""
    sign = operator if isinstance(operator, str) and operator != "定性" else ""
    text = shown_quantity(target) if isinstance(target, Quantity) else str(target)
    exact = target.amount if isinstance(target, Quantity) else None
    if rule:
        return Trace("年度指标值", f"{sign}{text}", exact=exact, source=Source("规则", rule.title), rule=rule)
    unit = target.unit.symbol if isinstance(target, Quantity) else ""
    return Trace("年度指标值", f"{sign}{text}", exact=exact, unit=unit, source=Source("填报", place))


def weight_trace(weight: Points | Absent, *, came: str, place: str, rule: Rule | None) -> Trace:
    """Return where the 分值 of a row comes from, with what came to it from elsewhere."""
    exact = weight.value if isinstance(weight, Points) else None
    printed = shown_points(weight, _WEIGHT_PLACES) if isinstance(weight, Points) else str(weight)
    return Trace("分值", printed, exact=exact, unit="分", note=came, source=Source("填报", place), rule=rule)
