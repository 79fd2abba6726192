"""Whether what was promised leaves a trace in what is told of the year."""

import bisect
import dataclasses
import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rules.goals.content import pair_counts, pairs, share_found, topics
from jixiao.engine.lint.rules.goals.items import Item, items
from jixiao.engine.lint.rules.goals.stretch import numbers_of_things, points_elsewhere, told_in

MOST = 60  # items that are looked for; a paper with more is a collection of papers
_TELLING = frozenset({Part.RESULTS, Part.SUMMARY, Part.MONEY, Part.OTHER})
_A_NAME = 4  # characters
_BELOW, _ABOVE = Fraction(9, 10), Fraction(11, 10)
_FEWEST = 100  # characters of results: with fewer nothing can be missed in them
# A name on a waistcoat, and a body that only stood by, are no result.
_LABEL = re.compile(r"[“\"「][^”\"」\n]{2,30}[”\"」](?:的)?(?:标志|标识|字样|LOGO|徽标|横幅|条幅)")
_PARTNERS = re.compile(
    r"(?:携手|联合|会同|联手|协同|配合)[^，。；：\n]{2,160}?(?:等)?(?=等?(?:单位|部门)|共同|开展|举办|组织|在|，|。)"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What the paper tells of the year: the pairs of characters of the parts that may tell it, and their figures.

    ``figures`` are the numbers by their measure, money in fen under 元, each list in order.
    """

    pairs: frozenset[str]
    figures: Mapping[str, Sequence[Fraction]]


@dataclasses.dataclass(frozen=True, slots=True)
class Trace:
    """How much of what an item is about is told, in percent: of its title, and of its other words (0 without any)."""

    title: int
    body: int


def told_of_the_year(paper: Paper) -> Told | None:
    """Return what is told, labels and partners left out; None where too little is told or the reader is sent away."""
    results = paper.within(Part.RESULTS)
    if sum(len(each.text) for each in results) < _FEWEST and not paper.tables:
        return None
    if any(points_elsewhere(each.text) for each in (*results, *paper.within(Part.SUMMARY))):
        return None
    spans = [(each.start, each.end) for each in paper.passages if each.part in _TELLING]
    tables = [paper.spans[number] for number, _ in paper.tables]
    spans += [span for span in tables if paper.part_at(span[0]) in _TELLING]
    text = _PARTNERS.sub("", _LABEL.sub("", "\n".join(paper.text[start:end] for start, end in spans)))
    figures: dict[str, list[Fraction]] = {}
    for span in spans:
        for measure, number in figures_in(paper, *span):
            figures.setdefault(measure, []).append(number)
    return Told(frozenset(map(operator.add, text, text[1:])), {key: sorted(told) for key, told in figures.items()})


def figures_in(paper: Paper, start: int, end: int) -> Iterator[tuple[str, Fraction]]:
    """Yield the numbers of things with their measures, and the money in fen under 元, of a stretch."""
    for count in numbers_of_things(paper, start, end):
        if count.number is not None:
            yield count.measure, count.number
    for amount in told_in(paper.facts.amounts, start, end):
        if amount.money is not None:
            yield "元", Fraction(amount.money.fen)


def is_told_of(paper: Paper, item: Item, told: Told) -> bool:
    """Return whether a figure near one of the item's own (within a tenth) is told: 8.9吨 answers 8.6吨."""
    for measure, number in figures_in(paper, item.start, item.stop):
        near = told.figures.get(measure, ())
        at = bisect.bisect_left(near, number * _BELOW)
        if at < len(near) and near[at] <= number * _ABOVE:
            return True
    return False


def funded_goals(paper: Paper) -> list[Item]:
    """Return the numbered goals that money is set aside for."""
    return [
        item
        for item in items(paper, Part.GOALS)[:MOST]
        if told_in(paper.facts.amounts, item.start, item.stop) and topics(item.title)
    ]


def trace_of(paper: Paper, item: Item, told: Told) -> Trace:
    """Return how much of an item is told."""
    counts = paper.once(pair_counts)
    title, body = (pairs(topics(words)) for words in (item.title, item.body(paper)))
    return Trace(
        share_found(title, among=told.pairs, counts=counts),
        share_found(body, among=told.pairs, counts=counts) if body else 0,
    )


def is_named_elsewhere(paper: Paper, item: Item) -> bool:
    """Return whether the problems or measures name what an item is about: its failing is owned up to."""
    about = [one for one in topics(item.title) if len(one) >= _A_NAME]
    said = paper.within(Part.PROBLEMS, Part.MEASURES, Part.APPLICATION) if about else ()
    return any(one in each.text for one in about for each in said)
