"""A table of a paper as a grid of spots: the words of each cell with its place, a merged cell wherever it reaches."""

import dataclasses
from collections.abc import Iterator, Mapping

from jixiao.engine.document import Table
from jixiao.engine.intake import BlockPlace
from jixiao.engine.lint.flow import Flow

_WIDEST = 60  # columns: no form of score table comes near it


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """A cell: its words without the blanks around them, and where they stand in the running text of the paper."""

    start: int
    end: int
    text: str
    block: int
    row: int
    column: int
    across: int = 1

    def __bool__(self) -> bool:
        """Return whether anything is written in it."""
        return bool(self.text)


@dataclasses.dataclass(frozen=True, slots=True)
class GridRow:
    """A row: what covers each of its columns, and the cells that begin in it."""

    number: int
    cells: Mapping[int, Spot]
    starting: tuple[Spot, ...]

    @property
    def written(self) -> tuple[Spot, ...]:
        """Return the cells that begin in the row and hold words."""
        return tuple(spot for spot in self.starting if spot)


def grid_of(table: Table, place: BlockPlace, *, flow: Flow) -> tuple[GridRow, ...]:
    """Return the rows of a table; none where it is wider than any form, or cannot be placed."""
    if len(table.widths) > _WIDEST:
        return ()
    rows: dict[int, list[tuple[Spot, int]]] = {}
    for spot, down in _spots(table, place, flow):
        rows.setdefault(spot.row, []).append((spot, down))
    covering: dict[int, tuple[Spot, int]] = {}
    found = []
    for number in sorted(rows):
        covering = {column: held for column, held in covering.items() if held[1] >= number}
        for spot, down in rows[number]:
            for column in range(spot.column, min(spot.column + spot.across, _WIDEST)):
                covering[column] = (spot, number + down - 1)
        cells = {column: covering[column][0] for column in sorted(covering)}
        found.append(GridRow(number, cells, tuple(spot for spot, _ in rows[number])))
    return tuple(found)


def _spots(table: Table, place: BlockPlace, flow: Flow) -> Iterator[tuple[Spot, int]]:
    cells = [cell for row in table.rows for cell in row]
    for cell, laid in zip(cells, place.cells, strict=False):
        start, end = flow.along(laid.start), flow.along(laid.end)
        words = flow.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        yield Spot(start, start + len(words), words, place.block, laid.row, laid.column, cell.across), cell.down
