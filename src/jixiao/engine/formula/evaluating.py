"""The exact value of a formula, on fractions. This is the definition; every faster way must agree with it."""

import dataclasses
import enum
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

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
    names_in,
)
from jixiao.engine.formula.units import Settled, settle_units
from jixiao.engine.formula.wording import print_formula
from jixiao.engine.values import RATIO, Absent, Money, Quantity, Undefined, Unit

Input: TypeAlias = Quantity | Money | Absent | Undefined


class Lack(enum.Enum):
    """Why there is no value; of several reasons the one that stands first here counts."""

    UNIT = "单位不一致"
    UNFILLED = "未填"
    NOT_APPLICABLE = "不适用"
    UNDEFINED = "前一步无法计算"
    DIVIDED_BY_ZERO = "除数为 0"


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What a formula gives: a quantity, whether a condition holds, or why neither (``lack`` then says of what kind)."""

    value: Quantity | bool | Undefined
    lack: Lack | None = None


# What is lacking, in words, and the names of the inputs at fault.
Loss: TypeAlias = tuple[Lack, str, tuple[str, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """A part without a value, and everything it lacks."""

    lacks: tuple[Loss, ...]


Value: TypeAlias = Fraction | bool | Gap


_NO_UNITS: Mapping[str, Unit | None] = MappingProxyType({})


def evaluate(
    tree: Node,
    inputs: Mapping[str, Input],
    *,
    unit: Unit | None = None,
    units: Mapping[str, Unit | None] = _NO_UNITS,
) -> Outcome:
    """Return the exact value of ``tree`` with ``inputs`` put in, in ``unit`` or in the one the formula gives.

    A name that is not among the inputs is 未填. Division by zero and missing inputs give Undefined, never an exception;
    of a 如果 only the chosen side need have a value, and 且 and 或 stop at the first part that decides. ``units`` are
    those of names whose input, being absent, shows none.
    """
    return outcome_of(tree, evaluator_of(tree, inputs, units=units), unit=unit)


def evaluator_of(
    tree: Node, inputs: Mapping[str, Input], *, units: Mapping[str, Unit | None] = _NO_UNITS
) -> "Evaluator":
    """Return what evaluates ``tree`` and its parts on ``inputs``."""
    shown = {name: unit_of(inputs.get(name)) or units.get(name) for name in names_in(tree)}
    return Evaluator(inputs, settle_units(tree, units=shown))


def outcome_of(tree: Node, evaluator: "Evaluator", *, unit: Unit | None) -> Outcome:
    """Return the value of a whole formula in ``unit``, or in the one it gives."""
    if (clash := evaluator.settled.clash) is not None:
        return Outcome(Undefined(clash.cause, names_in(clash.node)), Lack.UNIT)
    value = evaluator.value(tree)
    if isinstance(value, bool):
        return Outcome(value)
    if isinstance(value, Gap):
        return _without_value(value)
    given = evaluator.settled.measure
    if unit is not None and isinstance(given, Unit) and not given.measures_the_same(unit):
        reason = f"结果的单位是{given.symbol or '比率'}，不能写成{unit.symbol or '比率'}"
        return Outcome(Undefined(reason, names_in(tree)), Lack.UNIT)
    shown = unit if unit is not None else given if isinstance(given, Unit) else RATIO
    return Outcome(Quantity(value / shown.scale, shown))


def unit_of(given: Input | None) -> Unit | None:
    """Return the unit of an input, None where it has none to show."""
    if isinstance(given, Money):
        return Quantity.of_money(given).unit
    return given.unit if isinstance(given, Quantity) else None


def _without_value(gap: Gap) -> Outcome:
    lacks = {lack for lack, _, _ in gap.lacks}
    absent: dict[str, list[str]] = {}
    reasons: list[str] = []
    for lack, words, names in gap.lacks:
        if lack in {Lack.UNFILLED, Lack.NOT_APPLICABLE}:
            absent.setdefault(words, []).extend(names)
        else:
            reasons.append(words)
    reason = "；".join([*(f"{'、'.join(names)}{words}" for words, names in absent.items()), *reasons])
    culprits = tuple(dict.fromkeys(name for _, _, names in gap.lacks for name in names))
    return Outcome(Undefined(reason, culprits), next(lack for lack in Lack if lack in lacks))


class Evaluator:
    """Evaluates parts of one formula on one set of inputs, in base units."""

    def __init__(self, inputs: Mapping[str, Input], settled: Settled) -> None:
        self.inputs = inputs
        self.settled = settled

    def value(self, node: Node) -> Value:
        """Return the value of ``node``, or what it lacks."""
        match node:
            case Number():
                return node.in_base()
            case Name(name=name):
                return self._input(name)
            case Negative(operand=operand):
                value = self.value(operand)
                return -value if isinstance(value, Fraction) else value
            case Sum() | Product():
                return self._chain(node)
            case Comparison():
                return self._comparison(node)
            case Logic(word=word, parts=parts):
                return self._logic(word, parts)
            case Not(part=part):
                value = self.value(part)
                return value if isinstance(value, Gap) else not value
            case Choice(condition=condition, then=then, otherwise=otherwise):
                held = self.value(condition)
                return held if isinstance(held, Gap) else self.value(then if held else otherwise)
            case Call():
                return self._call(node)

    def _input(self, name: str) -> Value:
        match self.inputs.get(name, Absent.UNFILLED):
            case Quantity(amount=amount, unit=unit):
                return amount * unit.scale
            case Money() as money:
                return Quantity.of_money(money).in_base()
            case Absent() as absent:
                lack = Lack.NOT_APPLICABLE if absent is Absent.NOT_APPLICABLE else Lack.UNFILLED
                return Gap(((lack, lack.value, (name,)),))
            case Undefined(reason=reason, culprits=culprits):
                return Gap(((Lack.UNDEFINED, f"{name}无法计算（{reason}）", (name, *culprits)),))

    def _numbers(self, parts: Iterable[Node]) -> list[Fraction] | Gap:
        numbers: list[Fraction] = []
        lacks: list[Loss] = []
        for part in parts:
            value = self.value(part)
            if isinstance(value, Gap):
                lacks += value.lacks
            elif isinstance(value, Fraction):
                numbers.append(value)
            else:
                lacks.append((Lack.UNIT, "该写数的地方写了条件", names_in(part)))
        return Gap(tuple(dict.fromkeys(lacks))) if lacks else numbers

    def _chain(self, node: Sum | Product) -> Value:
        numbers = self._numbers([node.first, *(part for _, part in node.rest)])
        if isinstance(numbers, Gap):
            return numbers
        total, *others = numbers
        for (sign, part), number in zip(node.rest, others, strict=True):
            if sign == "÷" and number == 0:
                return _divided_by_zero(part)
            total = _STEPS[sign](total, number)
        return total

    def _comparison(self, node: Comparison) -> Value:
        numbers = self._numbers([node.first, *(part for _, part in node.rest)])
        if isinstance(numbers, Gap):
            return numbers
        signs = [sign for sign, _ in node.rest]
        return all(_HOLDS[sign](left, right) for sign, left, right in zip(signs, numbers, numbers[1:], strict=False))

    def _logic(self, word: str, parts: tuple[Node, ...]) -> Value:
        for part in parts:
            value = self.value(part)
            if isinstance(value, Gap) or value == (word == "或"):
                return value
        return word == "且"

    def _call(self, node: Call) -> Value:
        numbers = self._numbers(node.arguments)
        if isinstance(numbers, Gap):
            return numbers
        scale = self.settled.scales.get(node, Fraction(1))
        return FUNCTION_OF[node.function].exact([numbers[0] / scale, *numbers[1:]]) * scale


def _divided_by_zero(divisor: Node) -> Gap:
    names = names_in(divisor)
    words = names[0] if isinstance(divisor, Name) else print_formula(divisor)
    return Gap(((Lack.DIVIDED_BY_ZERO, f"除数 {words} 为 0", names),))


_STEPS = {
    "+": Fraction.__add__,
    "−": Fraction.__sub__,
    "×": Fraction.__mul__,
    "÷": Fraction.__truediv__,
}
_HOLDS = {
    "=": Fraction.__eq__,
    "≠": lambda left, right: left != right,
    ">": Fraction.__gt__,
    "<": Fraction.__lt__,
    "≥": Fraction.__ge__,
    "≤": Fraction.__le__,
}
