"""The small change of official prose: enumerations, spans of days, numerals for headings."""

import datetime
from collections.abc import Iterable

from jixiao.engine.document import Line, Text
from jixiao.engine.papers.figures import Figures
from jixiao.engine.values import Absent
from jixiao.engine.yearbook import Activity

_NUMERALS = "一二三四五六七八九"
_TEN = 10


def numeral(number: int) -> str:
    """Return 1 to 99 in Chinese numerals: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, _TEN)
    head = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return head + (_NUMERALS[ones - 1] if ones else "")


def joined(lines: Iterable[Line], separator: str = "、") -> Line:
    """Return the lines run together with ``separator`` between them."""
    whole: list[Line] = list(lines)
    return tuple(inline for index, part in enumerate(whole) for inline in ((Text(separator),) if index else ()) + part)


def span(figures: Figures, activity: Activity, year: int) -> Line:
    """Return the days of an activity: 9月17日至19日, 2020年1月3日, or the officer's own words; else a gap."""
    base = f"activities.{activity.code}"
    if not isinstance(activity.days, Absent):
        return figures.words(f"{base}.days", "日期说明", activity.days)
    if isinstance(activity.start, Absent):
        return (figures.day(f"{base}.start", f"“{activity.name}”的日期", activity.start),)
    first = figures.entered(f"{base}.start", "开始日期", _day(activity.start, year))
    if isinstance(activity.end, Absent) or activity.end == activity.start:
        return (first,)
    later = _day(activity.end, year)
    if (activity.end.year, activity.end.month) == (activity.start.year, activity.start.month):
        later = f"{activity.end.day}日"
    return (first, Text("至"), figures.entered(f"{base}.end", "结束日期", later))


def _day(day: datetime.date, year: int) -> str:
    prefix = "" if day.year == year else f"{day.year}年"
    return f"{prefix}{day.month}月{day.day}日"


def closed(text: str) -> str:
    """Return the text with a full stop at its end unless it ends in a mark that closes a sentence."""
    bare = text.rstrip()
    return bare if not bare or bare[-1] in "。！？；：" else f"{bare}。"
