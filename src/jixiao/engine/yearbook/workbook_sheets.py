"""One sheet of a workbook, read: where its heading row stands, its rows by column, and its own findings."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from jixiao.engine.errors import Finding, Place
from jixiao.engine.yearbook.assembling import RawRow
from jixiao.engine.yearbook.columns import columns_of
from jixiao.engine.yearbook.guide import FORM_LABEL, FORM_ORIGIN, FORM_VALUE
from jixiao.engine.yearbook.headings import Headed, match_headings, settled_heading
from jixiao.engine.yearbook.parsed import CellError, HollowFormula, shortened
from jixiao.engine.yearbook.record import Section
from jixiao.engine.yearbook.spelling import from_cell
from jixiao.engine.yearbook.workbook_scanning import SheetScan, column_letters

SEARCHED_ROWS = 20
_SHOWN_CELLS = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as rows of cells from A1 on, with what the scan told of it."""

    name: str
    rows: Sequence[Sequence[object]]
    scan: SheetScan

    @property
    def where(self) -> str:
        """Return how the sheet is called in messages."""
        return f"《{self.name}》表"

    def cell(self, row: int, column: int) -> object:
        """Return the cell (both from 1): words, a number, a date, what keeps it from being one, or None."""
        if (row, column) in self.scan.errors:
            return CellError(self.scan.errors[row, column])
        value = self.rows[row - 1][column - 1] if row <= len(self.rows) and column <= len(self.rows[row - 1]) else None
        if isinstance(value, str):
            value = from_cell(value) if value.strip() else None
        return HollowFormula() if value is None and (row, column) in self.scan.hollow else value

    def place(self, row: int, column: int) -> str:
        """Return how the cell is called in messages."""
        return f"{self.where} {column_letters(column)}{row} 单元格"


@dataclasses.dataclass(frozen=True, slots=True)
class SheetRows:
    """What a sheet holds: its rows (None where no headings were found), and what is wrong with its shape."""

    rows: tuple[RawRow, ...] | None
    findings: tuple[Finding, ...]


def read_table(grid: Grid, section: Section) -> SheetRows:
    """Return the rows of a sheet with one row of headings; blank rows are passed over."""
    columns = columns_of(section.row_type)
    top = _heading_row(grid, {settled_heading(column.heading) for column in columns}, least=2)
    if top is None:
        return _without_headings(grid, columns[0].heading, columns[1].heading)
    headed = {
        column: Headed(str(cell), grid.place(top, column))
        for column in range(1, _width(grid) + 1)
        if (cell := grid.cell(top, column)) is not None
    }
    positions, findings = match_headings(headed, columns, sheet=grid.where)
    rows = tuple(_table_rows(grid, top, positions))
    body = {(row, column) for row in range(top + 1, len(grid.rows) + 1) for column in positions.values()}
    findings.extend(_beside_the_table(grid, top, set(headed)))
    findings.extend(_shape_findings(grid, body))
    return SheetRows(rows, tuple(findings))


def read_form(grid: Grid, section: Section) -> SheetRows:
    """Return the one row of a sheet that lists its entries downwards: 项目 | 内容 | 填写说明 | 出处."""
    top = _heading_row(grid, {FORM_LABEL, FORM_VALUE}, least=2)
    if top is None:
        return _without_headings(grid, FORM_LABEL, FORM_VALUE)
    at = {settled_heading(str(grid.cell(top, column))): column for column in range(_width(grid), 0, -1)}
    label, value, origin = at[FORM_LABEL], at[FORM_VALUE], at.get(FORM_ORIGIN)
    headed = {
        row: Headed(str(cell), grid.place(row, label))
        for row in range(top + 1, len(grid.rows) + 1)
        if (cell := grid.cell(row, label)) is not None
    }
    positions, findings = match_headings(headed, columns_of(section.row_type), sheet=grid.where)
    cells = {key: grid.cell(row, value) for key, row in positions.items()}
    places = {key: grid.place(row, value) for key, row in positions.items()}
    origins = {key: grid.cell(row, origin) for key, row in positions.items()} if origin else {}
    findings.extend(_shape_findings(grid, {(row, value) for row in positions.values()}))
    return SheetRows((RawRow(grid.where, cells, places, origins),), tuple(findings))


def _table_rows(grid: Grid, top: int, positions: Mapping[str, int]) -> Iterator[RawRow]:
    for row in range(top + 1, len(grid.rows) + 1):
        cells = {key: grid.cell(row, column) for key, column in positions.items()}
        if any(cell is not None for cell in cells.values()):
            places = {key: grid.place(row, column) for key, column in positions.items()}
            yield RawRow(f"{grid.where}第 {row} 行", cells, places)


def _heading_row(grid: Grid, wanted: set[str], *, least: int) -> int | None:
    """Return the row among the first 20 with the most of the headings wanted, at least ``least``; rows from 1."""
    counted = {
        number: sum(isinstance(cell, str) and settled_heading(cell) in wanted for cell in row)
        for number, row in enumerate(grid.rows[:SEARCHED_ROWS], start=1)
    }
    best = max(counted, key=lambda number: counted[number], default=None)
    return best if best is not None and counted[best] >= least else None


def _without_headings(grid: Grid, first: str, second: str) -> SheetRows:
    cause = f"前 {SEARCHED_ROWS} 行里没有“{first}”“{second}”这样的列名"
    cure = "把数据复制到模板的同名工作表里，保留模板的列名"
    return SheetRows(None, (Finding("Y114", Place(where=grid.where), cause, cure),))


def _beside_the_table(grid: Grid, top: int, headed: set[int]) -> Iterator[Finding]:
    for column in range(1, _width(grid) + 1):
        if column in headed:
            continue
        first = next((row for row in range(top + 1, len(grid.rows) + 1) if grid.cell(row, column) is not None), None)
        if first is not None:
            place = Place(where=grid.place(first, column), quote=shortened(str(grid.cell(first, column))))
            cause = f"{column_letters(column)} 列没有列名，其中的内容没有读取"
            yield Finding("Y230", place, cause, "要用的移到有列名的列里，不用的删去")


def _shape_findings(grid: Grid, body: set[tuple[int, int]]) -> Iterator[Finding]:
    for first_row, first, last_row, last in grid.scan.merged:
        covered = [cell for cell in body if first_row <= cell[0] <= last_row and first <= cell[1] <= last]
        if len(covered) > 1 and grid.cell(first_row, first) is not None:
            reach = f"{column_letters(first)}{first_row}:{column_letters(last)}{last_row}"
            cause = f"{reach} 合并成了一格，无法知道值属于哪几行（列）"
            place = Place(where=grid.place(first_row, first), quote=shortened(str(grid.cell(first_row, first))))
            yield Finding("Y206", place, cause, "取消合并，每一格各填各的")
    computed = sorted(cell for cell in grid.scan.formulas if cell in body and cell not in grid.scan.errors)
    if computed:
        names = [f"{column_letters(column)}{row}" for row, column in computed[:_SHOWN_CELLS]]
        more = f" 等 {len(computed)} 格" if len(computed) > _SHOWN_CELLS else ""
        cause = f"{'、'.join(names)}{more} 是公式，读取的是文件里保存的结果"
        cure = "核对结果，再“选择性粘贴—数值”，以免引用的数变了而这里没有变"
        yield Finding("Y207", Place(where=grid.where), cause, cure)


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows), default=0)
