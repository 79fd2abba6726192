"""How a number came about, drawn: the engine's trace as a flat list of steps that a template walks at any depth."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.engine.values import Rule, Source, Trace, print_decimal

LinkOf = Callable[[str], str]
TITLE = "这个数怎么来的"


@dataclasses.dataclass(frozen=True, slots=True)
class Proof:
    """A paper that proves a number, and where it can be opened."""

    title: str
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One number in the tree.

    ``opens`` says that its inputs follow one level deeper; ``closes`` has one entry for each level that ends with it.
    """

    label: str
    printed: str
    exact: str
    formula: str
    worked: str
    rounding: str
    note: str
    rule: str
    kind: str
    place: str
    url: str
    proofs: tuple[Proof, ...]
    opens: bool
    closes: range


def nowhere(_: str) -> str:
    """Return no address: a resolver for traces whose records have no pages."""
    return ""


def steps(trace: Trace | Mapping[str, Any], *, link_of: LinkOf = nowhere) -> list[Step]:
    """Return the inputs of a trace as steps, the number itself first.

    ``link_of`` turns the reference of a source, or the name of a proof, into an address, or into "" where it has none.
    """
    tree = trace if isinstance(trace, Trace) else Trace.from_json(trace)
    return list(_walk([tree], link_of))


def trace_shown(trace: Trace | Mapping[str, Any], *, link_of: LinkOf = nowhere) -> dict[str, Any]:
    """Return what ``web/trace.html`` draws: the figure, and its steps."""
    return {"figure": (found := steps(trace, link_of=link_of))[0], "steps": found}


def trace_page(
    request: HttpRequest,
    trace: Trace | Mapping[str, Any],
    *,
    link_of: LinkOf = nowhere,
    title: str = TITLE,
    way: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """Answer with a trace: in the side panel where htmx asks for it, else as a page of its own.

    ``way`` says by which pages (title, address) one came to it; a page of its own leads back there.
    """
    trail = [*way, (title, "")] if way else []
    context = {"shown": trace_shown(trace, link_of=link_of), "title": title, "trail": trail}
    return render(request, "web/trace_page.html", context)


def _walk(trees: Sequence[Trace], link_of: LinkOf) -> Iterator[Step]:
    """Yield steps in reading order, without recursion: a trace may be deeper than Python's stack."""
    waiting = [(tree, 0) for tree in reversed(trees)]
    while waiting:
        tree, closes = waiting.pop()
        yield _step(tree, link_of, range(0 if tree.inputs else closes))
        for place, child in enumerate(reversed(tree.inputs)):
            waiting.append((child, closes + 1 if place == 0 else 0))


def _step(tree: Trace, link_of: LinkOf, closes: range) -> Step:
    source = tree.source or Source("", "")
    exact = print_decimal(tree.exact) if tree.exact is not None and tree.rounding else ""
    return Step(
        label=tree.label,
        printed=tree.printed,
        exact=exact,
        formula=tree.formula,
        worked="" if tree.worked == tree.printed else tree.worked,
        rounding=tree.rounding,
        note=tree.note,
        rule=_rule_words(tree.rule),
        kind=source.kind,
        place=source.place,
        url=link_of(source.reference) if source.reference else "",
        proofs=tuple(Proof(name, link_of(name)) for name in source.proofs),
        opens=bool(tree.inputs),
        closes=closes,
    )


def _rule_words(rule: Rule | None) -> str:
    return f"{rule.title}（{rule.source}，{rule.since.isoformat()} 起，规则集 {rule.rulebook}）" if rule else ""
