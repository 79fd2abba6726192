"""An uploaded workbook as grids of cells, merged heads filled in; what cannot be opened is a finding."""

import dataclasses
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from jixiao.engine.errors import Finding, Place
from jixiao.web.importing import unreadable_workbook

WANTED = "部门决算公开的表"
MOST_SHEETS = 60
MOST_ROWS, MOST_COLUMNS = 3000, 60


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows`` as they stand, ``filled`` with every merged cell holding what its first cell holds."""

    name: str
    rows: tuple[tuple[Any, ...], ...]
    filled: tuple[tuple[Any, ...], ...]


def open_workbook(content: bytes) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """Return the sheets of an XLSX file, or the finding that says why there are none."""
    refused = unreadable_workbook(content, keep=WANTED)
    if refused:
        return (), (refused,)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if len(book.sheet_names) > MOST_SHEETS:
            return (), (_bad("I105", f"有 {len(book.sheet_names)} 张工作表", f"只留{WANTED}，另存后再传"),)
        return tuple(_sheet(book, name) for name in book.sheet_names), ()
    except (CalamineError, ValueError, OSError, zipfile.BadZipFile):
        return (), (_bad("I102", "文件打不开，可能没有下载完或已损坏", "用 Excel 或 WPS 打开看看，另存为 XLSX 再传"),)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, both counted from 0: C12."""
    letters = ""
    place = column
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return f"{letters}{row + 1}"


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    lines = sheet.to_python(skip_empty_area=False)[:MOST_ROWS]
    rows = [tuple(line[:MOST_COLUMNS]) for line in lines]
    filled = [list(line) for line in rows]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top >= len(filled):
            continue
        value = filled[top][left] if left < len(filled[top]) else ""
        for row in range(top, min(bottom + 1, len(filled))):
            for column in range(left, min(right + 1, len(filled[row]))):
                filled[row][column] = value
    return Sheet(name, tuple(rows), tuple(tuple(line) for line in filled))


def _bad(code: str, cause: str, cure: str) -> Finding:
    return Finding(code, Place(where="上传的文件"), cause, cure)


def plain(value: object) -> str:
    """Return what a cell says as text, without any blanks within it."""
    return "".join(str(value).split()) if not isinstance(value, float) else f"{value:.15g}"


def is_number(value: object) -> bool:
    """Return whether a cell holds a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def cells(line: Sequence[Any]) -> list[Any]:
    """Return the cells of a line that hold anything."""
    return [value for value in line if plain(value)]
