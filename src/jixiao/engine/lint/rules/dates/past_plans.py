"""Plans for a day that is past when the paper is written."""

import bisect
import datetime
import re

from jixiao.engine.facts import Day
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.dates.calendar_days import last_date
from jixiao.engine.lint.rules.dates.plan_words import Planned
from jixiao.engine.lint.rules.dates.report_day import report_day

_NEAR = 30
# 计划于 and 预计 may tell of the schedule as it was; these say that the day is still to come.
_IS_TO_COME = re.compile(r"准备|拟|将|即将|正在")
_CLAUSE_END = frozenset("，；。,;")


def past_day(paper: Paper, planned: Planned) -> tuple[int, int] | None:
    """Return the plan with its day where that day is past already, as far as the paper shows; else None."""
    written = _written_after(paper)
    day = _day_of(paper, planned)
    if written is None or day is None:
        return None
    if not _IS_TO_COME.match(paper.text, planned.start):
        return None
    until = last_date(day, year=paper.year)
    if until is None or until > written:
        return None
    return min(planned.start, day.start), max(planned.end, _end_of_period(paper, day))


def _written_after(paper: Paper) -> datetime.date | None:
    """Return a day the paper was surely not written before: its own date, else the end of the year it evaluates."""
    dated = report_day(paper)
    if dated is not None:
        return dated.first
    return None if paper.year is None else datetime.date(paper.year, 12, 31)


def _day_of(paper: Paper, planned: Planned) -> Day | None:
    """Return the date said nearest to the plan in its clause, after it first."""
    days = paper.facts.dates
    index = bisect.bisect_left(days, planned.start, key=lambda day: day.start)
    near = min(planned.end + _NEAR, planned.sentence.end)
    if (
        index < len(days)
        and days[index].start <= near
        and not _CLAUSE_END & set(paper.text[planned.end : days[index].start])
    ):
        return days[index] if days[index].month else None
    if index and days[index - 1].end == planned.start and days[index - 1].month:
        return days[index - 1]
    return None


def _end_of_period(paper: Paper, day: Day) -> int:
    periods = paper.facts.periods
    index = bisect.bisect_left(periods, day.start, key=lambda spell: spell.start)
    return periods[index].end if index < len(periods) and periods[index].start == day.start else day.end
