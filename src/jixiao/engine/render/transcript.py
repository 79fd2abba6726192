"""A paper that was read, line by line in its own words, each line with its place in the plain text.

The tree of blocks says what each line is; the words are those that were typed, so that every offset of a finding still
holds.
"""

import dataclasses
import enum
import math
from collections.abc import Iterator

from jixiao.engine.document import (
    Align,
    Block,
    Cell,
    Contents,
    Cover,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
    Text,
    plain,
)
from jixiao.engine.intake import BlockPlace, CellPlace, LinePlace, Taken
from jixiao.engine.render.characters import standing
from jixiao.engine.render.grid import placed_rows

_NARROWEST, _MIDDLING = 3, 8  # characters in a column


class Manner(enum.Enum):
    """What a line is, and so how it is set."""

    ANNEX = "annex"
    TITLE = "title"
    BLANK = "blank"
    DATE = "date"
    CONTENTS = "contents"
    ENTRY = "entry"
    HEADING = "heading"
    BODY = "body"
    NOTE = "note"
    SIGNED = "signed"


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """Characters of the plain text."""

    start: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line or a paragraph: what it is, on which level, where its words stand, and how they are aligned."""

    manner: Manner
    spans: tuple[Span, ...]
    level: int = 0
    align: Align = Align.LEFT


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """A table: its shape, with every cell in its own words, and where the words of each stand, row by row."""

    table: Table
    cells: tuple[CellPlace, ...]


def transcript(taken: Taken) -> Iterator[Line | Grid]:
    """Yield what a paper consists of, in order; nothing where none was read."""
    if taken.document is None:
        return
    levels = {entry.start: max(entry.level, 1) for entry in taken.entries}
    for block, place in zip(taken.document.blocks, taken.places, strict=True):
        if isinstance(block, Table):
            cells = tuple(sorted(place.cells, key=lambda cell: cell.row))
            yield Grid(_in_its_words(block, cells, taken.text), cells)
        else:
            yield from _lines(block, place, levels)


def _lines(block: Block, place: BlockPlace, levels: dict[int, int]) -> Iterator[Line]:
    match block:
        case Heading():
            yield Line(Manner.HEADING, _spans(place.lines), block.level)
        case Paragraph():
            yield Line(Manner.BODY, _spans(place.lines), align=block.align)
        case Contents():
            for line in place.lines:
                manner = Manner.ENTRY if line.start in levels else Manner.CONTENTS
                yield Line(manner, _spans((line,)), levels.get(line.start, 0))
        case Cover():
            for line in place.lines:
                manner = Manner(line.role) if line.role else Manner.TITLE
                yield Line(manner, _spans((line,)), align=Align.CENTER)
        case Signature():
            for line in place.lines:
                yield Line(Manner.SIGNED, _spans((line,)), align=Align.RIGHT)
        case Note():
            yield Line(Manner.NOTE, _spans(place.lines))
        case _:
            yield Line(Manner.BODY, _spans(place.lines))


def _spans(lines: tuple[LinePlace, ...]) -> tuple[Span, ...]:
    return tuple(Span(line.start, line.end) for line in lines)


def _in_its_words(table: Table, cells: tuple[CellPlace, ...], text: str) -> Table:
    """Return the table with the words of each cell as they stand in the plain text, blanks and all."""
    places = iter(cells)
    rows = tuple(tuple(_cell(cell, next(places), text) for cell in row) for row in table.rows)
    return dataclasses.replace(table, caption="", unit="", rows=rows, widths=_widths(table, rows))


def _cell(cell: Cell, place: CellPlace, text: str) -> Cell:
    return dataclasses.replace(cell, line=(Text(standing(text[place.start : place.end])),))


def _widths(table: Table, rows: tuple[tuple[Cell, ...], ...]) -> tuple[int, ...]:
    """Return the shares of the columns: short ones as wide as their longest words, long ones less than they ask for."""
    longest = [_NARROWEST] * len(table.widths)
    for row in placed_rows(dataclasses.replace(table, rows=rows)):
        for spot in row:
            if spot.cell.across == 1 and spot.column < len(longest):
                longest[spot.column] = max(longest[spot.column], len(plain(spot.cell.line).strip()))
    return tuple(min(length, _MIDDLING) + math.isqrt(max(length - _MIDDLING, 0)) for length in longest)
