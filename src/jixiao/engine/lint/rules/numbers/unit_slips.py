"""A figure of a sum whose unit is wrong, as the sum itself proves: 13万元 and 72元 that make 85万元."""

import dataclasses
from collections.abc import Iterator

from jixiao.engine.facts import Amount
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown, fen_of
from jixiao.engine.values.money import FEN_PER

_MATTERS = 10  # a figure that rounding could swallow proves nothing
_OTHERS = {"元": ("万元",), "万元": ("元", "亿元"), "亿元": ("万元",)}


@dataclasses.dataclass(frozen=True, slots=True)
class UnitSlip:
    """The amount whose unit is wrong, and the unit that makes the sum right."""

    amount: Amount
    unit: str


def unit_slip(one: Breakdown) -> UnitSlip | None:
    """Return the one figure that makes the sum right when only its unit is changed, or None."""
    if one.holds or abs(one.gap) <= one.wide_slack:
        return None
    found = [*_slips(one)]
    return found[0] if len(found) == 1 else None


def _slips(one: Breakdown) -> Iterator[UnitSlip]:
    for each in (*one.parts, one.whole):
        for unit in _OTHERS.get(each.unit or "", ()):
            other = dataclasses.replace(each, unit=unit)
            fen = each.number * FEN_PER[unit]
            if fen.denominator != 1 or fen <= one.slack * _MATTERS:
                continue
            moved = fen.numerator - fen_of(each)
            gap = one.gap + moved if each is one.whole else one.gap - moved
            if abs(gap) <= one.slack:
                yield UnitSlip(each, other.unit or "")
