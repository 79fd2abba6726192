"""The rows of a data table as a workbook. Text is always written as text: a cell that starts with = is no formula."""

import datetime
import io
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse

from jixiao.web.sending import MEDIA
from jixiao.web.table.columns import FORMATS, Column, exported

MAX_ROWS = 20_000
CHUNK = 1_000
HEAD = {"bold": True, "bottom": 1, "top": 2, "text_wrap": True, "valign": "bottom"}
WIDTH, WIDE = 14, 32


def workbook_response(*, title: str, columns: tuple[Column, ...], rows: QuerySet[Any], count: int) -> FileResponse:
    """Return the rows as an XLSX download; past 20,000 rows a last line says how many were left out."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_sheet_name(title))
    formats = {kind: book.add_format({"num_format": code}) for kind, code in FORMATS.items()}
    formats["day"] = book.add_format({"num_format": "yyyy-mm-dd"})
    _write_heads(book, sheet, columns)
    number = 0
    for number, row in enumerate(rows[:MAX_ROWS].iterator(chunk_size=CHUNK), start=1):
        for place, column in enumerate(columns):
            write(sheet, number, place, exported(column, column.value_of(row)), formats.get(column.kind))
    if count > MAX_ROWS:
        sheet.write_string(number + 1, 0, f"只导出前 {MAX_ROWS:,} 行，共 {count:,} 行。请先筛选，再分次导出。")
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{title}.xlsx", content_type=MEDIA["xlsx"])


def write(sheet: Any, row: int, place: int, value: str | Decimal | datetime.date | None, style: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    """Write one cell: a number as a number, a day as a day, everything else as text that is never a formula."""
    if value is None:
        return
    if isinstance(value, datetime.date):
        bare = value.replace(tzinfo=None) if isinstance(value, datetime.datetime) else value  # Excel knows no time zone
        sheet.write_datetime(row, place, bare, style)
    elif isinstance(value, Decimal):
        sheet.write_number(row, place, value, style)
    else:
        sheet.write_string(row, place, value)


def _write_heads(book: Any, sheet: Any, columns: tuple[Column, ...]) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    head = book.add_format(HEAD)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDE if place == 0 else WIDTH)
        unit = f"（{column.shown_unit}）" if column.shown_unit else ""
        sheet.write_string(0, place, f"{column.title}{unit}", head)
    sheet.freeze_panes(1, 1)


def _sheet_name(title: str) -> str:
    longest = 31  # what Excel takes
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:longest] or "数据"
