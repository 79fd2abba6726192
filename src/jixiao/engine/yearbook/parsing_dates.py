"""Days as officers type them: 2019-9-14, 2019/09/14, 2019.9.14, 2019年9月14日, 20190914, or a real date cell."""

import datetime
import re
from decimal import Decimal

from jixiao.engine.values import FIRST_YEAR, LAST_YEAR, to_half_width
from jixiao.engine.yearbook.columns import Column
from jixiao.engine.yearbook.parsed import Parsed, failed, shortened
from jixiao.engine.yearbook.parsing_figures import decimal_of

_DAY = re.compile(
    r"(?P<year>\d{4})\s*(?P<first>[-/.年])\s*(?P<month>\d{1,2})\s*(?P<second>[-/.月])\s*(?P<day>\d{1,2})\s*[日号]?"
    r"(?:[T\s]+0{1,2}:00(?::00)?)?"
)
_EIGHT_DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_NO_YEAR = re.compile(r"\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?")
_NO_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*月?")
_RANGE = re.compile(r"\d\s*[日号]?\s*(?:[~～—至到]|-\s*\d+\s*[日号])")
_WRITE = "写成年-月-日，如 2019-09-14"


def parse_date(cell: object, _column: Column) -> Parsed:
    """Return the day that ``cell`` states; a time of day other than midnight, a lost year or day are refused."""
    if isinstance(cell, datetime.datetime):
        if cell.time() != datetime.time():
            return failed("Y220", f"日期后面带有时刻 {cell.time().isoformat('minutes')}", f"只留日期，{_WRITE}")
        return _checked(cell.year, cell.month, cell.day)
    if isinstance(cell, datetime.date):
        return _checked(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float | Decimal):
        return _from_number(cell)
    if not isinstance(cell, str):
        return failed("Y224", "这里不是日期", _WRITE)
    text = to_half_width(cell).strip()
    found = _DAY.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text)
    if found is None:
        return _unreadable(text)
    return _checked(int(found["year"]), int(found["month"]), int(found["day"]))


def _from_number(cell: float | Decimal) -> Parsed:
    number = decimal_of(cell)
    text = str(cell) if number is None else f"{number:f}"
    found = _EIGHT_DIGITS.fullmatch(text)
    if found:
        return _checked(int(found["year"]), int(found["month"]), int(found["day"]))
    return failed("Y220", f"这里是数 {shortened(text)}，不是日期", f"把单元格格式设为“日期”后重填，{_WRITE}")


def _unreadable(text: str) -> Parsed:
    quoted = shortened(text)
    if _RANGE.search(text):
        return failed("Y220", f"“{quoted}”是一段日期", f"开始和结束分两列填，{_WRITE}")
    if _NO_YEAR.fullmatch(text):
        return failed("Y220", f"“{quoted}”没有年份", _WRITE)
    if _NO_DAY.fullmatch(text):
        return failed("Y220", f"“{quoted}”没有写到日", _WRITE)
    return failed("Y220", f"“{quoted}”不是日期", _WRITE)


def _checked(year: int, month: int, day: int) -> Parsed:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return failed("Y222", f"年份 {year} 不在 {FIRST_YEAR}—{LAST_YEAR} 之内", "核对年份")
    try:
        return Parsed(datetime.date(year, month, day))
    except ValueError:
        return failed("Y221", f"日历上没有 {year}年{month}月{day}日", "核对日期")
