"""Recognising a 目录 as a 目录, so that its lines are not taken for headings."""

import re
from collections.abc import Sequence

from jixiao.engine.intake.numbers import read_number
from jixiao.engine.intake.pieces import Kind, Piece, Words
from jixiao.engine.intake.spelling import settled, without_page
from jixiao.engine.intake.taken import ContentsEntry

_TITLE = re.compile(r"\s*目\s*[录錄次]\s*[:：]?\s*")
_BULLET = re.compile(r"\s*[•·●○▪◦◆■\-–—*]+\s*")
_LEADER = re.compile(r"[.．·…⋯]{2,}")
_LONGEST = 70
_FEWEST = 4
_UPPER = 2


def is_contents_title(piece: Piece) -> bool:
    """Return whether this line says 目录."""
    return isinstance(piece, Words) and _TITLE.fullmatch(piece.text) is not None


def contents_end(pieces: Sequence[Piece], first: int) -> int:
    """Return the index after the last line of the 目录 whose title stands at ``first``.

    It ends where the words of an entry come a second time, where the numbers start anew (those of 第一部分 where the
    entries are counted by parts), at the last line that names a page, or before the heading of the first running text.
    """
    last = first + 1
    while last < len(pieces) and _kind(pieces[last]) is Kind.CONTENTS:
        last += 1
    if last > first + 1:
        return last
    entries = _Entries()
    paged = 0
    while last < len(pieces) and _may_be_entry(pieces[last]):
        line, page = without_page(_text(pieces[last]))
        if entries.begins_anew(line):
            return last
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


class _Entries:
    """The lines of a 目录 so far: their words, the last 第几部分, and the last 一、 under it."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.part = self.top = 0

    def begins_anew(self, line: str) -> bool:
        """Return whether the text begins with ``line``; else take it as one more entry."""
        words, number = settled(line), read_number(line)
        if words in self.words and not self.part:
            return True
        level, value = (number.level, number.value) if number else (_UPPER, 0)
        if value == 1 and ((level == 0 and self.part) or (level == 1 and self.top)):
            return True
        if level == 0:
            self.part, self.top = max(self.part, value), 0
        elif level == 1:
            self.top = max(self.top, value)
        self.words.add(words)
        return False


def entries_of(lines: Sequence[Words]) -> list[ContentsEntry]:
    """Return the lines of the 目录 taken apart; one that was wrapped before its page is joined again."""
    found: list[ContentsEntry] = []
    for words in lines:
        entry = entry_of(words)
        above = found[-1] if found else None
        if above is not None and above.number and not above.page and entry.page and not entry.number:
            text = f"{above.text}{entry.text}"
            found[-1] = ContentsEntry(above.level, above.number, text, entry.page, above.start, entry.end)
        else:
            found.append(entry)
    return found


def _before_text(pieces: Sequence[Piece], first: int, last: int) -> int:
    """Return where the chain of headings right above the first running text begins."""
    if last >= len(pieces):
        return last
    level = None
    while last - 1 > first:
        number = read_number(_text(pieces[last - 1]))
        if number is None or (level is not None and number.level >= level) or _comes_again(pieces, last - 1):
            break
        level = number.level
        last -= 1
    return last


def _comes_again(pieces: Sequence[Piece], number: int) -> bool:
    """Return whether the words of a line stand once more as a line: then this one is an entry and that its heading."""
    words = settled(_text(pieces[number]))
    return any(
        settled(text) == words
        for piece in pieces[number + 1 :]
        if len(text := _text(piece)) <= _LONGEST and text[-1:] not in "，,"
    )


def _may_be_entry(piece: Piece) -> bool:
    text = _LEADER.sub("", _text(piece)).strip()
    if not text or len(text) > _LONGEST:
        return False
    return text[-1] not in "。；！？：:" or read_number(text) is not None


def _kind(piece: Piece) -> Kind | None:
    return piece.kind if isinstance(piece, Words) else None


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Words) else ""
