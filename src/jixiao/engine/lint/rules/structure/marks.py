"""The numbers that headings and paragraphs begin with."""

import dataclasses
import re
from collections.abc import Collection, Iterator

from jixiao.engine.intake import Numbered, read_number
from jixiao.engine.lint.paper import Paper, Passage
from jixiao.engine.lint.rules.structure.numerals import NUMERAL, chinese_numeral, shape_of, typed_as

_CLAUSE = re.compile(r"[，,。；;：:！？]")
_DOTTED = re.compile(r"[0-9０-９]+[.．][0-9０-９]")
_RANGE = re.compile(r"\s*(?:至|到|—|－|-|~|～)\s*")
_ANNEX = re.compile(r"附\s*件\s*[:：]\s*")
_BEFORE = frozenset("。；;：:，,！？!? \t\u3000”）)")
_LONGEST_WORDS = 24
_LONGEST_NUMBER = 48  # characters in which a number and what must follow it stand
_MOST = 99


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A number at the start of a heading or a paragraph; the offsets are those of ``Paper.text``.

    ``end`` is where the number ends, ``stop`` where the words it heads do. ``value`` is 0 where only a bracket is left;
    ``last`` is the number that its own paragraph goes on to. ``shape`` is how it is typed, the numeral written n.
    """

    block: int
    start: int
    end: int
    stop: int
    level: int
    value: int
    last: int
    typed: str
    shape: str
    words: str
    titled: bool


def marks_of(paper: Paper) -> Iterator[Mark]:
    """Yield the numbers that headings and paragraphs begin with, those of which only a bracket is left too."""
    titled = {heading.block for heading in paper.headings}
    for passage in paper.passages:
        text, skipped = passage.text, 0
        number = read_number(text[:_LONGEST_NUMBER])
        if number is None and text[:1] == "附" and (annex := _ANNEX.match(text)):
            skipped = annex.end()
            text = text[skipped:]
            number = read_number(text[:_LONGEST_NUMBER])
        if number is not None and not _is_no_number(text, number):
            yield _mark(passage, text, number, start=passage.start + skipped, titled=titled)


def _mark(passage: Passage, text: str, number: Numbered, *, start: int, titled: Collection[int]) -> Mark:
    first = len(text) - len(text.lstrip())
    is_titled = passage.block in titled
    clause = _CLAUSE.search(text, number.rest)
    stop = len(text) if is_titled else min(clause.start() if clause else len(text), number.rest + _LONGEST_WORDS)
    last = number.value if is_titled else _last_value(text, number)
    return Mark(
        passage.block, start + first, start + first + len(number.typed), start + stop, number.level, number.value, last,
        number.typed, shape_of(number.typed), text[number.rest : stop].strip(), is_titled,
    )  # fmt: skip


def _is_no_number(text: str, number: Numbered) -> bool:
    """Return whether it is no number of an item: 1.1 of another scheme, 3、4月份, 一、二等奖."""
    if _DOTTED.match(number.typed):
        return True
    after = text[number.rest : number.rest + 3]
    if not number.typed.endswith("、") or not after:
        return False
    following = str(number.value + 1) if after[0].isdecimal() else chinese_numeral(number.value + 1)
    return after.startswith(following) and not after[len(following) : len(following) + 1].isdecimal()


def _last_value(text: str, number: Numbered) -> int:
    """Return the last number that a paragraph counts on to: （四）至（七）, or 1、… 2、… in one paragraph."""
    span = _RANGE.match(text, number.rest)
    upper = read_number(text[span.end() : span.end() + 8]) if span else None
    if upper is not None and upper.level == number.level:
        return max(upper.value, number.value)
    value, at = number.value, number.rest
    numeral = NUMERAL.search(number.typed)
    if numeral is None or numeral[0][0] in "①⑴⒈":
        return value
    while value < _MOST:
        found = text.find(typed_as(number.typed, value=value + 1), at)
        if found < 0 or text[found - 1] not in _BEFORE:
            break
        value, at = value + 1, found + 1
    return value
