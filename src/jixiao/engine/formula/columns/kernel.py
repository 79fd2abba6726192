"""A formula compiled for columns of floats."""

import functools
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from jixiao.engine.formula.columns import arithmetic, conditions, cutting
from jixiao.engine.formula.columns.frames import Condition, Part
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
from jixiao.engine.values import Rounding, Unit


class Compiler:
    """Compiles one formula; ``units`` are those the columns are stated in."""

    def __init__(self, *, units: Mapping[str, Unit | None], scales: Mapping[Call, Fraction]) -> None:
        self.units = units
        self.scales = scales
        self.places = 0

    def place(self) -> int:
        """Return a number for one more place of the formula that needs a margin of its own."""
        self.places += 1
        return self.places

    def number(self, node: Node) -> Part:
        """Compile a part that gives a number."""
        match node:
            case Number():
                return arithmetic.constant(node.in_base())
            case Name(name=name):
                unit = self.units.get(name)
                scale = unit.scale if unit is not None else Fraction(1)
                return Part(lambda f: f.leaves[name], lambda p: p.leaves[name], scale, faithful=True)
            case Negative(operand=operand):
                return arithmetic.multiplied(arithmetic.constant(Fraction(-1)), self.number(operand))
            case Sum(first=first, rest=rest):
                total = self.number(first)
                for sign, other in rest:
                    total = arithmetic.added(total, self.number(other), np.add if sign == "+" else np.subtract)
                return total
            case Product(first=first, rest=rest):
                total = self.number(first)
                for sign, other in rest:
                    total = self._step(total, sign, self.number(other))
                return total
            case Choice(condition=condition, then=then, otherwise=otherwise):
                return conditions.chosen(self.condition(condition), self.number(then), self.number(otherwise))
            case Call(function=function):
                return KERNELS[FUNCTION_OF[function].column](self, node)
            case _:
                message = f"{type(node).__name__} gives no number"
                raise TypeError(message)

    def cut(self, node: Node, *, step: Fraction, mode: Rounding) -> Part:
        """Compile a number as whole numbers of ``step``.

        Truncating goes into both sides of a choice: full marks, an edge that half the rows stand on, are then judged by
        themselves and not by the bounds of the division on the other side.
        """
        match node:
            case Choice(condition=condition, then=then, otherwise=otherwise) if mode is Rounding.DOWN:
                sides = [self.cut(side, step=step, mode=mode) for side in (then, otherwise)]
                return conditions.chosen(self.condition(condition), *sides)
            case Call(function="最大" | "最小", arguments=arguments) if mode is Rounding.DOWN:
                pick = np.maximum if node.function == "最大" else np.minimum
                parts = [self.cut(argument, step=step, mode=mode) for argument in arguments]
                best = functools.reduce(lambda best, part: arithmetic.picked(best, part, pick), parts)
                return arithmetic.scaled(best, step)
            case _:
                return cutting.cut(self.number(node), step=step, mode=mode, place=self.place())

    def condition(self, node: Node) -> Condition:
        """Compile a part that gives a condition."""
        match node:
            case Comparison(first=first, rest=rest):
                numbers = [self.number(part) for part in (first, *(part for _, part in rest))]
                links = zip(rest, numbers, numbers[1:], strict=False)
                tests = [conditions.compared(sign, left, right, place=self.place()) for (sign, _), left, right in links]
                return conditions.joined(tests, conditions.chained)
            case Logic(word=word, parts=parts):
                join = conditions.both if word == "且" else conditions.either
                return conditions.joined([self.condition(part) for part in parts], join)
            case Not(part=part):
                test = self.condition(part)
                return Condition(lambda f: conditions.denied(test.run(f)), test.plan)
            case Choice(condition=condition, then=then, otherwise=otherwise):
                sides = self.condition(then), self.condition(otherwise)
                return conditions.chosen_condition(self.condition(condition), *sides)
            case _:
                message = f"{type(node).__name__} gives no condition"
                raise TypeError(message)

    def _step(self, total: Part, sign: str, part: Part) -> Part:
        if sign == "×":
            return arithmetic.multiplied(total, part)
        return arithmetic.divided(total, part, place=self.place())


def _largest(compiler: Compiler, node: Call) -> Part:
    return _picked(compiler, node, np.maximum, np.minimum)


def _smallest(compiler: Compiler, node: Call) -> Part:
    return _picked(compiler, node, np.minimum, np.maximum)


def _picked(compiler: Compiler, node: Call, pick: np.ufunc, turned: np.ufunc) -> Part:
    best, *others = (compiler.number(argument) for argument in node.arguments)
    for part in others:
        left, right = arithmetic.common(best, part)
        best = arithmetic.picked(left, right, pick if left.scale > 0 else turned)
    return best


def _total(compiler: Compiler, node: Call) -> Part:
    total, *others = (compiler.number(argument) for argument in node.arguments)
    for part in others:
        total = arithmetic.added(total, part, np.add)
    return total


def _mean(compiler: Compiler, node: Call) -> Part:
    return arithmetic.divided_by_constant(_total(compiler, node), Fraction(len(node.arguments)))


def _absolute(compiler: Compiler, node: Call) -> Part:
    return arithmetic.absolute(compiler.number(node.arguments[0]))


def _truncated(compiler: Compiler, node: Call) -> Part:
    step = compiler.scales.get(node, Fraction(1))
    part = compiler.number(node.arguments[0])
    return cutting.cut(part, step=step, mode=Rounding.DOWN, place=compiler.place())


def _rounded(compiler: Compiler, node: Call) -> Part:
    number, places = node.arguments
    digits = int(places.amount) if isinstance(places, Number) else 0
    step = compiler.scales.get(node, Fraction(1)) / 10**digits
    return cutting.cut(compiler.number(number), step=step, mode=Rounding.HALF_UP, place=compiler.place())


KERNELS: Mapping[str, Callable[[Compiler, Call], Part]] = MappingProxyType(
    {
        "largest": _largest,
        "smallest": _smallest,
        "total": _total,
        "mean": _mean,
        "absolute": _absolute,
        "truncated": _truncated,
        "rounded": _rounded,
    },
)
