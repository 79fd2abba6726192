"""Passages that stand twice in a paper: runs of clauses that are alike to the letter."""

import bisect
import dataclasses
import re
from collections.abc import Iterator, Sequence

from jixiao.engine.facts import Span

_MARK = re.compile(
    r"(?:[（(][0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}[、.．](?![0-9])|[一二三四五六七八九十]{1,2}(?:、|是))\s*"
)
_ANCHOR = 6  # characters: a shorter clause may stand anywhere and begins no repeat
_MOST_TRIED = 6  # earlier places of the same clause that are compared
_BETWEEN = 3  # characters of punctuation and blanks between two copies in a row


@dataclasses.dataclass(frozen=True, slots=True)
class Repeat:
    """Words that stand at ``first`` and again at ``again``, each a start and an end.

    Where they stand one right after the other, ``times`` says how often, and ``again`` spans all but the first copy;
    where other words are between, ``times`` is 1.
    """

    first: tuple[int, int]
    again: tuple[int, int]
    times: int


def repeats_in(clauses: Sequence[Span], *, ranges: Sequence[tuple[int, int]]) -> tuple[Repeat, ...]:
    """Return what stands twice among ``clauses``, the longest from each place, in the order of the text.

    Only clauses within ``ranges`` count, which are in order; a repeat may run on from one of them to the next.
    """
    kept = tuple(_within(clauses, ranges))
    return tuple(_search(kept))


def _within(clauses: Sequence[Span], ranges: Sequence[tuple[int, int]]) -> Iterator[Span]:
    starts = [start for start, _ in ranges]
    for clause in clauses:
        index = bisect.bisect_right(starts, clause.start) - 1
        if index >= 0 and clause.end <= ranges[index][1]:
            mark = _MARK.match(clause.quote)
            yield Span(clause.start + mark.end(), clause.end, clause.quote[mark.end() :]) if mark else clause


def _search(clauses: Sequence[Span]) -> Iterator[Repeat]:
    keys = [clause.quote for clause in clauses]
    seen: dict[str, list[int]] = {}
    at = 0
    while at < len(keys):
        before = seen.get(keys[at])
        length, other = max((_run(keys, one, at), one) for one in before) if before else (0, 0)
        step = max(length, 1)
        if length:
            yield _repeat(clauses, other, at, length)
        for place in range(at, at + step):
            _remember(seen, keys[place], place)
        at += step


def _remember(seen: dict[str, list[int]], key: str, place: int) -> None:
    if len(key) >= _ANCHOR:
        places = seen.setdefault(key, [])
        if len(places) >= _MOST_TRIED:
            del places[1]  # the first stays, since all others are held against it
        places.append(place)


def _run(keys: Sequence[str], first: int, again: int) -> int:
    """Return how many clauses from ``again`` on are those from ``first`` on."""
    length = 0
    while again + length < len(keys) and keys[first + length] == keys[again + length]:
        length += 1
    return length


def _repeat(clauses: Sequence[Span], first: int, again: int, length: int) -> Repeat:
    period = again - first
    beside = clauses[again].start - clauses[again - 1].end <= _BETWEEN and length >= period
    copy = period if beside else length
    whole = length - length % period if beside else length
    return Repeat(
        (clauses[first].start, clauses[first + copy - 1].end),
        (clauses[again].start, clauses[again + whole - 1].end),
        whole // period + 1 if beside else 1,
    )
