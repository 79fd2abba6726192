"""The tree of a formula: what was meant, apart from how it was typed.

Two trees are equal when they mean the same calculation in the same order; where a node stood in the officer's text
(``span``, offsets of start and end) plays no part in it.
"""

import dataclasses
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from jixiao.engine.values import RATIO, Unit

Span: TypeAlias = tuple[int, int]


@dataclasses.dataclass(frozen=True, slots=True)
class Number:
    """A number as written, never negative, with its unit; without one (unit ``RATIO``) it adapts to its neighbours."""

    amount: Fraction
    unit: Unit = RATIO
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)

    @property
    def bare(self) -> bool:
        """Return whether no unit was written."""
        return not self.unit.symbol

    def in_base(self) -> Fraction:
        """Return the number in base units: 95% is 19/20."""
        return self.amount * self.unit.scale


@dataclasses.dataclass(frozen=True, slots=True)
class Name:
    """A number that is known by name."""

    name: str
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Negative:
    """A number with its sign turned."""

    operand: "Node"
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Sum:
    """Additions and subtractions from left to right: ``first``, then pairs of sign (+ −) and operand."""

    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Product:
    """Multiplications and divisions from left to right: ``first``, then pairs of sign (× ÷) and operand."""

    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison, or a chain (60% ≤ 执行率 < 80%): pairs of sign (= ≠ ≥ ≤ > <) and operand after the first."""

    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Logic:
    """Conditions joined by one ``word``, 且 or 或."""

    word: str
    parts: tuple["Node", ...]
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Not:
    """A condition denied."""

    part: "Node"
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """如果 ``condition`` 则 ``then`` 否则 ``otherwise``; only the chosen side need have a value."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Call:
    """One of the functions of ``functions.FUNCTIONS``, by its name."""

    function: str
    arguments: tuple["Node", ...]
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


Node: TypeAlias = Number | Name | Negative | Sum | Product | Comparison | Logic | Not | Choice | Call


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly under ``node``, in the order they were written."""
    match node:
        case Negative(operand=part) | Not(part=part):
            return (part,)
        case Sum(first=first, rest=rest) | Product(first=first, rest=rest) | Comparison(first=first, rest=rest):
            return (first, *(operand for _, operand in rest))
        case Logic(parts=parts) | Call(arguments=parts):
            return parts
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case _:
            return ()


def nodes(tree: Node) -> Iterator[Node]:
    """Yield every node of ``tree``, from the top, in the order they were written."""
    yield tree
    for child in children(tree):
        yield from nodes(child)


def names_in(tree: Node) -> tuple[str, ...]:
    """Return the names that ``tree`` uses, each once, in the order of their first appearance."""
    return tuple(dict.fromkeys(node.name for node in nodes(tree) if isinstance(node, Name)))
