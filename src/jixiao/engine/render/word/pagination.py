"""On which page each heading will stand, reckoned from the grid of 22 lines by 28 characters.

Word counts its pages itself, but until somebody prints the paper or renews the 目录 it shows what the file says.
"""

import dataclasses
import math
from collections.abc import Iterator, Sequence
from typing import assert_never

from jixiao.engine.document import (
    Annexes,
    Block,
    Chart,
    Contents,
    Cover,
    Document,
    Heading,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    plain,
)
from jixiao.engine.render.grid import placed_rows, repeated_rows
from jixiao.engine.render.parts import entries_of, parts_of
from jixiao.engine.render.typography import (
    CHARACTER,
    ENTRY,
    HEIGHT_MM,
    LINE,
    NO_4,
    NO_5,
    POINTS_PER_MM,
    WIDTH_MM,
    table_size,
    text_width,
)
from jixiao.engine.render.word.charts import height_mm

CELL_MARGINS = 7.0  # points, both together
INDENT = 2 * CHARACTER
CAPTION, UNIT, NOTE, DIVIDER = 33.0, 19.5, 15.0, 14.5  # points, as styles.xml has them
ROW = {True: (14.5, 5.5), False: (16.0, 6.5)}  # in 5 号 or in 小 4 号: a line, and what a row adds


@dataclasses.dataclass(frozen=True, slots=True)
class _Strip:
    """Something that no page break goes through.

    ``kept`` where it stays with what follows; ``head`` is the height of what is repeated above it on a new page.
    """

    height: float
    kept: bool = False
    head: float = 0.0


def pages_of_headings(document: Document) -> dict[int, int]:
    """Return the page of each heading by its number among all headings; the page after the cover is the first."""
    pages: dict[int, int] = {}
    page = 0
    for part in parts_of(document):
        page = 0 if part.cover else page + 1
        sides = (HEIGHT_MM, WIDTH_MM) if part.landscape else (WIDTH_MM, HEIGHT_MM)
        across, room = (side * POINTS_PER_MM for side in sides)
        strips = _in_order(part.blocks, document, across)
        left = room
        for place, (block, strip) in enumerate(strips):
            if _together([one for _, one in strips[place:]]) > left < room:
                page, left = page + 1, room - strip.head
            left -= strip.height
            if isinstance(block, Heading):
                pages[len(pages) + 1] = page
    return pages


def _in_order(blocks: Sequence[Block], document: Document, across: float) -> list[tuple[Block, _Strip]]:
    """Return the strips of all blocks; what stands before a signature is kept with it."""
    found: list[tuple[Block, _Strip]] = []
    for block in blocks:
        if isinstance(block, Signature) and found:
            before, last = found[-1]
            found[-1] = before, dataclasses.replace(last, kept=True)
        found += [(block, strip) for strip in _strips(block, document, across)]
    return found


def _together(strips: list[_Strip]) -> float:
    """Return the height of the first strip and of what it is kept with."""
    total = 0.0
    for strip in strips:
        total += strip.height
        if not strip.kept:
            break
    return total


def _strips(block: Block, document: Document, across: float) -> Iterator[_Strip]:
    match block:
        case Contents():
            yield _Strip(2 * LINE)
            for _, heading in entries_of(document, block):
                yield from [_Strip(ENTRY)] * _lines(heading.whole, size=NO_4, across=across - 4 * NO_4)
        case Table():
            yield from _table(block, across)
        case Chart():
            yield _Strip(height_mm(block) * POINTS_PER_MM + 10 + CAPTION)
        case Cover() | PageBreak():
            return
        case _:
            yield from _text(block, across)


def _text(block: Heading | Paragraph | Listing | Note | Annexes | Signature, across: float) -> Iterator[_Strip]:
    match block:
        case Heading(level=0):
            yield _Strip(2 * LINE, kept=True)
        case Heading():
            yield _Strip(_lines(block.whole, size=CHARACTER, across=across - INDENT) * LINE, kept=True)
        case Paragraph(line):
            yield from _paragraph(plain(line), across)
        case Listing(items):
            for item in items:
                yield from _paragraph(plain(item), across)
        case Note(line):
            yield _Strip((1 + _lines(plain(line), size=NO_5, across=across)) * NOTE)
        case Annexes(names):
            yield _Strip(LINE)
            for name in names:
                yield from _paragraph(name, across - 3 * CHARACTER)
        case Signature(lines):
            yield _Strip((2 + len(lines)) * LINE)
        case _:
            assert_never(block)


def _paragraph(text: str, across: float) -> Iterator[_Strip]:
    return iter([_Strip(LINE)] * _lines(f"　　{text}", size=CHARACTER, across=across))


def _lines(text: str, *, size: float, across: float) -> int:
    """Return how many lines ``text`` takes: a line holds whole characters only."""
    room = max(1, math.floor(across / size)) * size
    return max(1, math.ceil(text_width(text, size=size) / room))


def _table(table: Table, across: float) -> Iterator[_Strip]:
    if table.caption:
        yield _Strip(CAPTION, kept=True)
    if table.unit:
        yield _Strip(UNIT, kept=True)
    size = table_size(table)
    line, more = ROW[size == NO_5]
    share = across / sum(table.widths)
    heads, head = repeated_rows(table), 0.0
    for index, row in enumerate(placed_rows(table)):
        lines = 1
        for cell, start in ((spot.cell, spot.column) for spot in row if spot.cell.down == 1):
            width = share * sum(table.widths[start : start + cell.across]) - CELL_MARGINS
            lines = max(lines, _lines(plain(cell.line), size=size, across=width))
        yield _Strip(lines * line + more, kept=index < heads, head=0.0 if index < heads else head)
        head += lines * line + more if index < heads else 0.0
    yield _Strip(DIVIDER)
