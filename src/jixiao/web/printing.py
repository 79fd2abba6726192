"""How values stand on a page: exact figures as text, and the two ways of having none.

Nothing here takes a float. Money is whole 分 (an ``int`` or the engine's ``Money``); a percentage is a share of one.
"""

import datetime
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Points, Quantity, Ratio, Undefined, print_decimal
from jixiao.web.clock import SHANGHAI

Number = int | Decimal | Fraction
UNSET = SafeString('<span class="unset">未填</span>')
VOID = SafeString('<span class="void">—</span>')


def exact(value: object) -> Number:
    """Return the number that ``value`` is; raise TypeError for a float, which is never exact."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        message = f"{value!r} is no exact number"
        raise TypeError(message)
    return value


def money_text(value: object) -> str:
    """Return an amount in 万元 with two decimals: 8,412.30. Takes whole 分 or Money."""
    return _as_money(value).text("万元")


def yuan_text(value: object) -> str:
    """Return an amount in 元 with two decimals, for vouchers and prizes. Takes whole 分 or Money."""
    return _as_money(value).text("元")


def points_text(value: object) -> str:
    """Return points with two decimals: 9.40. The engine's own Points print in full where they are finer."""
    return value.text() if isinstance(value, Points) else print_decimal(exact(value), places=2)


def count_text(value: object) -> str:
    """Return a count with separators: 2,700. A Quantity keeps its unit."""
    return value.text() if isinstance(value, Quantity) else print_decimal(exact(value))


def percent_text(value: object) -> str:
    """Return a ratio in percent with two decimals: 93.99%. Takes a Ratio, a Quantity of %, or a share of one."""
    if isinstance(value, Quantity):
        return value.text(places=2)
    return (value if isinstance(value, Ratio) else Ratio(Fraction(exact(value)))).percent()


def local(value: datetime.date) -> datetime.date:
    """Return a moment in the time of Shanghai, and a day as it is."""
    aware = isinstance(value, datetime.datetime) and value.tzinfo is not None
    return value.astimezone(SHANGHAI) if aware else value  # type: ignore[attr-defined]  # narrowed by `aware`


def day_text(value: datetime.date) -> str:
    """Return a day as texts print it: 2020 年 11 月 20 日."""
    day = local(value)
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def day_short_text(value: datetime.date) -> str:
    """Return a day as tables of one year print it: 11-20."""
    return f"{local(value):%m-%d}"


def moment_text(value: datetime.datetime, *, beside: int = 0) -> str:
    """Return a moment: 11 月 11 日 16:20; with its year where it stands ``beside`` another one."""
    moment = local(value)
    year = f"{moment.year} 年 " if beside and moment.year != beside else ""
    return f"{year}{moment.month} 月 {moment.day} 日 {moment:%H:%M}"


def days_left_text(due: datetime.date, today: datetime.date) -> str:
    """Return how far off a day is: 剩 3 天, 今天, 逾期 2 天."""
    left = (due - today).days
    if left == 0:
        return "今天"
    return f"剩 {left} 天" if left > 0 else f"逾期 {-left} 天"


def absent(value: object) -> SafeString | None:
    """Return what stands in place of a value that is none, or None where there is one.

    None and 未填 are nobody's answer; 不适用 does not apply; Undefined says why it cannot be worked out.
    """
    if value is None or value is UNFILLED or value in ("", "未填"):
        return UNSET
    if value is NOT_APPLICABLE or value == "不适用":
        return VOID
    if isinstance(value, Undefined):
        return format_html('<span class="quiet">无法计算（{}）</span>', value.reason)
    return None


def shown(value: Any, printer: Callable[[Any], str]) -> str:  # noqa: ANN401 - a printer knows its own values
    """Return a value printed, or the mark of its absence."""
    blank = absent(value)
    return printer(value) if blank is None else blank


def _as_money(value: object) -> Money:
    if isinstance(value, Money):
        return value
    number = Fraction(exact(value))
    if number.denominator != 1:
        message = f"{value!r} is not whole 分"
        raise TypeError(message)
    return Money(number.numerator)
