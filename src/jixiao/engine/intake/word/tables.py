"""The grid of a Word table: where each cell starts and what it covers."""

import dataclasses
from collections.abc import Iterator

from lxml import etree

from jixiao.engine.intake.word.package import W

_MOST_ACROSS = 200
_WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml")


@dataclasses.dataclass(slots=True)
class TableCell:
    """A cell that starts here: its element, its column, and the columns and rows it covers."""

    element: etree._Element
    column: int
    across: int = 1
    down: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table: its number, whether it is repeated on each page, and the cells that start in it."""

    number: int
    is_head: bool
    cells: tuple[TableCell, ...]


def grid_cells(table: etree._Element) -> tuple[TableRow, ...]:
    """Return the rows of a table with the cells that start in each; rows that were deleted in a revision are left."""
    rows: list[TableRow] = []
    open_cells: dict[int, TableCell] = {}
    for row in _children(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        starting = []
        for element in _children(row, f"{W}tc"):
            across = min(max(_number(element.find(f"{W}tcPr/{W}gridSpan"), 1), 1), _MOST_ACROSS)
            merge = element.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val", "continue") != "restart" and column in open_cells:
                open_cells[column].down += 1
            else:
                cell = TableCell(element, column, across)
                starting.append(cell)
                open_cells[column] = cell
            column += across
        is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
        rows.append(TableRow(len(rows), is_head, tuple(starting)))
    return tuple(rows)


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _number(element: etree._Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isdecimal() and len(value) <= len("999") else default
