"""The table for the county government as a workbook: departments, coverage, spread; made of what the paper froze."""

import io
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

import xlsxwriter

from jixiao.engine.papers import CountySpread, CountyYear
from jixiao.engine.values import Ratio, print_decimal

WIDTH, WIDE = 13, 28
SECOND = 1
Sheet = dict[str, Any]


def table_of(year: CountyYear) -> Sheet:
    """Return the sheets of the workbook as JSON can hold them: title, remark and rows, heads first."""
    day = f"{year.on.year}年{year.on.month}月{year.on.day}日"
    return {
        "sheets": [
            {"name": "各部门", "title": f"{year.county}{year.year}年度各部门绩效管理情况表",
             "remark": f"编制单位：{year.authority}　数据截至：{day}", "rows": [list(row) for row in year.rows]},
            {"name": "报送和覆盖", "title": f"{year.county}{year.year}年度绩效管理报送和覆盖情况表",
             "remark": "金额单位：万元；未填和不适用的项目不计入金额，另列个数", "rows": _shares(year)},
            {"name": "得分分布", "title": f"{year.county}{year.year}年度绩效得分分布表",
             "remark": "没有认定得分的按单位自评得分", "rows": _spreads(year)},
        ],
    }  # fmt: skip


def _shares(year: CountyYear) -> list[list[str]]:
    found = [["事项", "已办", "应办", "单位", "比率", "口径"]]
    for share in (*year.stages, *year.coverages):
        rate = print_rate(share.done, share.base)
        found.append([share.name, str(share.done), str(share.base), share.of, rate, share.meaning])
    for one in year.moneys:
        words = f"未填 {one.unfilled} 个，不适用 {one.void} 个"
        done, base = (amount.text("万元") for amount in (one.done, one.base))
        found.append([f"{one.name}覆盖金额", done, base, "万元", print_rate(one.done.fen, one.base.fen), words])
    return found


def print_rate(done: int, base: int) -> str:
    """Return a share in percent, — of nothing."""
    return Ratio(Fraction(done, base)).percent() if base else "—"


def _spreads(year: CountyYear) -> list[list[str]]:
    heads = ["组别", "已评（个）", "未评（个）", "平均", "最低", "中位", "最高"]
    spreads = [year.whole, *year.sectors, *([year.before] if year.before else [])]
    return [heads, *([one.name, str(one.count), str(one.unscored), *_figures(one)] for one in spreads)]


def _figures(one: CountySpread) -> list[str]:
    values = (one.mean, one.lowest, one.middle, one.highest)
    return ["—" if value is None else print_decimal(value, places=2) for value in values]


def county_workbook(table: Mapping[str, Any]) -> bytes:
    """Return the workbook: numbers as numbers, everything else as text that is never a formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
    for sheet in table["sheets"]:
        _write(book, sheet)
    book.close()
    return file.getvalue()


def _write(book: Any, told: Mapping[str, Any]) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    sheet = book.add_worksheet(told["name"])
    title, head, cell = (
        book.add_format(look)
        for look in (
            {"bold": True, "font_size": 14, "align": "center"},
            {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"},
            {"border": 1, "text_wrap": True, "valign": "vcenter"},
        )
    )
    rows = told["rows"]
    sheet.merge_range(0, 0, 0, len(rows[0]) - 1, told["title"], title)
    sheet.write_string(1, 0, told["remark"])
    sheet.set_column(0, len(rows[0]) - 1, WIDTH)
    sheet.set_column(SECOND if rows[0][0] == "序号" else 0, SECOND if rows[0][0] == "序号" else 0, WIDE)
    for number, row in enumerate(rows, start=2):
        for place, words in enumerate(row):
            figure = None if number == SECOND + 1 else _number(words)
            if figure is None:
                sheet.write_string(number, place, words, head if number == SECOND + 1 else cell)
            else:
                sheet.write_number(number, place, figure, cell)
    sheet.freeze_panes(3, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 2)


def _number(words: str) -> Decimal | None:
    try:
        return Decimal(words.replace(",", "")) if words[:1].isdigit() or words[:1] == "-" else None
    except InvalidOperation:
        return None
