"""A TXT: decoded, cut into lines, and lines that were wrapped at the edge of a screen rejoined."""

import codecs
import dataclasses
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from jixiao.engine.intake.limits import MOST_CHARACTERS, too_long
from jixiao.engine.intake.numbers import read_number
from jixiao.engine.intake.pieces import Grid, GridCell, Laid, Piece, Words
from jixiao.engine.intake.taken import CellPlace, LinePlace

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\ufffe\uffff]")
_WIDEST = 120  # columns; a longer line is a whole paragraph and no screen's width
_NARROWEST = 30
_FEWEST = 5
_SLACK = 4
_SHARE = 0.3
_BEYOND = 0.08
_STOP = re.compile(r"[。；;！？：:]\s*(?=\S)")
_END = "。！？；：:!?;"
_TABBED = 2
_ODD_SHARE = 0.01
_WIDE = frozenset("WFA")  # wide, full-width, ambiguous


@dataclasses.dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, its byte order mark left out, and how it was written."""

    text: str
    encoding: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return another text as it would be written in the same file."""
        return self.mark + text.encode(self.encoding)


def decode(data: bytes) -> Decoded | None:
    """Return what the file says, or None where no Chinese encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, mark)
    return _decoded(data, "utf-8") or _decoded(data, "gb18030")


def lay_text(text: str, *, name: str) -> Laid:
    """Return the paragraphs of a plain text; every offset is into the text itself."""
    findings = (too_long(name=name),) if len(text) > MOST_CHARACTERS else ()
    read = text[:MOST_CHARACTERS]
    lines = [(found.start(), found.end()) for found in _LINE.finditer(read) if found.group().strip()]
    return Laid(read, tuple(_pieces(read, lines)), findings)


def wrap_width(lines: Sequence[str]) -> int | None:
    """Return the width in columns at which these lines were wrapped, or None where each is a paragraph."""
    widths = [columns(line[: _WIDEST + 2 * _SLACK + 1]) for line in lines]  # more is too wide, however wide
    counted = Counter(width for width in widths if _NARROWEST <= width <= _WIDEST)
    if not counted:
        return None
    width = max(counted, key=lambda each: (counted[each], each))
    full = sum(abs(one - width) <= _SLACK for one in widths)
    beyond = sum(one > width + 2 * _SLACK for one in widths)
    if full < max(_FEWEST, _SHARE * len(widths)) or beyond > _BEYOND * len(widths):
        return None
    return width


def continues(before: str, line: str, following: str, *, width: int) -> bool:
    """Return whether ``following`` is the rest of ``line``, wrapped at ``width`` columns.

    ``before`` is the paragraph up to and with ``line``. A line that begins with a number goes on only in the middle of
    a sentence, or where the number before it stands in the paragraph too.
    """
    if columns(line.rstrip()) < width - _SLACK or following[:1] in " \u3000\t":
        return False
    number = read_number(following)
    if number is None:
        return True
    if line.rstrip()[-1] not in _END:
        return True
    return any(
        found is not None and found.level == number.level and found.value == number.value - 1
        for mark in _STOP.finditer(before)
        if (found := read_number(before[mark.end() : mark.end() + 8])) is not None
    )


def columns(text: str) -> int:
    """Return how many columns ``text`` takes: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(map(_WIDE.__contains__, map(unicodedata.east_asian_width, text)))


def _decoded(data: bytes, encoding: str, mark: bytes = b"") -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if len(_CONTROLS.findall(text)) > _ODD_SHARE * len(text) else Decoded(text, encoding, mark)


def _pieces(text: str, lines: Sequence[tuple[int, int]]) -> Iterable[Piece]:
    width = wrap_width([text[start:end] for start, end in lines])
    number = 0
    while number < len(lines):
        last = number + 1
        if _tabs(text, lines[number]) >= _TABBED:
            while last < len(lines) and _tabs(text, lines[last]) == _tabs(text, lines[number]):
                last += 1
            if last - number >= _TABBED:
                yield _grid(text, lines[number:last], first=number)
                number = last
                continue
            last = number + 1
        while width is not None and last < len(lines):
            so_far = text[lines[number][0] : lines[last - 1][1]]
            if not continues(so_far, text[slice(*lines[last - 1])], text[slice(*lines[last])], width=width):
                break
            last += 1
        yield _words(text, lines[number:last], first=number)
        number = last


def _tabs(text: str, line: tuple[int, int]) -> int:
    return text[slice(*line)].strip().count("\t")


def _words(text: str, lines: Sequence[tuple[int, int]], *, first: int) -> Words:
    places = tuple(LinePlace(start, end, first + number) for number, (start, end) in enumerate(lines))
    return Words("".join(text[start:end] for start, end in lines), places)


def _grid(text: str, lines: Sequence[tuple[int, int]], *, first: int) -> Grid:
    cells = []
    most = 0
    for row, (start, end) in enumerate(lines):
        offset = start
        for column, words in enumerate(text[start:end].split("\t")):
            line = LinePlace(offset, offset + len(words), first + row)
            place = CellPlace(row, column, line.start, line.end, (line,))
            cells.append((GridCell(row, column, ((words, first + row),)), words, place))
            offset += len(words) + 1
            most = max(most, column + 1)
    return Grid(tuple(cells), most)
