"""From one cell, of a workbook or of TOML, to the value it states, with every fault of it. Nothing is ever guessed."""

import datetime
import difflib
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED
from jixiao.engine.yearbook.columns import Column, Kind
from jixiao.engine.yearbook.parsed import CellError, Fault, HollowFormula, Parsed, failed, shortened
from jixiao.engine.yearbook.parsing_dates import parse_date
from jixiao.engine.yearbook.parsing_figures import decimal_of, parse_count, parse_money, parse_number, parse_points
from jixiao.engine.yearbook.spelling import LONGEST_TEXT, NOT_APPLICABLE_WORDS, fits_cell

UNCLEAR_WORDS = frozenset(
    {"无", "没有", "暂无", "待定", "空", "未填", "不涉及", "/", "／", "-", "－", "--", "——", "N/A", "NA", "n/a", "null"}
)
_HALF_WIDTH_SIGNS = MappingProxyType({"＞": ">", "＜": "<", "＝": "=", ">=": "≥", "<=": "≤", "≧": "≥", "≦": "≤"})


def parse_cell(cell: object, column: Column) -> Parsed:
    """Return what ``cell`` states in ``column``: blank is 未填, 不适用 and — are 不适用, zero is a number.

    A cell is what the readers hand over: words, a number, a date, a CellError, a HollowFormula, or None.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return Parsed(UNFILLED)
    if isinstance(cell, str) and cell.strip() in NOT_APPLICABLE_WORDS:
        return _not_applicable(column)
    if isinstance(cell, CellError):
        cure = "改正引起错误的公式，或直接填入数值；没有数的留空"
        return failed("Y209", f"单元格显示 {shortened(cell.text)}，没有值", cure)
    if isinstance(cell, HollowFormula):
        cure = "用 Excel 或 WPS 打开后保存一次，或直接填入数值"
        return failed("Y208", "单元格里是公式，文件里没有它的计算结果", cure)
    if isinstance(cell, bool):
        return failed("Y224", f"这里是逻辑值 {str(cell).upper()}", f"改成{_wanted(column)}")
    if isinstance(cell, str) and column.kind not in _TEXTS and cell.strip() in UNCLEAR_WORDS:
        cause = f"“{cell.strip()}”说不清是 0、没有填还是不适用"
        return failed("Y229", cause, "没有发生填 0，没有这回事填“不适用”，还不知道就留空")
    return _PARSERS[column.kind](cell, column)


def parse_text(cell: object, _column: Column) -> Parsed:
    """Return the words as they stand; a number typed into a text column is its digits, a date its year-month-day."""
    if isinstance(cell, str):
        return _checked_length(cell)
    if isinstance(cell, int | float | Decimal):
        number = decimal_of(cell)
        if number is not None:
            return Parsed(f"{number:f}")
    if isinstance(cell, datetime.date):
        day = cell.date() if isinstance(cell, datetime.datetime) else cell
        cause = f"文字列里是一个日期，读作文字“{day.isoformat()}”"
        cure = "如果写的不是这个，先把单元格格式设为“文本”，再重新输入，如 2020年11月"
        return Parsed(day.isoformat(), (Fault("Y228", cause, cure),))
    return failed("Y224", "这里不是文字", "改成文字")


def parse_choice(cell: object, column: Column) -> Parsed:
    """Return the choice that the cell names; half-width spellings of ≥ and ≤ are taken, the nearest is suggested."""
    text = parse_text(cell, column)
    if not isinstance(text.value, str):
        return text
    stated = text.value.strip()
    stated = _HALF_WIDTH_SIGNS.get(stated, stated)
    if stated in column.choices:
        return Parsed(stated)
    near = difflib.get_close_matches(stated, column.choices, n=1, cutoff=0.4)
    cure = f"是否要填“{near[0]}”？只能填：" if near else "只能填："
    return failed("Y223", f"“{shortened(stated)}”不在选项之内", cure + "、".join(column.choices))


def _not_applicable(column: Column) -> Parsed:
    if column.required:
        return failed("Y227", f"“{column.heading}”是必填项，不能填“不适用”", f"填写{column.heading}")
    return Parsed(NOT_APPLICABLE)


def _checked_length(text: str) -> Parsed:
    if fits_cell(text):
        return Parsed(text)
    return failed(
        "Y225", f"文字有 {len(text):,} 个字符，超过一个单元格的上限 {LONGEST_TEXT:,}", "删减文字，或分成几行填"
    )


def _wanted(column: Column) -> str:
    names = {Kind.MONEY: "以万元为单位的数", Kind.POINTS: "分数", Kind.DATE: "日期，如 2024-09-14", Kind.COUNT: "整数"}
    return names.get(column.kind, column.kind.value)


_TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
_PARSERS: Mapping[Kind, Callable[[object, Column], Parsed]] = MappingProxyType(
    {
        Kind.TEXT: parse_text,
        Kind.LONG_TEXT: parse_text,
        Kind.CHOICE: parse_choice,
        Kind.COUNT: parse_count,
        Kind.NUMBER: parse_number,
        Kind.MONEY: parse_money,
        Kind.POINTS: parse_points,
        Kind.DATE: parse_date,
    }
)
