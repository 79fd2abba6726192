"""How large the whole numbers of a formula can become, so that int64 is used only where nothing can overflow."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

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

Size: TypeAlias = tuple[int, int]  # of a numerator and its denominator


def largest_whole(tree: Node, sizes: Mapping[str, Size], *, scales: Mapping[Call, Fraction]) -> tuple[int, int, int]:
    """Return how large numerator, denominator and anything on the way to them can become.

    ``sizes`` are the largest numerator and denominator of each name.
    """
    meter = _Meter(sizes, scales)
    top, bottom = meter.size(tree)
    return top, bottom, meter.peak


class _Meter:
    """Runs a formula on sizes: every sign as if it were plus."""

    def __init__(self, sizes: Mapping[str, Size], scales: Mapping[Call, Fraction]) -> None:
        self.sizes = sizes
        self.scales = scales
        self.peak = 1

    def size(self, node: Node) -> Size:
        top, bottom = self._size(node)
        self.peak = max(self.peak, top, bottom)
        return top, bottom

    def _size(self, node: Node) -> Size:
        match node:
            case Name(name=name):
                return self.sizes[name]
            case Number():
                return node.in_base().as_integer_ratio()
            case Negative(operand=part) | Not(part=part):
                return self.size(part)
            case Sum(first=first, rest=rest):
                return self._added([first, *(part for _, part in rest)])
            case Product(first=first, rest=rest):
                return self._multiplied(self.size(first), rest)
            case Comparison(first=first, rest=rest):
                return self._largest([first, *(part for _, part in rest)])
            case Logic(parts=parts):
                return self._largest(parts)
            case Choice(condition=condition, then=then, otherwise=otherwise):
                self.size(condition)
                return self._largest([then, otherwise])
            case Call():
                return self._called(node)

    def _multiplied(self, first: Size, rest: tuple[tuple[str, Node], ...]) -> Size:
        top, bottom = first
        for sign, part in rest:
            other = self.size(part)
            factor = other if sign == "×" else other[::-1]
            top, bottom = max(top * factor[0], 1), max(bottom * factor[1], 1)
            self.peak = max(self.peak, top, bottom)
        return top, bottom

    def _added(self, parts: Sequence[Node]) -> Size:
        top, bottom = self.size(parts[0])
        for part in parts[1:]:
            other = self.size(part)
            top, bottom = top * other[1] + other[0] * bottom, bottom * other[1]
        return top, bottom

    def _largest(self, parts: Sequence[Node]) -> Size:
        sizes = [self.size(part) for part in parts]
        top, bottom = max(size[0] for size in sizes), max(size[1] for size in sizes)
        self.peak = max(self.peak, top * bottom)
        return top, bottom

    def _called(self, node: Call) -> Size:
        if node.function in {"合计", "平均"}:
            top, bottom = self._added(node.arguments)
            return top, bottom * len(node.arguments)
        if node.function not in {"取整", "四舍五入"}:
            return self._largest(node.arguments)
        top, bottom = self.size(node.arguments[0])
        places = node.arguments[-1]
        digits = int(places.amount) if node.function == "四舍五入" and isinstance(places, Number) else 0
        step = self.scales.get(node, Fraction(1)) / 10**digits
        self.peak = max(self.peak, 3 * top * step.denominator, 3 * bottom * step.numerator)
        return (2 * top * step.denominator + 1) * step.numerator, step.denominator
