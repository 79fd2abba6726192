"""Which problems no measure answers, and which measures answer no problem."""

import dataclasses
import re

from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rules.goals.content import PairCounts, matters, pairs, share_found
from jixiao.engine.lint.rules.goals.items import Item, items

_FEWEST = 2  # numbered items on either side
_MOST = 12  # on either side: each is held against each
_HARDLY = 15  # percent
_TO_OTHERS = re.compile(r"建议|希望|恳请|请|争取|呼吁")


@dataclasses.dataclass(frozen=True, slots=True)
class Unanswered:
    """The problems without a measure, and the measures without a problem."""

    problems: tuple[Item, ...] = ()
    measures: tuple[Item, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class _Side:
    item: Item
    title: frozenset[str]
    words: frozenset[str]


def unanswered(paper: Paper) -> Unanswered:
    """Return what stands alone on either side; nothing where they are not numbered or may have been cut off."""
    problems, measures = items(paper, Part.PROBLEMS), items(paper, Part.MEASURES)
    if not _FEWEST <= len(problems) <= _MOST or not _FEWEST <= len(measures) <= _MOST:
        return Unanswered()
    if not (paper.is_whole or any(each.level == 1 and each.start >= measures[-1].stop for each in paper.headings)):
        return Unanswered()
    counts = PairCounts("\n".join(one.words(paper) for one in (*problems, *measures)))
    asked, done = [_side(paper, one) for one in problems], [_side(paper, one) for one in measures]
    meets = [[_meets(problem, measure, counts) for measure in done] for problem in asked]
    return Unanswered(
        tuple(one for one, row in zip(problems, meets, strict=True) if not any(row)),
        tuple(
            one
            for one, column in zip(measures, zip(*meets, strict=True), strict=True)
            if not any(column) and not _TO_OTHERS.match(one.title) and "结论" not in one.title
        ),
    )


def _side(paper: Paper, item: Item) -> _Side:
    return _Side(item, pairs(matters(item.title)), pairs(matters(item.words(paper))))


def _meets(problem: _Side, measure: _Side, counts: PairCounts) -> bool:
    """Return whether the title of either, or all its words, stand in the other to a fair share."""
    return any(
        share_found(wanted, among=other.words, counts=counts) >= _HARDLY
        for one, other in ((problem, measure), (measure, problem))
        for wanted in (one.title, one.words)
    )
