"""An XLSX (or an old XLS): each sheet a table."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.engine.errors import Finding
from jixiao.engine.intake.archive import BrokenError, EntityError, unpack
from jixiao.engine.intake.limits import MOST_CELLS, MOST_CHARACTERS, MOST_EXTENT, too_long, too_many_cells
from jixiao.engine.intake.pieces import GridCell, Laid, Layer
from jixiao.engine.intake.taken import LinePlace

_CELL = re.compile(rb"<c [^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"")
_LETTERS = 26
_DIGITS = 15  # what a spreadsheet keeps of a number
_MOST_PLACES = 10

Range = tuple[tuple[int, int], tuple[int, int]]


def lay_workbook(data: bytes, *, name: str) -> Laid:
    """Return each sheet of an XLSX as a table; raise BrokenError, SwollenError, ProtectedError or EntityError."""
    parts = unpack(data, wanted="xl/")
    if any(b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part[:4096] for part in parts.values()):
        raise EntityError
    widest = max((_extent(part) for title, part in parts.items() if "/worksheets/" in title), default=0)
    if widest > MOST_EXTENT:
        return Laid("", (), (too_many_cells(widest, name=name),))
    return _laid(_repacked(parts), name)


def lay_old_workbook(data: bytes, *, name: str) -> Laid:
    """Return each sheet of an XLS as a table; raise BrokenError where it cannot be read."""
    return _laid(data, name)


def _laid(data: bytes, name: str) -> Laid:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only workbooks need it

    layer = Layer()
    findings: list[Finding] = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for title in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(title)
            height, width = sheet.total_height, sheet.total_width
            if height * width > MOST_EXTENT:
                findings.append(too_many_cells(height * width, name=name))
                continue
            rows = sheet.to_python(skip_empty_area=False, nrows=MOST_CELLS)
            findings += _lay_sheet(layer, rows, title=title, merged=_merged(sheet), name=name)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise BrokenError from error
    return layer.finish(findings=tuple(dict.fromkeys(findings)))


def _lay_sheet(
    layer: Layer, rows: Sequence[Sequence[object]], *, title: str, merged: Sequence[Range], name: str
) -> list[Finding]:
    spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in merged}
    width = max((len(row) for row in rows), default=0)
    covered = {
        (row, column)
        for start, end in merged[:MOST_CELLS]
        for row in range(start[0], min(end[0] + 1, len(rows)))
        for column in range(start[1], min(end[1] + 1, width))
        if (row, column) != start
    }
    cells = list(_cells(rows, spans, covered))
    if not any(cell.texts for cell in cells):
        return []
    layer.lay_words([(title, LinePlace(0, 0, 0))])
    layer.lay_grid(cells[:MOST_CELLS], caption=title)
    found = [too_many_cells(len(cells), name=name)] if len(cells) > MOST_CELLS else []
    return [*found, too_long(name=name)] if layer.length > MOST_CHARACTERS else found


def _cells(
    rows: Sequence[Sequence[object]],
    spans: Mapping[tuple[int, int], tuple[int, int]],
    covered: set[tuple[int, int]],
) -> Iterator[GridCell]:
    """Yield every cell of the rows and columns in use, those under a merged cell left out."""
    last = max((column for row in rows for column, value in enumerate(row) if value not in {"", None}), default=-1)
    for number, row in enumerate(rows):
        if not any(value not in {"", None} for value in row):
            continue
        for column, value in enumerate(row[: last + 1]):
            if (number, column) in covered:
                continue
            down, across = spans.get((number, column), (1, 1))
            words = shown(value)
            texts = tuple((line, number) for line in words.split("\n") if line.strip())
            yield GridCell(number, column, texts, across, down)


def shown(value: object) -> str:
    """Return the value of a cell in plain figures: 5.0 as 5, 0.1+0.2 as 0.3."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        exact = Decimal(f"{value:.{_DIGITS}g}")
        plain = f"{round(exact, _MOST_PLACES):f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value).replace("\r\n", "\n").replace("\r", "\n").removesuffix(" 00:00:00")


def _extent(part: bytes) -> int:
    """Return how many cells lie between the first of a sheet and its last, empty ones counted."""
    rows = columns = 0
    for found in _CELL.finditer(part):
        column = 0
        for letter in found[1]:
            column = column * _LETTERS + letter - ord("A") + 1
        rows, columns = max(rows, int(found[2])), max(columns, column)
    return rows * columns


def _merged(sheet: object) -> Sequence[Range]:
    return getattr(sheet, "merged_cell_ranges", None) or ()


def _repacked(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()
