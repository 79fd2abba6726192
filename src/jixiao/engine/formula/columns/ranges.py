"""How far a float can be from the exact number, and how near two different exact numbers can be to each other.

Each operation of IEEE arithmetic errs by at most half a unit in the last place; twice that is taken here, so that the
bounds, reckoned in floats themselves, stay on the safe side. The exact numbers are fractions with bounded denominators
(amounts have two decimals, a divisor is below some size): a fraction that differs from a whole number at all differs
from it by at least one part in its denominator. Where that is more than the error of the floats, a float that is nearly
whole *is* whole, and the edges of rounding and comparing are decided without a doubt.
"""

import dataclasses
import math
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from jixiao.engine.formula.columns.denominators import ONE, UNKNOWN, Denominators, denominators

ULP = 2.0**-52
EXACT_WHOLE = 2.0**53
TINY = 1e-300
SMALL = 1e-150
LARGE = 1e150
SLACK = 1 + 2.0**-20  # for the products of errors with errors


@dataclasses.dataclass(frozen=True, slots=True)
class Range:
    """What is known of a column of floats and of the exact numbers they stand for.

    All lie from ``lo`` to ``hi``; each float differs by at most ``err`` from its exact number, and by at most ``rel``
    of the size of it; ``least`` is the smallest size of those that are not zero (0: not known). The exact numbers are
    fractions, of whose denominators ``dens`` tells.
    """

    lo: float
    hi: float
    err: float
    least: float
    dens: Denominators
    rel: float = math.inf

    @property
    def size(self) -> float:
        """Return the largest size."""
        return max(abs(self.lo), abs(self.hi))

    @property
    def whole(self) -> bool:
        """Return whether all are whole numbers and the floats exactly these."""
        return self.dens == ONE and self.err == 0

    @property
    def may_be_zero(self) -> bool:
        """Return whether an exact number of this column may be zero."""
        return self.lo - self.err <= 0 <= self.hi + self.err

    def negated(self) -> "Range":
        """Return the range with the sign turned."""
        return dataclasses.replace(self, lo=-self.hi, hi=-self.lo)

    def absolute(self) -> "Range":
        """Return the range without signs."""
        return dataclasses.replace(self, lo=0.0 if self.may_be_zero else min(abs(self.lo), abs(self.hi)), hi=self.size)

    def zero_margin(self) -> float | None:
        """Return within what distance of zero a float stands for zero itself, None where that cannot be told."""
        if self.err == 0:
            return 0.0
        if 4 * self.err * self.dens.most < 1:
            return 2 * self.err
        return None if self.may_be_zero else 0.0


NOWHERE = Range(-math.inf, math.inf, math.inf, 0.0, UNKNOWN)
NOTHING = Range(0.0, 0.0, 0.0, 1.0, ONE, rel=0.0)

PlanOf: TypeAlias = Callable[["Plan"], Range]


class Plan:
    """The bounds that hold for one kind of data, place by place in the formula.

    At ``margins`` two numbers nearer than that cannot be told apart by their floats; at ``settled`` they are known to
    be the same. At ``signed`` there may be negative numbers. At ``zeros`` a divisor that near to zero is zero.
    ``wild``: floats cannot tell enough, every row is reckoned exactly.
    """

    def __init__(self, leaves: dict[str, Range]) -> None:
        self.leaves = leaves
        self.margins: dict[int, float] = {}
        self.settled: dict[int, float] = {}
        self.signed: set[int] = set()
        self.zeros: dict[int, float] = {}
        self.wild = NOWHERE in leaves.values()

    def settle(self, result: Range | None) -> None:
        """Note whether anything came out without a bound; a condition has no range itself."""
        bounds = [*self.margins.values(), *((result.lo, result.hi, result.err) if result else ())]
        self.wild = self.wild or not all(map(math.isfinite, bounds))

    def decide(self, place: int, *, err: float, size: float, den: float) -> None:
        """Note how near an edge numbers of this ``size`` can be told from it, the edge being no half of ``den``."""
        margin = 2 * err + 4 * size * ULP if err else 0.0
        if 2 * (margin + err + 4 * size * ULP) * den < 1:
            self.settled[place] = margin
        else:
            self.margins[place] = margin


def nearest_float(value: Fraction) -> tuple[float, float]:
    """Return the float nearest to ``value`` and how far it may be from it, relative to its size."""
    if value and not SMALL < abs(value) < LARGE:
        return 1.0, math.inf  # no float stands for it: every row will be reckoned exactly
    nearest = float(value)
    return nearest, 0.0 if Fraction(nearest) == value else ULP


def decimal_range(lo: float, hi: float, *, least: float, den: float) -> Range:
    """Return the range of numbers as they were typed: decimals with the common denominator ``den`` (infinite: none)."""
    size = max(-lo, hi)
    whole = den == 1 and size < EXACT_WHOLE
    err, rel = (0.0, 0.0) if whole else (size * ULP + TINY, _relative(ULP, least))
    return Range(lo, hi, err, max(least, 1 / den), denominators(den, shared=True), rel=rel)


def constant_range(value: Fraction) -> Range:
    """Return the range of a constant."""
    nearest, slip = nearest_float(value)
    if math.isinf(slip):
        return NOWHERE
    size = abs(nearest)
    dens = denominators(value.denominator, shared=True)
    return Range(nearest, nearest, size * slip, size or 1.0, dens, rel=slip)


def scaled_range(column: Range, factor: Fraction) -> Range:
    """Return the range of a column multiplied by a constant."""
    nearest, slip = nearest_float(factor)
    ends = sorted((column.lo * nearest, column.hi * nearest))
    size = column.size * abs(nearest)
    dens = column.dens.times(factor.denominator)
    if column.whole and factor.denominator == 1 and size < EXACT_WHOLE:
        return Range(ends[0], ends[1], 0.0, column.least * abs(nearest), dens, rel=0.0)
    err = column.err * abs(nearest) * (1 + ULP) + size * (ULP + slip) + TINY
    least = _smallest(column.least * abs(nearest))
    rel = _relative(column.rel + ULP + slip, least)
    return Range(ends[0], ends[1], err, least, dens, rel=rel)


def sum_range(left: Range, right: Range) -> Range:
    """Return the range of a sum."""
    lo, hi = left.lo + right.lo, left.hi + right.hi
    size = max(abs(lo), abs(hi))
    dens = left.dens.added(right.dens)
    err = 0.0 if left.whole and right.whole and size < EXACT_WHOLE else left.err + right.err + size * ULP
    if lo - err > 0 or hi + err < 0:
        least = min(abs(lo), abs(hi)) - err
        return Range(lo, hi, err, least, dens, rel=_relative(err / least, least) if least > 0 else math.inf)
    return Range(lo, hi, err, 1 / dens.most, dens)


def product_range(left: Range, right: Range) -> Range:
    """Return the range of a product."""
    if math.isinf(left.err + right.err):
        return NOWHERE  # 0 times boundless would look like 0
    ends = [a * b for a in (left.lo, left.hi) for b in (right.lo, right.hi)]
    size = left.size * right.size
    least = _smallest(left.least * right.least)
    err = left.size * right.err + right.size * left.err + left.err * right.err + size * ULP + TINY
    rel = _relative(left.rel + right.rel + ULP, least)
    if left.whole and right.whole and size < EXACT_WHOLE:
        err = rel = 0.0
    err = min(err, size * rel + TINY) if err else 0.0
    return Range(min(ends), max(ends), err, least, left.dens.multiplied(right.dens), rel=rel)


def quotient_range(left: Range, right: Range) -> Range:
    """Return the range of a quotient, ``right`` being zero nowhere."""
    least = right.least - right.err
    if not least > 0:
        return NOWHERE
    size = left.size / least
    below = max(right.size, right.least)
    smallest = _smallest(left.least / below)
    rel = _relative(left.rel + right.rel + ULP, smallest)
    err = min((left.err + size * right.err) / least + size * ULP, size * rel) + TINY
    if not err < math.inf:
        return NOWHERE
    lo = 0.0 if _same_sign(left, right) else -size
    hi = 0.0 if _same_sign(left.negated(), right) else size
    return Range(lo, hi, err, smallest, left.dens.divided(right.dens, size=below), rel=rel)


def hull(left: Range, right: Range) -> Range:
    """Return a range that holds the numbers of both."""
    least, err = min(left.least, right.least), max(left.err, right.err)
    rel = max(left.rel, right.rel)
    return Range(min(left.lo, right.lo), max(left.hi, right.hi), err, least, left.dens.either(right.dens), rel=rel)


def cut_range(uncut: Range) -> Range:
    """Return the range of whole numbers made of other numbers."""
    if not uncut.size < EXACT_WHOLE / 4:  # room for the half that is added
        return NOWHERE
    return Range(math.floor(uncut.lo - 1), math.ceil(uncut.hi + 1), 0.0, 1.0, ONE, rel=0.0)


def _relative(rel: float, least: float) -> float:
    # Among the very smallest floats a relative error says nothing.
    return rel * SLACK if least > TINY / ULP**2 else math.inf


def _smallest(size: float) -> float:
    # Among the very smallest floats nothing is told from zero: they are rounded by as much as they are.
    return size * (1 - 4 * ULP) if size > TINY else 0.0


def _same_sign(left: Range, right: Range) -> bool:
    return (left.lo >= 0 and right.lo > 0) or (left.hi <= 0 and right.hi < 0)
