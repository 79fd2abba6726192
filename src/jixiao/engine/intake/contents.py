"""Recognising a 目录 as a 目录, so that its lines are not taken for headings."""

import re
from collections.abc import Sequence

from jixiao.engine.intake.numbers import read_number
from jixiao.engine.intake.pieces import Kind, Piece, Words
from jixiao.engine.intake.spelling import settled, without_page
from jixiao.engine.intake.taken import ContentsEntry

_TITLE = re.compile(r"\s*目\s*[录錄次]\s*[:：]?\s*")
_BULLET = re.compile(r"\s*[•·●○▪◦◆■\-–—*]+\s*")
_LONGEST = 70
_FEWEST = 4
_UPPER = 2


def is_contents_title(piece: Piece) -> bool:
    """Return whether this line says 目录."""
    return isinstance(piece, Words) and _TITLE.fullmatch(piece.text) is not None


def contents_end(pieces: Sequence[Piece], first: int) -> int:
    """Return the index after the last line of the 目录 whose title stands at ``first``.

    It ends where the words of an entry come a second time, where the numbers start anew, at the last line that names a
    page, or before the heading of the first running text.
    """
    last = first + 1
    while last < len(pieces) and _kind(pieces[last]) is Kind.CONTENTS:
        last += 1
    if last > first + 1:
        return last
    seen: set[str] = set()
    paged = top = 0
    while last < len(pieces) and _may_be_entry(pieces[last]):
        line, page = without_page(_text(pieces[last]))
        words, number = settled(line), read_number(line)
        if words in seen:
            return last
        if number is not None and number.level == 1:
            if number.value <= top and number.value == 1:
                return last
            top = max(top, number.value)
        seen.add(words)
        last += 1
        paged = last if page else paged
    return paged or _before_text(pieces, first, last)


def untitled_contents_end(pieces: Sequence[Piece], first: int) -> int:
    """Return the index after a 目录 without its title that starts at ``first``, or ``first`` where there is none.

    Such a one is a run of headings with nothing between them after which the numbers of the parts start anew.
    """
    top = None
    for last in range(first, len(pieces)):
        number = read_number(_text(pieces[last])) if _may_be_entry(pieces[last]) else None
        if number is None or number.level > _UPPER:
            return first
        if top is None:
            top = number
        elif number.level == top.level and number.value == 1 and top.value >= 1:
            return last if last - first >= _FEWEST else first
        elif number.level == top.level:
            top = number
    return first


def entry_of(words: Words) -> ContentsEntry:
    """Return a line of the 目录 taken apart."""
    line, page = without_page(words.text)
    number = read_number(line)
    start, end = words.lines[0].start, words.lines[-1].end
    if number is not None:
        return ContentsEntry(number.level, number.typed, line[number.rest :].strip(), page, start, end)
    bullet = _BULLET.match(line)
    text = line[bullet.end() :] if bullet else line
    return ContentsEntry(_UPPER if bullet else 0, "", text.strip(), page, start, end)


def _before_text(pieces: Sequence[Piece], first: int, last: int) -> int:
    """Return where the chain of headings right above the first running text begins."""
    if last >= len(pieces):
        return last
    level = None
    while last - 1 > first:
        number = read_number(_text(pieces[last - 1]))
        if number is None or (level is not None and number.level >= level):
            break
        level = number.level
        last -= 1
    return last


def _may_be_entry(piece: Piece) -> bool:
    text = _text(piece).strip()
    if not text or len(text) > _LONGEST:
        return False
    return text[-1] not in "。；！？：:" or read_number(text) is not None


def _kind(piece: Piece) -> Kind | None:
    return piece.kind if isinstance(piece, Words) else None


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Words) else ""
