"""Are the days of the year in the year and in order, and is nothing counted twice."""

import datetime
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.values import Period
from jixiao.engine.yearbook.checks.placing import at
from jixiao.engine.yearbook.parsed import shortened
from jixiao.engine.yearbook.record import Yearbook

_BOARD = "展板"
_DAYS_TO_DISCLOSE = datetime.timedelta(days=20)


def check_days(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield days outside the year, and activities that end before they begin."""
    year = Period(yearbook.profile.year)
    days = [
        *((f"activities.{row.code}.start", row.name, row.start) for row in yearbook.activities),
        *((f"activities.{row.code}.end", row.name, row.end) for row in yearbook.activities),
        *((f"outcomes.{row.code}.day", row.name, row.day) for row in yearbook.outcomes),
    ]
    for address, name, day in days:
        if isinstance(day, datetime.date) and not year.contains(day):
            cause = f"“{shortened(name)}”的日期 {day.isoformat()} 不在 {year} 内"
            yield at(yearbook, address, "Y320", cause, "核对年份；跨年的工作写本年内的部分", quote=day.isoformat())
    for row in yearbook.activities:
        if isinstance(row.start, datetime.date) and isinstance(row.end, datetime.date) and row.end < row.start:
            cause = f"“{shortened(row.name)}”开始于 {row.start.isoformat()}，结束于 {row.end.isoformat()}"
            yield at(yearbook, f"activities.{row.code}.end", "Y321", cause, "核对两个日期")


def check_repeated_activities(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield activities with the name and first day of another: they would be counted twice."""
    seen: dict[tuple[str, datetime.date], str] = {}
    for row in yearbook.activities:
        if not isinstance(row.start, datetime.date):
            continue
        key = (row.name.strip(), row.start)
        if key in seen:
            cause = f"“{shortened(row.name)}”与活动 {seen[key]} 名称和开始日期相同"
            yield at(
                yearbook, f"activities.{row.code}", "Y322", cause, "同一次活动删去一行；不同的活动，名称里写明区别"
            )
        seen.setdefault(key, row.code)


def check_boards(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield boards that are said to be used up."""
    for number, row in enumerate(yearbook.handouts, start=1):
        if row.kind == _BOARD and row.reusable != "是":
            cause = f"“{shortened(row.item)}”是展板，“重复使用”不是“是”"
            yield at(yearbook, f"handouts.{number}.reusable", "Y334", cause, "填“是”；展板不累计，取最大一次")


def check_disclosure(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield disclosure later than 20 days after approval (预算法第十四条), and days in the wrong order."""
    approved, disclosed = yearbook.profile.approved_on, yearbook.profile.disclosed_on
    if isinstance(approved, datetime.date) and approved <= Period(yearbook.profile.year).last_day:
        cause = f"决算批复日期 {approved.isoformat()} 早于 {yearbook.profile.year} 年度结束"
        yield at(yearbook, "profile.approved_on", "Y330", cause, "填财政部门批复本年度决算的日期")
    if not isinstance(approved, datetime.date) or not isinstance(disclosed, datetime.date):
        return
    if disclosed < approved:
        cause = f"公开日期 {disclosed.isoformat()} 早于批复日期 {approved.isoformat()}"
        yield at(yearbook, "profile.disclosed_on", "Y330", cause, "核对两个日期")
    elif disclosed - approved > _DAYS_TO_DISCLOSE:
        late = (disclosed - approved).days
        cause = f"{approved.isoformat()} 批复，{disclosed.isoformat()} 公开，隔了 {late} 日，超过二十日"
        yield at(yearbook, "profile.disclosed_on", "Y329", cause, "在“四、公开情况”里写明原因，下年按期公开")
