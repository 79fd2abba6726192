"""A formula's value with everything it came from: the same formula with the numbers put in, and where each was read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from jixiao.engine.formula.evaluating import Evaluator, Input, evaluator_of, outcome_of
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
from jixiao.engine.formula.wording import print_formula, print_leaf, write_out
from jixiao.engine.values import (
    UNFILLED,
    Absent,
    Money,
    Quantity,
    Rounding,
    Source,
    Trace,
    Undefined,
    Unit,
    describe_rounding,
    print_decimal,
    round_exactly,
)

PRINTED_IN_FULL = 10**12  # values.print_decimal prints decimals of up to twelve places in full
Value: TypeAlias = Quantity | Absent | Undefined | bool

_NO_SOURCES: Mapping[str, Source] = MappingProxyType({})


def trace_evaluation(
    tree: Node,
    inputs: Mapping[str, Input],
    *,
    label: str,
    sources: Mapping[str, Source] = _NO_SOURCES,
    unit: Unit | None = None,
    places: int | None = None,
    mode: Rounding = Rounding.HALF_UP,
) -> Trace:
    """Return how ``tree`` comes to its value: the formula, the same with numbers, and each input with its source.

    ``unit`` is the one the result is shown in; with ``places`` it is printed rounded and the rounding is told. Of a
    如果 only the chosen side is shown with numbers, and a note says why it was chosen.
    """
    evaluator = evaluator_of(tree, inputs)
    value = outcome_of(tree, evaluator, unit=unit).value
    given = {name: _Given(inputs.get(name, UNFILLED)) for name in names_in(tree)}
    chooser = _Chooser(given, evaluator)
    worked = write_out(chooser.taken(tree), leaf=chooser.leaf)
    amount = value.amount if isinstance(value, Quantity) else None
    rounded = places is not None and amount is not None
    return Trace(
        label=label,
        printed=_printed(value, places=places, mode=mode),
        exact=amount,
        unit=value.unit.symbol if isinstance(value, Quantity) else "",
        formula=print_formula(tree),
        worked=worked if isinstance(value, Undefined) else f"{worked} {_equals(value)} {_text(value)}",
        rounding=describe_rounding(places=places, mode=mode) if rounded and places is not None else "",
        note="；".join(dict.fromkeys(chooser.notes)),
        inputs=tuple(each.trace(name, sources.get(name)) for name, each in given.items()),
    )


class _Given:
    """An input with its words, which are needed in several places."""

    def __init__(self, value: Input) -> None:
        self.value = Quantity.of_money(value) if isinstance(value, Money) else value
        self.words = _text(self.value)

    def trace(self, name: str, source: Source | None) -> Trace:
        """Return the end of the branch."""
        if not isinstance(self.value, Quantity):
            return Trace(label=name, printed=self.words, source=source)
        amount, unit = self.value.amount, self.value.unit.symbol
        return Trace(label=name, printed=self.words, exact=amount, unit=unit, source=source)


def _printed(value: Value, *, places: int | None, mode: Rounding) -> str:
    if places is None or not isinstance(value, Quantity):
        return _text(value)
    rounded = round_exactly(value.amount, places=places, mode=mode)
    return f"{print_decimal(rounded, places=places)}{value.unit.symbol}"


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "成立" if value else "不成立"
    return str(value)


def _equals(value: Value) -> str:
    # A quantity that is no finite decimal is printed to four places only.
    if not isinstance(value, Quantity):
        return "："
    return "=" if (value.amount * PRINTED_IN_FULL).denominator == 1 else "≈"


class _Chooser:
    """Takes of every 如果 the side that counts."""

    def __init__(self, given: Mapping[str, _Given], evaluator: Evaluator) -> None:
        self.given = given
        self.evaluator = evaluator
        self.notes: list[str] = []

    def leaf(self, node: Number | Name) -> str:
        """Return the number that stands for a leaf."""
        if isinstance(node, Number):
            return print_leaf(node)
        given = self.given[node.name]
        if not isinstance(given.value, Quantity):
            return f"{node.name}（{given.words}）"
        return f"({given.words})" if given.words.startswith("−") else given.words

    def taken(self, node: Node) -> Node:
        """Return ``node`` without the sides that were not taken."""
        match node:
            case Choice():
                return self._side(node)
            case Negative(operand=operand):
                return Negative(self.taken(operand))
            case Sum(first=first, rest=rest) | Product(first=first, rest=rest) | Comparison(first=first, rest=rest):
                return type(node)(self.taken(first), tuple((sign, self.taken(part)) for sign, part in rest))
            case Logic(word=word, parts=parts):
                return Logic(word, tuple(self.taken(part) for part in parts))
            case Not(part=part):
                return Not(self.taken(part))
            case Call(function=function, arguments=arguments):
                return Call(function, tuple(self.taken(part) for part in arguments))
            case _:
                return node

    def _side(self, node: Choice) -> Node:
        held = self.evaluator.value(node.condition)
        if not isinstance(held, bool):
            return node
        condition = print_formula(node.condition)
        numbers = write_out(self.taken(node.condition), leaf=self.leaf)
        self.notes.append(f"{condition}（{numbers}）{'成立' if held else '不成立，按“否则”计算'}")
        return self.taken(node.then if held else node.otherwise)
