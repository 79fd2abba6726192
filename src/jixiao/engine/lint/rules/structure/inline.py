"""Numbers that count on inside one paragraph: 1、… 2、… 3、…."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.lint.paper import Paper, Passage
from jixiao.engine.lint.rules.structure.numerals import chinese_numeral, shape_of, typed_as

_NUMBER = re.compile(
    r"(?=[一二三四五六七八九十（(0-9①-⑳])(?:(?<=[。；;：:！？”）)\s])|(?<![\s\S]))"
    r"(?:(?P<han>[一二三四五六七八九十]{1,3})、|[（(](?P<bracketed>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<figure>[0-9]{1,2})[、.．](?![0-9])|[（(](?P<figured>[0-9]{1,2})[）)]|(?P<circled>[①-⑳]))"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = {chinese_numeral(value): value for value in range(1, 100)}
_CLAUSE = re.compile(r"[，,。；;：:！？]")
_FEWEST = 3
_LONGEST_WORDS = 24


@dataclasses.dataclass(frozen=True, slots=True)
class Inline:
    """A number inside a paragraph; ``before`` is how the one before it in its series is typed, ``last`` its value."""

    start: int
    stop: int
    typed: str
    value: int
    before: str
    last: int


def inline_breaks(paper: Paper) -> tuple[Inline, ...]:
    """Return the numbers inside paragraphs that do not count on from the one before; each series begins with 1."""
    return tuple(_breaks(paper))


def _breaks(paper: Paper) -> Iterator[Inline]:
    for paragraph in paper.paragraphs:
        found = list(_NUMBER.finditer(paragraph.text)) if _may_count(paragraph) else []
        if len(found) < _FEWEST:
            continue
        running: dict[str, tuple[re.Match[str], int]] = {}
        for match in found:
            value, shape = _value(match), shape_of(match[0])
            before = running.get(shape)
            if before is None and value != 1:
                continue
            running[shape] = (match, value)
            if before is None or value in {1, before[1] + 1} or _is_said(paragraph.text, before, match, value):
                continue
            yield _inline(paragraph, match, value, before)


def _may_count(paragraph: Passage) -> bool:
    text = paragraph.text
    return "2" in text or "二" in text or "②" in text


def _is_said(text: str, before: tuple[re.Match[str], int], match: re.Match[str], value: int) -> bool:
    """Return whether what is skipped stands between after all, behind a mark that usually parts nothing."""
    first, reached = before
    return value > reached and all(
        text.find(typed_as(first[0], value=one), first.end(), match.start()) >= 0 for one in range(reached + 1, value)
    )


def _inline(paragraph: Passage, match: re.Match[str], value: int, before: tuple[re.Match[str], int]) -> Inline:
    clause = _CLAUSE.search(paragraph.text, match.end())
    stop = min(clause.start() if clause else len(paragraph.text), match.end() + _LONGEST_WORDS)
    start = paragraph.start + match.start()
    return Inline(start, paragraph.start + stop, match[0], value, before[0][0], before[1])


def _value(match: re.Match[str]) -> int:
    han = match["han"] or match["bracketed"]
    if han:
        return _HAN.get(han, 0)
    figure = match["figure"] or match["figured"]
    return int(figure) if figure else _CIRCLED.index(match["circled"]) + 1
