"""A formula over the facts of a year: its exact value, and a trace that goes on down into each fact."""

import dataclasses
from collections.abc import Mapping

from jixiao.engine.formula import Node, Variable, evaluate, names_in, trace_evaluation
from jixiao.engine.values import PERCENT, Absent, Quantity, Trace, Undefined, Unit
from jixiao.engine.yearbook.fact import Fact

PLACES = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Computed:
    """What a formula gives from a year's facts, exact, and how it came about."""

    value: Quantity | bool | Undefined
    trace: Trace


def compute(tree: Node, facts: Mapping[str, Fact], *, label: str, unit: Unit) -> Computed:
    """Return the value of ``tree`` in ``unit``; its trace prints at most two decimals, a percentage always two."""
    inputs = {name: facts[name].value for name in names_in(tree) if name in facts}
    value = evaluate(tree, inputs, unit=unit).value
    trace = trace_evaluation(tree, inputs, label=label, unit=unit, places=_places(value))
    branches = tuple(facts[child.label].trace if child.label in facts else child for child in trace.inputs)
    return Computed(value, dataclasses.replace(trace, inputs=branches))


def known_names(facts: Mapping[str, Fact]) -> Mapping[str, Variable]:
    """Return what a checker may know of the facts: of this year the very value, so that no ÷0 is feared in vain."""
    return {
        name: Variable(fact.unit, least=None if isinstance(fact.value, Absent) else fact.value.in_base())
        for name, fact in facts.items()
    }


def _places(value: object) -> int | None:
    if not isinstance(value, Quantity):
        return None
    finer = (value.amount * 10**PLACES).denominator != 1
    return PLACES if finer or value.unit == PERCENT else None
