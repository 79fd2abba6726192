"""D304: a date that no calendar has."""

import calendar
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Day
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.calendar_days import days_said

_LEAP = 2020
_MONTHS, _LONGEST = 12, 31
_BEFORE = re.compile(r"(?:(?P<year>(?:19|20)\d{2})[ \t]?年[ \t]?|(?<![\d.．第年]))(?P<month>\d{1,2})[ \t]?$")
_AFTER = re.compile(r"月(?:份)?[ \t]?(?P<day>\d{1,2})[ \t]?日(?!元)|月(?![ \t]?\d)")
_LONGEST_HEAD = 12
_LUNAR = re.compile(r"农历|阴历|旧历|夏历")
_NUMBER = re.compile(r"[文楼线车院门地令]")


@rule("D304")
def check(paper: Paper) -> Iterator[Finding]:
    """写了一个不存在的日期。

    检查什么：月份大于12、日子超过当月天数的日期，如2月30日、4月31日、13月5日；平年的2月29日也算。
    为什么：没有这一天，多半是多打了一个数，或者月、日写反了。
    反例：项目于2023年2月29日通过验收。
    反例：2023年18月9日召开动员会。
    正例：项目于2024年2月29日通过验收。
    正例：按照第13月工资标准发放。
    依据：历法。
    """
    for day in days_said(paper):
        longest = _days_in(day)
        if longest is not None and day.day is not None and day.day > longest and _is_sure(paper, day):
            cause = f"{day.month} 月只有 {longest} 天，没有 {day.day} 日"
            yield paper.finding("D304", day.start, day.end, cause=cause, cure="对照原始记录改成正确的日期")
    yield from _beyond(paper)


def _beyond(paper: Paper) -> Iterator[Finding]:
    """Yield the months above 12 and the days above 31, which are read as no date at all."""
    for after in _AFTER.finditer(paper.text):
        head = _BEFORE.search(paper.text, max(after.start() - _LONGEST_HEAD, 0), after.start())
        if head is None or not (head["year"] or after["day"]):
            continue
        month, day = int(head["month"]), int(after["day"] or 1)
        if 1 <= month <= _MONTHS and 1 <= day <= _LONGEST:
            continue
        turned = 1 <= day <= _MONTHS < month <= _LONGEST and after["day"]
        cause = f"月份写成了 {month}" if not 1 <= month <= _MONTHS else f"日子写成了 {day}"
        cause += f"，没有这一天；可能是 {day} 月 {month} 日写反了" if turned else "，没有这一天"
        yield paper.finding("D304", head.start(), after.end(), cause=cause, cure="对照原始记录改成正确的日期")


def _is_sure(paper: Paper, day: Day) -> bool:
    """Return whether the words can be no more than a date of our calendar: not 农历, no number of a document."""
    lunar = _LUNAR.search(paper.text, max(day.start - _LONGEST_HEAD, 0), day.start)
    written = (
        "日" in day.quote or day.year is not None or ("号" in day.quote and not _NUMBER.match(paper.text, day.end))
    )
    return lunar is None and written


def _days_in(day: Day) -> int | None:
    """Return how many days the month has; February 29 where no year is said."""
    if day.month is None or day.day is None:
        return None
    return calendar.monthrange(day.year or _LEAP, day.month)[1]
