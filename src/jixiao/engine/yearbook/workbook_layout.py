"""Where things stand on the sheets of the workbook.

On a table: the title, what the sheet is for, a grey line of hints, the headings, and the rows below. A reader looks
for the headings, so whatever stands above them disturbs nothing.
"""

import datetime
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.engine.yearbook.columns import Column, Kind, columns_of
from jixiao.engine.yearbook.guide import (
    AFTERWARDS,
    FORM_HINT,
    FORM_LABEL,
    FORM_ORIGIN,
    FORM_VALUE,
    GUIDE_TITLE,
    PURPOSES,
    REFUSALS,
    RULES,
    TITLE,
)
from jixiao.engine.yearbook.record import SECTIONS, Section
from jixiao.engine.yearbook.spelling import Plain, to_cell
from jixiao.engine.yearbook.workbook_scanning import column_letters
from jixiao.engine.yearbook.workbook_style import Look, Style, lines_of, width_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEADINGS = 3
"""The row of headings of a table, from 0."""

FORM_HEADINGS = 2
SPARE_ROWS = 15
CHECKED_ROWS = 500

_FORM_WIDTHS = (22.0, 56.0, 42.0, 36.0)
_GUIDE_WIDTHS = (18.0, 58.0, 44.0)
_A4 = 9
_LINE, _ROW, _OPEN_FIELD, _TALLEST = 14.5, 20.0, 58.0, 400.0
"""In points; Excel allows a row 409."""

_PAGE_WIDTH = 200.0
_SURE_DIGITS = 15
_LONGEST_LIST = 255


def set_page(sheet: "Worksheet", *, mark: str) -> None:
    """Set how the sheet prints: A4 across, as wide as the page, the mark (示例) above and the page number below."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.set_footer('&C&"宋体"&9第 &P 页，共 &N 页')
    if mark:
        sheet.set_header(f'&R&"黑体"&12{mark}')
    sheet.hide_gridlines(2)


def write_guide(workbook: "Workbook", style: Style) -> None:
    """Write the first sheet: what the workbook is for, how to fill it in, what not to do, what comes afterwards."""
    sheet = workbook.add_worksheet(GUIDE_TITLE)
    set_page(sheet, mark="")
    sheet.fit_to_pages(1, 1)
    for column, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, TITLE, style.look(Look.TITLE))
    row = 2
    for chapter, lines in (("一、怎样填", RULES), ("二、不要这样做", REFUSALS), ("三、填好以后", AFTERWARDS)):
        row = _write_chapter(sheet, style, row, chapter, lines)
    sheet.set_row(row, 24)
    sheet.write_string(row, 0, "四、各表一览", style.look(Look.CHAPTER))
    sheet.set_row(row + 1, 20)
    for column, heading in enumerate(("工作表", "填什么", "用在报告的哪里")):
        sheet.write_string(row + 1, column, heading, style.look(Look.HEADING))
    for number, section in enumerate(SECTIONS, start=row + 2):
        purpose, used = PURPOSES[section.key]
        sheet.set_row(number, 20)
        sheet.write_url(number, 0, f"internal:'{section.title}'!A1", style.look(Look.LINK), section.title)
        sheet.write_string(number, 1, purpose, style.look(Look.PLAIN))
        sheet.write_string(number, 2, used, style.look(Look.PLAIN))


def write_form(
    sheet: "Worksheet", style: Style, section: Section, *, row: Mapping[str, Plain], origins: Mapping[str, Plain]
) -> None:
    """Write the one sheet that lists its entries downwards: 项目 | 内容 | 填写说明 | 出处."""
    for number, width in enumerate(_FORM_WIDTHS):
        sheet.set_column(number, number, width)
    _write_top(sheet, style, section)
    for number, heading in enumerate((FORM_LABEL, FORM_VALUE, FORM_HINT, FORM_ORIGIN)):
        sheet.write_string(FORM_HEADINGS, number, heading, style.look(Look.HEADING))
    sheet.freeze_panes(FORM_HEADINGS + 1, 1)
    sheet.repeat_rows(FORM_HEADINGS)
    for number, column in enumerate(columns_of(section.row_type), start=FORM_HEADINGS + 1):
        value = row.get(column.key)
        least = _OPEN_FIELD if column.kind is Kind.LONG_TEXT and value is None else _ROW
        lines = max(_lines(value, _FORM_WIDTHS[1]), _lines(origins.get(column.key), _FORM_WIDTHS[3]))
        sheet.set_row(number, _height(lines, least=least))
        _write_heading(sheet, style, (number, 0), column, look=Look.LABEL)
        _write_cell(sheet, number, 1, value, style.form_cell(column.kind))
        sheet.write_string(number, 2, column.hint, style.look(Look.HINT))
        _write_cell(sheet, number, 3, origins.get(column.key), style.cell(Kind.LONG_TEXT))
        _guide_input(sheet, column, (number, 1, number, 1))
    sheet.ignore_errors({"number_stored_as_text": f"B1:B{CHECKED_ROWS}"})


def write_table(sheet: "Worksheet", style: Style, section: Section, *, rows: Sequence[Mapping[str, Plain]]) -> None:
    """Write a sheet with one row of headings, its rows, and some ruled ones to fill in."""
    columns = columns_of(section.row_type)
    _write_top(sheet, style, section)
    tallest = max(lines_of(column.hint, width_of(column) * 1.15) for column in columns)
    sheet.set_row(HEADINGS - 1, _LINE * tallest + 4)
    sheet.set_row(HEADINGS, 24)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, width_of(column))
        sheet.write_string(HEADINGS - 1, number, column.hint, style.look(Look.HINT))
        _write_heading(sheet, style, (HEADINGS, number), column, look=Look.HEADING)
        first, last = HEADINGS + 1, HEADINGS + CHECKED_ROWS + len(rows)
        _guide_input(sheet, column, (first, number, last, number))
    for below, row in enumerate([*rows, *({} for _ in range(SPARE_ROWS))], start=HEADINGS + 1):
        lines = max(_lines(row.get(column.key), width_of(column)) for column in columns)
        sheet.set_row(below, _height(lines, least=_ROW))
        for number, column in enumerate(columns):
            _write_cell(sheet, below, number, row.get(column.key), style.cell(column.kind))
    sheet.freeze_panes(HEADINGS + 1, 1)
    sheet.repeat_rows(HEADINGS)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(math.ceil(sum(width_of(column) for column in columns) / _PAGE_WIDTH), 0)
    last_letter = column_letters(len(columns))
    sheet.ignore_errors({"number_stored_as_text": f"A1:{last_letter}{HEADINGS + CHECKED_ROWS + len(rows)}"})


def _write_top(sheet: "Worksheet", style: Style, section: Section) -> None:
    sheet.set_row(0, 28)
    sheet.set_row(1, 18)
    sheet.write_string(0, 0, section.title, style.look(Look.TITLE))
    purpose, used = PURPOSES[section.key]
    sheet.write_string(1, 0, f"{purpose}。用于：{used}。", style.look(Look.PURPOSE))


def _write_chapter(sheet: "Worksheet", style: Style, row: int, chapter: str, lines: Sequence[str]) -> int:
    sheet.set_row(row, 24)
    sheet.write_string(row, 0, chapter, style.look(Look.CHAPTER))
    for number, line in enumerate(lines, start=1):
        sheet.set_row(row + number, 18)
        sheet.write_string(row + number, 0, f"{number}. {line}", style.look(Look.LINE))
    return row + len(lines) + 2


def _write_heading(sheet: "Worksheet", style: Style, cell: tuple[int, int], column: Column, *, look: Look) -> None:
    if column.required:
        parts = (style.look(Look.STAR), "* ", style.look(Look.BOLD), column.shown)
        sheet.write_rich_string(*cell, *parts, style.look(look))
    else:
        sheet.write_string(*cell, column.shown, style.look(look))


def _write_cell(sheet: "Worksheet", row: int, number: int, value: Plain, form: "Format") -> None:
    """Write one value: words always as words, so that =1+1 stays what somebody typed."""
    if value is None:
        sheet.write_blank(row, number, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, number, to_cell(value), form)
    elif isinstance(value, datetime.date):
        sheet.write_datetime(row, number, value, form)
    else:
        plain = f"{Decimal(value).normalize():f}"
        if len(plain.replace("-", "").replace(".", "").strip("0")) <= _SURE_DIGITS:
            sheet.write_number(row, number, Decimal(plain), form)
        else:
            sheet.write_string(row, number, plain, form)


def _lines(value: Plain, width: float) -> int:
    """Return on how many lines a value stands; only words are broken."""
    return lines_of(value, width) if isinstance(value, str) else 1


def _height(lines: int, *, least: float) -> float:
    # Spelt out, since not every program makes room for broken lines by itself.
    return min(_TALLEST, max(least, lines * _LINE + 5))


def _guide_input(sheet: "Worksheet", column: Column, reach: tuple[int, int, int, int]) -> None:
    """Hang the drop-down and the hint of a column on its cells."""
    details: dict[str, Any] = {"validate": "any"}
    choices = [*column.choices] if column.required else [*column.choices, str(NOT_APPLICABLE)]
    if column.choices and len(",".join(choices)) <= _LONGEST_LIST:
        details = {"validate": "list", "source": choices}
        details |= {"error_title": "不在选项之内", "error_message": "请从下拉列表中选一项；没有合适的先留空。"}
    elif column.refers_to:
        details = {"validate": "list", "source": _codes_of(column.refers_to), "error_type": "warning"}
        details |= {"error_title": "编号不存在", "error_message": "那张表里没有这个编号。"}
    if column.hint:
        details |= {"input_title": column.heading, "input_message": column.hint}
    if details != {"validate": "any"}:
        sheet.data_validation(*reach, details)


def _codes_of(key: str) -> str:
    section = next(section for section in SECTIONS if section.key == key)
    keys = [column.key for column in columns_of(section.row_type)]
    letter = column_letters(keys.index(section.identified_by) + 1)
    return f"='{section.title}'!${letter}${HEADINGS + 2}:${letter}${HEADINGS + CHECKED_ROWS}"
