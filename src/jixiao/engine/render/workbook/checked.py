"""A folder of checked papers as a workbook: one table for the bureau, worst first, and one of the faults."""

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jixiao.engine.errors import Severity, code_table
from jixiao.engine.render.characters import printable
from jixiao.engine.render.tally import TITLE, CheckedRow, Tally, tally_of, weight_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_HEAD = 2  # the row of headings, from 0
_FIRST = ("序号", "单位", "文件")
_WIDTHS = (5.5, 27.0, 34.0)
_FIGURE, _PROBLEM = 7.5, 34.0  # widths of a figure's column and of the remark's
_A4 = 9
_LONGEST, _LONGEST_LINK = 1_000, 2_000
_INK, _GREY, _RULE, _RED, _FILL = "#18212D", "#5F6B7A", "#BCC5D0", "#B4301C", "#EDF3FB"
_SHARED: Mapping[str, Any] = {"font_name": "宋体", "font_size": 10.5, "font_color": _INK, "valign": "vcenter"}
_FRAMED: Mapping[str, Any] = {**_SHARED, "border": 1, "border_color": _RULE}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {**_SHARED, "bold": True, "font_size": 16},
    "note": {**_SHARED, "font_color": _GREY},
    "head": {**_FRAMED, "bold": True, "align": "center", "text_wrap": True, "bg_color": _FILL},
    "text": {**_FRAMED, "text_wrap": True},
    "link": {**_FRAMED, "text_wrap": True, "font_color": "#1C4F94", "underline": 1},
    "figure": {**_FRAMED, "align": "right", "num_format": "#,##0"},
    "none": {**_FRAMED, "align": "right", "num_format": "#,##0", "font_color": _GREY},
    "must": {**_FRAMED, "align": "right", "num_format": "#,##0", "font_color": _RED, "bold": True},
    "total": {**_FRAMED, "align": "right", "num_format": "#,##0", "bold": True, "bg_color": _FILL},
    "sum": {**_FRAMED, "bold": True, "bg_color": _FILL},
}


def many_workbook(rows: Sequence[CheckedRow], *, dated: datetime.date, title: str = f"{TITLE}检查汇总") -> bytes:
    """Return the table of a folder as an XLSX: 汇总 (a row for each paper) and 问题种类 (a row for each code).

    Head fixed, filters set, prints on A4, lying. The same rows give the same bytes.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - writing alone needs it

    tally = tally_of(rows)
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": printable(title), "created": datetime.datetime.combine(dated, datetime.time())})
    looks = {name: workbook.add_format(dict(look)) for name, look in _LOOKS.items()}
    _write_papers(_sheet(workbook, "汇总", title, looks), tally, looks, dated)
    _write_codes(_sheet(workbook, "问题种类", f"{title}：问题种类", looks), tally, looks)
    workbook.close()
    return buffer.getvalue()


def _sheet(workbook: "Workbook", name: str, title: str, looks: Mapping[str, "Format"]) -> "Worksheet":
    sheet = workbook.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer('&C&"宋体"&9第 &P 页，共 &N 页')
    sheet.hide_gridlines(2)
    sheet.repeat_rows(_HEAD)
    sheet.set_row(0, 30)
    sheet.set_row(1, 20)
    sheet.set_row(_HEAD, 32)
    sheet.write_string(0, 0, _cut(title), looks["title"])
    return sheet


def _write_papers(sheet: "Worksheet", tally: Tally, looks: Mapping[str, "Format"], dated: datetime.date) -> None:
    names = [*map(str, Severity), *(name for _, name in tally.families), "合计"]
    heads = [*_FIRST, *names, "没有读成的原因"]
    for column, (head, width) in enumerate(zip(heads, [*_WIDTHS, *[_FIGURE] * len(names), _PROBLEM], strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, head, looks["head"])
    clean = sum(not row.weighing(Severity.MUST) for row in tally.read)
    counted = f"{len(tally.read)} 份，其中 {clean} 份没有必须改的；没有读成 {len(tally.unread)} 份"
    note = f"{dated.isoformat()} 检查，读成 {counted}。单位：条，问题多的在前。"
    sheet.write_string(1, 0, note, looks["note"])
    for number, row in enumerate([*tally.read, *tally.unread], start=1):
        _write_paper(sheet, _HEAD + number, number, row, tally=tally, looks=looks)
    last = _HEAD + len(tally.read) + len(tally.unread)
    sheet.freeze_panes(_HEAD + 1, len(_FIRST) - 1)
    if last > _HEAD:
        sheet.autofilter(_HEAD, 0, last, len(heads) - 1)
        _write_totals(sheet, last + 1, tally, looks)


def _write_paper(
    sheet: "Worksheet", at: int, number: int, row: CheckedRow, *, tally: Tally, looks: Mapping[str, "Format"]
) -> None:
    sheet.write_number(at, 0, number, looks["none"])
    sheet.write_string(at, 1, _cut(row.unit), looks["text"])
    if row.link and len(row.link) <= _LONGEST_LINK:
        sheet.write_url(at, 2, f"external:{row.link}", looks["link"], _cut(row.file))
    else:
        sheet.write_string(at, 2, _cut(row.file), looks["text"])
    figures = tally.figures(row)
    for place, count in enumerate(figures):
        look = "none" if count == 0 else "must" if place == 0 else "figure"
        if row.problem:
            sheet.write_blank(at, len(_FIRST) + place, None, looks["figure"])
        else:
            sheet.write_number(at, len(_FIRST) + place, count, looks[look])
    sheet.write_string(at, len(_FIRST) + len(figures), _cut(row.problem), looks["text"])


def _write_totals(sheet: "Worksheet", at: int, tally: Tally, looks: Mapping[str, "Format"]) -> None:
    """Write the sums below the table; they follow the filter."""
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - writing alone needs it

    for column, words in enumerate(("", "合计", f"{len(tally.read)} 份")):
        sheet.write_string(at, column, words, looks["sum"])
    for place, total in enumerate(tally.totals, start=len(_FIRST)):
        letters = xl_col_to_name(place)
        formula = f"=SUBTOTAL(109,{letters}{_HEAD + 2}:{letters}{at})"
        sheet.write_formula(at, place, formula, looks["total"], total)
    sheet.write_string(at, len(_FIRST) + len(tally.totals), "", looks["sum"])


def _write_codes(sheet: "Worksheet", tally: Tally, looks: Mapping[str, "Format"]) -> None:
    named = dict(tally.families)
    heads = ("代码", "问题", "类别", "分量", "条数", "涉及份数", "说明")
    for column, (head, width) in enumerate(zip(heads, (8.0, 24.0, 12.0, 10.0, 8.0, 10.0, 70.0), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, head, looks["head"])
    sheet.write_string(1, 0, "要紧的、多见的在前。每种问题的查法和改法见 jixiao rule 代码。", looks["note"])
    for at, total in enumerate(tally.codes, start=_HEAD + 1):
        code, weight = code_table()[total.code], weight_of(total.code)
        family = named.get(total.code[:1], named.get("", ""))
        for column, words in enumerate((code.code, code.name, family, str(weight))):
            sheet.write_string(at, column, words, looks["text"])
        look = looks["must" if weight is Severity.MUST else "figure"]
        sheet.write_number(at, 4, total.findings, look)
        sheet.write_number(at, 5, total.papers, looks["figure"])
        sheet.write_string(at, 6, _cut(code.explained), looks["text"])
    sheet.freeze_panes(_HEAD + 1, 2)
    if tally.codes:
        sheet.autofilter(_HEAD, 0, _HEAD + len(tally.codes), len(heads) - 1)


def _cut(words: str) -> str:
    return printable(words)[:_LONGEST]
