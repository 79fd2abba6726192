"""Divisions that can be by zero: what stands under a division line, and what a condition around it has ruled out."""

import dataclasses
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import TypeAlias

from jixiao.engine.formula.evaluating import evaluate
from jixiao.engine.formula.functions import is_called_rightly
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
    children,
    names_in,
    nodes,
)
from jixiao.engine.values import Quantity

# What is known not to be zero at some place of the formula.
Known: TypeAlias = frozenset[Node]

_DENIED = {"=": "≠", "≠": "=", ">": "≤", "<": "≥", "≥": "<", "≤": ">"}
_TURNED = {"=": "=", "≠": "≠", ">": "<", "<": ">", "≥": "≤", "≤": "≥"}


@dataclasses.dataclass(frozen=True, slots=True)
class Divisor:
    """Something divided by that is zero (``always``) or can be."""

    node: Node
    always: bool


def doubtful_divisors(tree: Node, *, never_zero: Collection[str]) -> tuple[Divisor, ...]:
    """Return what ``tree`` divides by that is zero or can be, ``never_zero`` naming the inputs that cannot."""
    known = frozenset(Name(name) for name in never_zero)
    return tuple(dict.fromkeys(_divisors(tree, known)))


def _divisors(node: Node, known: Known) -> Iterator[Divisor]:
    match node:
        case Choice(condition=condition, then=then, otherwise=otherwise):
            yield from _divisors(condition, known)
            yield from _divisors(then, known | _ruled_out(condition, holds=True))
            yield from _divisors(otherwise, known | _ruled_out(condition, holds=False))
        case Logic(word=word, parts=parts):
            # Each part is looked at only where those before it have left the question open.
            for part in parts:
                yield from _divisors(part, known)
                known |= _ruled_out(part, holds=word == "且")
        case _:
            if isinstance(node, Product):
                yield from (doubt for sign, part in node.rest if sign == "÷" and (doubt := _doubt(part, known)))
            for child in children(node):
                yield from _divisors(child, known)


def _doubt(part: Node, known: Known) -> Divisor | None:
    if any(isinstance(node, Call) and not is_called_rightly(node) for node in nodes(part)):
        return None  # that is a finding of its own
    if not names_in(part):
        value = evaluate(part, {}).value
        zero = isinstance(value, Quantity) and value.amount == 0
        return Divisor(part, always=True) if zero else None
    return None if _is_not_zero(part, known) else Divisor(part, always=False)


def _is_not_zero(node: Node, known: Known) -> bool:
    if node in known:
        return True
    match node:
        case Number(amount=amount):
            return amount != 0
        case Negative(operand=operand) | Call(function="绝对值", arguments=(operand,)):
            return _is_not_zero(operand, known)
        case Product(first=first, rest=rest):
            return _is_not_zero(first, known) and all(_is_not_zero(part, known) for _, part in rest)
        case Call(function="最大", arguments=parts):
            return any(isinstance(part, Number) and part.amount > 0 for part in parts)
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return _is_not_zero(then, known | _ruled_out(condition, holds=True)) and _is_not_zero(
                otherwise, known | _ruled_out(condition, holds=False)
            )
        case _:
            return False


def _ruled_out(condition: Node, *, holds: bool) -> Known:
    """Return what cannot be zero where ``condition`` holds, or where it does not."""
    match condition:
        case Not(part=part):
            return _ruled_out(part, holds=not holds)
        case Logic(word=word, parts=parts):
            sides = [_ruled_out(part, holds=holds) for part in parts]
            return frozenset[Node]().union(*sides) if holds == (word == "且") else frozenset.intersection(*sides)
        case Comparison(first=first, rest=rest) if holds or len(rest) == 1:
            lefts = [first, *(part for _, part in rest[:-1])]
            signs = [sign if holds else _DENIED[sign] for sign, _ in rest]
            links = zip(lefts, signs, (part for _, part in rest), strict=True)
            return frozenset(node for link in links for node in _compared(*link))
        case _:
            return frozenset()


def _compared(left: Node, sign: str, right: Node) -> Iterator[Node]:
    if (number := _constant(right)) is not None and _excludes_zero(sign, number):
        yield from _apart_from_zero(left)
    if (number := _constant(left)) is not None and _excludes_zero(_TURNED[sign], number):
        yield from _apart_from_zero(right)
    if sign in {"≠", ">", "<"}:
        # 甲 > 乙: then 甲 − 乙 is not zero.
        yield Sum(left, (("−", right),))
        yield Sum(right, (("−", left),))


def _apart_from_zero(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Call) and node.function == "绝对值":
        yield node.arguments[0]


def _constant(node: Node) -> Fraction | None:
    if isinstance(node, Number):
        return node.amount
    if isinstance(node, Negative) and isinstance(node.operand, Number):
        return -node.operand.amount
    return None


def _excludes_zero(sign: str, number: Fraction) -> bool:
    """Return whether x ``sign`` number cannot hold for x = 0."""
    return {
        "=": number != 0,
        "≠": number == 0,
        ">": number >= 0,
        "≥": number > 0,
        "<": number <= 0,
        "≤": number < 0,
    }[sign]
