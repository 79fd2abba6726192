"""The board as a workbook: numbers as numbers, exact to six decimals."""

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import FileResponse

from jixiao.engine.values import Absent, Rounding, round_exactly
from jixiao.measures.board import Line, room_title
from jixiao.measures.models import Reading, ReadingSource
from jixiao.measures.wording import value_of
from jixiao.web.sending import MEDIA

_HEADS = (
    "分组",
    "计量",
    "代码",
    "指标库编号",
    "现在计得",
    "计量单位",
    "来源",
    "记录条数",
    "上次取数",
    "变动",
    "计数口径",
)
_WIDTHS = (16, 28, 28, 12, 14, 10, 10, 10, 14, 22, 60)
_PLACES = 6


def board_workbook(lines: Iterable[Line], *, title: str) -> FileResponse:
    """Return the lines as an XLSX download."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("计量板")
    head = book.add_format({"bold": True, "bottom": 1, "top": 2})
    number = book.add_format({"num_format": "#,##0.######"})
    for place, (heading, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, head)
    for row, line in enumerate(lines, start=1):
        for place, cell in enumerate(_cells(line)):
            if isinstance(cell, Decimal | int):
                sheet.write_number(row, place, cell, number)
            else:
                sheet.write_string(row, place, cell)
    sheet.freeze_panes(1, 2)
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{title}.xlsx", content_type=MEDIA["xlsx"])


def _cells(line: Line) -> tuple[Any, ...]:
    source = ReadingSource(line.now.source).label if line.now else ""
    count = len(line.now.references) if line.now else 0
    return (
        room_title(line.room),
        line.name,
        line.code,
        line.library,
        _number(line.now),
        line.unit,
        source,
        count,
        _number(line.before),
        line.change_words,
        line.meaning,
    )


def _number(reading: Reading | None) -> Decimal | str:
    if reading is None:
        return ""
    value = value_of(reading)
    return str(value) if isinstance(value, Absent) else round_exactly(value, places=_PLACES, mode=Rounding.HALF_UP)
