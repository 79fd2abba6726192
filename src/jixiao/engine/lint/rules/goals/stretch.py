"""What stands within a stretch of the text: facts, passages, tables, figures of any kind."""

import bisect
import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from jixiao.engine.facts import Count, Span
from jixiao.engine.lint.paper import Paper, Titled


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Return where it begins."""


Told = TypeVar("Told", bound=Placed)
_DIGIT = re.compile(r"[0-9０-９]")
_WHEN = re.compile(r"[0-9０-９]{1,4}\s?[年月日]度?|第[0-9０-９]+|[（(]?[0-9０-９]{1,2}[)）、.．]")
_ELSEWHERE = re.compile(
    r"(?=[见附列载如目申自])"
    r"(?:(?:见|附|列入|载于|如)[^。；\n]{0,12}(?:表|附后|附录|材料|目录)|附件|附表|目标表|申报表|自评表)"
)


def told_in(told: Sequence[Told], start: int, end: int) -> Sequence[Told]:
    """Return those of ``told``, which stand in the order of the text, that begin between two places."""
    first = bisect.bisect_left(told, start, key=lambda one: one.start)
    last = bisect.bisect_left(told, end, key=lambda one: one.start)
    return told[first:last]


def any_in(kinds: Iterable[Sequence[Span]], start: int, end: int) -> bool:
    """Return whether a fact of any of these kinds begins between two places."""
    return any(told_in(kind, start, end) for kind in kinds)


def numbers_of_things(paper: Paper, start: int, end: int) -> list[Count]:
    """Return the counts of a stretch that give a number: neither 多次 nor the 40 of (40分)."""
    return [one for one in told_in(paper.facts.counts, start, end) if one.number is not None]


def has_figure(paper: Paper, start: int, end: int) -> bool:
    """Return whether a stretch gives any figure: a count, a rate, money, a change, a score, a length of time."""
    facts = paper.facts
    kinds = (facts.ratios, facts.amounts, facts.growths, facts.scores, facts.durations)
    if any_in(kinds, start, end) or numbers_of_things(paper, start, end):
        return True
    return bool(_DIGIT.search(_WHEN.sub("", paper.text[start:end])))


def points_elsewhere(words: str) -> bool:
    """Return whether ``words`` send the reader to a table or an annex."""
    return bool(_ELSEWHERE.search(words))


def holds_table(paper: Paper, start: int, end: int) -> bool:
    """Return whether a table begins between two places or right after them."""
    if not paper.tables:
        return False
    starts = paper.once(_table_starts)
    at = bisect.bisect_left(starts, start)
    return at < len(starts) and starts[at] <= end + 1


def _table_starts(paper: Paper) -> list[int]:
    return sorted(paper.spans[number][0] for number, _ in paper.tables)


def words_of(heading: Titled) -> tuple[int, int]:
    """Return where the words of a heading stand, its number and the stop at its end left out."""
    start = heading.end - len(heading.title)
    return start, start + len(heading.title.rstrip("。：:；; "))
