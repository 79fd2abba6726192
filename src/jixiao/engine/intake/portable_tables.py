"""The tables of a PDF, on the pages that need them: ruled lines give the grid, and each cell its words."""

import dataclasses
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jixiao.engine.intake.limits import MOST_CELLS
from jixiao.engine.intake.pieces import GridCell

MOST_TABLE_PAGES = 40  # a page with a table takes some fifty milliseconds
_HEADS = re.compile(r"[一二三]级指标|指标值|完成值|完成情况|分值|权重|得分|年初预算|全年预算|执行数|执行率")
_FEWEST_HEADS = 3
_SLACK = 2.0  # points: two rules so near are one
_WIDE = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\n|\n(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])")


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Ruled:
    """A cell between rules: its row and column from 0, the columns and rows it covers, its words."""

    row: int
    column: int
    across: int
    down: int
    words: str


@dataclasses.dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page: where it stands, in points from the top, the edges of its columns, its rows and cells."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: int
    cells: tuple[Ruled, ...]

    def continues(self, before: "PageTable") -> bool:
        """Return whether this table, first on its page, goes on with the one that ended the page before."""
        pairs = zip(self.edges, before.edges, strict=False)
        return len(self.edges) == len(before.edges) and all(abs(one - other) <= _SLACK for one, other in pairs)

    def grown(self, more: "PageTable") -> "PageTable":
        """Return the two as one table; head rows that the next page repeats are left out."""
        repeated = self._repeated_in(more)
        moved = (dataclasses.replace(cell, row=cell.row - repeated + self.rows) for cell in more.cells)
        rest = tuple(cell for cell in moved if cell.row >= self.rows)
        return dataclasses.replace(self, rows=self.rows + more.rows - repeated, cells=(*self.cells, *rest))

    def grid_cells(self, paragraph: int) -> Iterator[GridCell]:
        """Yield the cells as a reader of any other format does, row by row."""
        for cell in sorted(self.cells):
            words = ((cell.words, paragraph),) if cell.words else ()
            yield GridCell(cell.row, cell.column, words, cell.across, cell.down)

    def _repeated_in(self, more: "PageTable") -> int:
        """Return how many rows at the top of ``more`` say the same as the first of this."""
        row = 0
        while row < more.rows - 1:
            own = [cell for cell in more.cells if cell.row == row]
            if not any(cell.words for cell in own) or own != [cell for cell in self.cells if cell.row == row]:
                break
            row += 1
        return row


def needs_tables(lines: Sequence[str]) -> bool:
    """Return whether a page holds the head of a score table, whose figures mean nothing without their columns."""
    found = {match[0] for line in lines for match in _HEADS.finditer("".join(line.split()))}
    return len(found) >= _FEWEST_HEADS


def tables_on(data: bytes, *, pages: Sequence[int]) -> Mapping[int, tuple[PageTable, ...]]:
    """Return the ruled tables of these pages (from 0), the uppermost first; none where the rules cannot be read."""
    import pdfplumber  # noqa: PLC0415 - only PDFs with score tables need it

    found: dict[int, tuple[PageTable, ...]] = {}
    cells = 0
    with pdfplumber.open(io.BytesIO(data)) as paper:
        for number in pages[:MOST_TABLE_PAGES]:
            if cells > MOST_CELLS:
                break
            page = paper.pages[number]
            tables = tuple(table for each in page.find_tables() if (table := _table(each)) is not None)
            cells += sum(len(table.cells) for table in tables)
            if tables:
                found[number] = tuple(sorted(tables, key=lambda table: table.top))
            page.close()
    return found


def _table(ruled: Any) -> PageTable | None:  # noqa: ANN401 - pdfplumber ships no types
    """Return a table of at least two rows and columns; what else is ruled on a page is a frame or a chart."""
    boxes = [cell for row in ruled.rows for cell in row.cells if cell]
    across = _edges(box[side] for box in boxes for side in (0, 2))
    down = _edges(box[side] for box in boxes for side in (1, 3))
    if len(across) <= 2 or len(down) <= 2:  # noqa: PLR2004 - two edges are one column
        return None
    cells = []
    for row, words in zip(ruled.rows, ruled.extract(), strict=True):
        for box, text in zip(row.cells, words, strict=True):
            if box:
                left, right = (_nearest(across, at) for at in (box[0], box[2]))
                top, bottom = (_nearest(down, at) for at in (box[1], box[3]))
                cells.append(Ruled(top, left, max(right - left, 1), max(bottom - top, 1), _joined(text or "")))
    return PageTable(ruled.bbox[1], ruled.bbox[3], across, len(down) - 1, tuple(sorted(cells)))


def _edges(places: Iterator[float]) -> tuple[float, ...]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SLACK:
            found.append(place)
    return tuple(found)


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - place))


def _joined(text: str) -> str:
    """Return the words of a cell in one line: between 汉字 a line end says nothing."""
    return _WIDE.sub("", text.strip()).replace("\n", " ")
