"""Where the cells of a table lie, once those that cover several rows are reckoned with."""

import dataclasses

from jixiao.engine.document import Cell, Table, plain
from jixiao.engine.render.typography import POINTS_PER_MM, table_size, text_width

LOOSE_LINES = 14  # a row of more lines may break across pages: kept whole it might not fit on any


@dataclasses.dataclass(frozen=True, slots=True)
class Placed:
    """A cell in its column; ``continued`` where it began in a row above."""

    cell: Cell
    column: int
    continued: bool = False


def placed_rows(table: Table) -> tuple[tuple[Placed, ...], ...]:
    """Return each row with every cell that touches it, from left to right."""
    rows: list[tuple[Placed, ...]] = []
    hanging: dict[int, tuple[Cell, int]] = {}  # column → the cell that hangs into this row, and how many rows further
    for row in table.rows:
        placed: list[Placed] = []
        below: dict[int, tuple[Cell, int]] = {}
        waiting = list(reversed(row))
        column = 0
        while waiting or column in hanging:
            if column in hanging:
                cell, further = hanging[column]
                placed.append(Placed(cell, column, continued=True))
            else:
                cell = waiting.pop()
                further = cell.down - 1
                placed.append(Placed(cell, column))
            if further > 0:
                below[column] = (cell, further - 1)
            column += cell.across
        rows.append(tuple(placed))
        hanging = below
    return tuple(rows)


def repeated_rows(table: Table) -> int:
    """Return how many rows are repeated on every page: none where a cell hangs out of the head into the body."""
    head = table.rows[: table.head_rows]
    hangs = any(cell.down > len(head) - index for index, row in enumerate(head) for cell in row)
    return 0 if hangs else len(head)


def loose_rows(table: Table, *, width_mm: float) -> frozenset[int]:
    """Return the rows of ``table`` that are too tall to be kept whole on one page, when it is ``width_mm`` wide."""
    size = table_size(table)
    share = width_mm * POINTS_PER_MM / sum(table.widths)
    return frozenset(
        index
        for index, row in enumerate(placed_rows(table))
        for spot in row
        if spot.cell.down == 1
        and text_width(plain(spot.cell.line), size=size)
        > LOOSE_LINES * max(share * sum(table.widths[spot.column : spot.column + spot.cell.across]) - size, size)
    )
