"""A formula on whole numbers: each value a numerator over a denominator, exact, for one row or for many at once.

The same code runs on Python's integers, on int64 columns where nothing can overflow, and on columns of Python integers
where something could. A denominator of 0 (then the numerator is 0 too) is a value that does not exist. Agrees with
``evaluating.evaluate`` in everything but the reasons, which it does not give.
"""

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeAlias

from jixiao.engine.formula.functions import FUNCTION_OF
from jixiao.engine.formula.tree import (
    Call,
    Choice,
    Comparison,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Product,
    Sum,
)
from jixiao.engine.values import Rounding

# An int, an int64 array or an object array of ints (bools likewise): arithmetic is spelt the same for all of them.
Whole: TypeAlias = Any
Truth: TypeAlias = Any
Pair: TypeAlias = tuple[Whole, Whole]
Held: TypeAlias = tuple[Truth, Truth]  # whether a condition holds; whether it is undefined (then it does not hold)
Select: TypeAlias = Callable[[Truth, Whole, Whole], Whole]
Rows: TypeAlias = Mapping[str, Pair]

UNDEFINED: Pair = (0, 0)

_HOLDS: Mapping[str, Callable[[Any, Any], Any]] = MappingProxyType(
    {
        "=": operator.eq,
        "≠": operator.ne,
        "≥": operator.ge,
        "≤": operator.le,
        ">": operator.gt,
        "<": operator.lt,
    },
)


def select_one(truth: Truth, then: Whole, otherwise: Whole) -> Whole:
    """Return the side that ``truth`` chooses, of single values."""
    return then if truth else otherwise


class PairProgram:
    """One formula, ready to be run on pairs in base units."""

    def __init__(self, tree: Node, *, scales: Mapping[Call, Fraction]) -> None:
        self.tree = tree
        self.scales = scales

    def number(self, rows: Rows, *, select: Select) -> Pair:
        """Return the formula's number in base units for each of ``rows``."""
        return _Run(rows, select, self.scales).number(self.tree)

    def condition(self, rows: Rows, *, select: Select) -> Held:
        """Return whether the formula's condition holds for each of ``rows``, and whether it is undefined."""
        return _Run(rows, select, self.scales).condition(self.tree)


class _Run:
    def __init__(self, rows: Rows, select: Select, scales: Mapping[Call, Fraction]) -> None:
        self.rows = rows
        self.select = select
        self.scales = scales

    def number(self, node: Node) -> Pair:
        match node:
            case Name(name=name):
                return self.rows[name]
            case Number():
                return node.in_base().as_integer_ratio()
            case Negative(operand=operand):
                top, bottom = self.number(operand)
                return -top, bottom
            case Sum(first=first, rest=rest):
                total = self.number(first)
                for sign, part in rest:
                    total = added(total, self.number(part) if sign == "+" else self.number(Negative(part)))
                return total
            case Product(first=first, rest=rest):
                total = self.number(first)
                for sign, part in rest:
                    total = self._step(total, sign, self.number(part))
                return total
            case Choice(condition=condition, then=then, otherwise=otherwise):
                return self._chosen(self.condition(condition), self.number(then), self.number(otherwise))
            case Call():
                return KERNELS[FUNCTION_OF[node.function].column](self, node)
            case _:
                message = f"{type(node).__name__} gives no number"
                raise TypeError(message)

    def condition(self, node: Node) -> Held:
        match node:
            case Comparison(first=first, rest=rest):
                numbers = [self.number(part) for part in (first, *(part for _, part in rest))]
                held: Held = (True, False)
                for (sign, _), left, right in zip(rest, numbers, numbers[1:], strict=False):
                    truth, gap = compared(sign, left, right)
                    held = (held[0] & truth, held[1] | gap)
                return held[0] & (held[1] ^ True), held[1]
            case Logic(word=word, parts=parts):
                held = self.condition(parts[0])
                for part in parts[1:]:
                    held = (both if word == "且" else either)(held, self.condition(part))
                return held
            case Not(part=part):
                truth, gap = self.condition(part)
                return (truth | gap) ^ True, gap
            case Choice(condition=condition, then=then, otherwise=otherwise):
                truth, gap = self.condition(condition)
                sides = self.condition(then), self.condition(otherwise)
                undefined = gap | self.select(truth, sides[0][1], sides[1][1])
                return self.select(truth, sides[0][0], sides[1][0]) & (undefined ^ True), undefined
            case _:
                message = f"{type(node).__name__} gives no condition"
                raise TypeError(message)

    def _step(self, total: Pair, sign: str, part: Pair) -> Pair:
        if sign == "×":
            return total[0] * part[0], total[1] * part[1]
        top, bottom = total[0] * part[1], total[1] * part[0]
        top = self.select(bottom < 0, -top, top)
        return self.select(bottom == 0, 0, top), abs(bottom)

    def _chosen(self, held: Held, then: Pair, otherwise: Pair) -> Pair:
        truth, gap = held
        top = self.select(truth, then[0], otherwise[0])
        bottom = self.select(truth, then[1], otherwise[1])
        return self.select(gap, 0, top), self.select(gap, 0, bottom)

    def extreme(self, node: Call, sign: str) -> Pair:
        """Return the largest (≥) or smallest (≤) of the call's values."""
        best = self.number(node.arguments[0])
        for argument in node.arguments[1:]:
            other = self.number(argument)
            best = self._chosen(compared(sign, best, other), best, other)
        return best

    def total(self, node: Call) -> Pair:
        """Return the sum of the call's values."""
        total = self.number(node.arguments[0])
        for argument in node.arguments[1:]:
            total = added(total, self.number(argument))
        return total

    def mean(self, node: Call) -> Pair:
        """Return the mean of the call's values."""
        top, bottom = self.total(node)
        return top, bottom * len(node.arguments)

    def absolute(self, node: Call) -> Pair:
        """Return the value without its sign."""
        top, bottom = self.number(node.arguments[0])
        return abs(top), bottom

    def truncated(self, node: Call) -> Pair:
        """Return the value without its decimals, in the unit it is stated in."""
        return self._cut(node, places=0, mode=Rounding.DOWN)

    def rounded(self, node: Call) -> Pair:
        """Return the value rounded half-up, in the unit it is stated in."""
        _, places = node.arguments
        digits = int(places.amount) if isinstance(places, Number) else 0
        return self._cut(node, places=digits, mode=Rounding.HALF_UP)

    def _cut(self, node: Call, *, places: int, mode: Rounding) -> Pair:
        step = self.scales.get(node, Fraction(1)) / 10**places
        pair = self.number(node.arguments[0])
        whole = whole_of(pair, step=step, mode=mode, select=self.select)
        return whole * step.numerator, self.select(pair[1] == 0, 0, step.denominator)


def whole_of(pair: Pair, *, step: Fraction, mode: Rounding, select: Select) -> Whole:
    """Return a pair as a whole number of ``step``, 0 where it does not exist."""
    top, bottom = pair
    above, below = abs(top) * step.denominator, bottom * step.numerator
    below = below + (below == 0)
    whole = above // below
    twice = 2 * (above - whole * below)
    if mode is Rounding.HALF_UP:
        whole = whole + (twice >= below)
    elif mode is Rounding.HALF_EVEN:
        whole = whole + ((twice > below) | ((twice == below) & (whole % 2 == 1)))
    return select(top < 0, -whole, whole)


def added(left: Pair, right: Pair) -> Pair:
    """Return the sum of two pairs."""
    if isinstance(left[1], int) and isinstance(right[1], int) and left[1] == right[1]:
        return left[0] + right[0], left[1]
    return left[0] * right[1] + right[0] * left[1], left[1] * right[1]


def compared(sign: str, left: Pair, right: Pair) -> Held:
    """Return whether two pairs stand in the relation ``sign``."""
    gap = (left[1] == 0) | (right[1] == 0)
    return _HOLDS[sign](left[0] * right[1], right[0] * left[1]) & (gap ^ True), gap


def both(left: Held, right: Held) -> Held:
    """Return 且: the right side is asked only where the left one holds."""
    gap = left[1] | (left[0] & right[1])
    return left[0] & right[0], gap


def either(left: Held, right: Held) -> Held:
    """Return 或: the right side is asked only where the left one does not hold."""
    gap = left[1] | ((left[0] ^ True) & right[1])
    return (left[0] | right[0]) & (gap ^ True), gap


KERNELS: Mapping[str, Callable[[_Run, Call], Pair]] = MappingProxyType(
    {
        "largest": lambda run, node: run.extreme(node, "≥"),
        "smallest": lambda run, node: run.extreme(node, "≤"),
        "total": _Run.total,
        "mean": _Run.mean,
        "absolute": _Run.absolute,
        "truncated": _Run.truncated,
        "rounded": _Run.rounded,
    },
)
