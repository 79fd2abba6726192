"""What people type into fields, filters and workbooks, read exactly: full-width digits, separators, Chinese dates.

Each reader returns the value or a ``Misread`` that says what is wrong and how to mend it; none raises.
"""

import dataclasses
import datetime
import re
from decimal import Decimal

from jixiao.engine.values import (
    FIRST_YEAR,
    LAST_YEAR,
    NOT_APPLICABLE,
    UNFILLED,
    Absent,
    Money,
    parse_decimal,
    to_half_width,
)

_DAY = re.compile(
    r"(\d{4})\s*(?:[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?|(\d\d)(\d\d))"
)
_VOID = {"不适用", "—", "——", "-", "--", "－", "/", "／", "无此项"}
MAX_MONEY = Money.of(10_000_000_000)  # 一百亿元: more than the whole budget of a county
MAX_COUNT = 10_000_000_000
MAX_DECIMALS = 6


@dataclasses.dataclass(frozen=True, slots=True)
class Misread:
    """Why a text is not what its place asks for: the fault's name, its cause, its cure."""

    name: str
    cause: str
    cure: str


def read_absent(text: str) -> Absent | None:
    """Return 未填 for an empty text, 不适用 for the ways people write it, None for anything else."""
    plain = text.strip()
    if plain in {"", "未填"}:
        return UNFILLED
    return NOT_APPLICABLE if plain in _VOID else None


def read_money(text: str, *, unit: str = "万元") -> int | Misread:
    """Return an amount in whole 分; a unit in the text (5000元) goes before the one of its column."""
    money = Money.parse(text, unit=unit)
    if money is not None and abs(money) <= MAX_MONEY:
        return money.fen
    if money is not None:
        return Misread("金额太大", f"{_quoted(text)}超过一百亿元", f"看看是不是把元填进了{unit}的栏")
    number = parse_decimal(re.sub(r"[万亿元]+$", "", to_half_width(text).strip()))
    if number is not None:
        return Misread(
            "金额细到分以下", f"{_quoted(text)}不是整数个分", f"最多填到分：以{unit}计{_decimals(unit)}位小数"
        )
    return Misread("不是金额", f"{_quoted(text)}不是一个数", f"只填数字，单位是{unit}，如 1.50")


def read_count(text: str) -> int | Misread:
    """Return a whole number that is not negative."""
    number = parse_decimal(text)
    if number is None:
        return Misread("不是整数", f"{_quoted(text)}不是一个数", _estimate(text) or "只填数字，如 200")
    if number != number.to_integral_value():
        return Misread("不是整数", f"{_quoted(text)}带小数", "填整数")
    if not 0 <= number <= MAX_COUNT:
        return Misread("数目不对", f"{_quoted(text)}小于 0 或过大", "填 0 或正整数")
    return int(number)


def read_decimal(text: str, *, places: int = MAX_DECIMALS) -> Decimal | Misread:
    """Return a number of at most ``places`` decimals."""
    number = parse_decimal(text)
    if number is None:
        return Misread("不是数", f"{_quoted(text)}不是一个数", _estimate(text) or "只填数字，如 3.5")
    if _places(number) > places:
        return Misread("小数太多", f"{_quoted(text)}有 {_places(number)} 位小数", f"最多 {places} 位小数")
    return number


def read_percent(text: str, *, places: int = 2) -> Decimal | Misread:
    """Return a share of one (93.99 or 93.99% → 0.9399), of at most ``places`` decimals in percent."""
    plain = to_half_width(text).strip()
    number = read_decimal(plain.removesuffix("%").strip(), places=places)
    if isinstance(number, Misread):
        return dataclasses.replace(number, cause=number.cause.replace(plain.removesuffix("%").strip(), plain, 1))
    return number.scaleb(-2)


def read_day(text: str) -> datetime.date | Misread:
    """Return a day: 2019-9-1, 2019/9/1, 2019.9.1, 2019年9月1日 or 20190901."""
    plain = to_half_width(text).strip()
    plain = re.sub(r"[ T]0{1,2}:00(:00)?$", "", plain)
    found = _DAY.fullmatch(plain)
    if not found:
        cure = "一格只写一天，写成 2019-09-01" if re.search(r"[和、至到—~～]", plain) else "写成 2019-09-01"
        return Misread("不是日期", f"{_quoted(text)}不是一个日期", cure)
    year, month, day = (int(part) for part in found.groups() if part is not None)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Misread("年份不对", f"{_quoted(text)}不在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间", "核对年份")
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return Misread("没有这一天", f"{year} 年 {month} 月没有 {day} 日", "核对月和日")


def _quoted(text: str) -> str:
    plain = text.strip()
    longest = 30
    return f"「{plain if len(plain) <= longest else plain[:longest] + '……'}」"


def _estimate(text: str) -> str:
    found = re.fullmatch(r"\D*?(\d+)\s*[多余来]?\D*", to_half_width(text).strip())
    return f"填 {found[1]}，估计的在备注里写明" if found else ""


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _decimals(unit: str) -> int:
    return {"万元": 6, "亿元": 10}.get(unit, 2)
