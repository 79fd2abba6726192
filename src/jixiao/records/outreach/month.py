"""A month as a grid of weeks, with what happens on each day. Pure: days and activities are given."""

import calendar
import dataclasses
import datetime
from collections.abc import Iterable, Sequence

import chinese_calendar
from chinese_calendar import constants

from jixiao.records.outreach.models import Activity
from jixiao.records.outreach.spans import span_of

FIRST_KNOWN = datetime.date(min(constants.holidays).year, 1, 1)
LAST_KNOWN = datetime.date(max(constants.holidays).year, 12, 31)
WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")


@dataclasses.dataclass(frozen=True, slots=True)
class Day:
    """One cell: the day, whether it is of the month, what happens, and 休 or 班 where a holiday moves the week."""

    date: datetime.date
    is_inside: bool
    is_today: bool
    activities: tuple[Activity, ...]
    mark: str


def weeks_of(year: int, month: int, *, activities: Iterable[Activity], today: datetime.date) -> Sequence[Sequence[Day]]:
    """Return the weeks of a month, Monday first, each day with the activities it belongs to."""
    spans = [(span, one) for one in activities if (span := span_of(one))]
    spans.sort(key=lambda pair: (pair[0].first, pair[1].pk))
    return [
        [
            Day(
                date=day,
                is_inside=day.month == month,
                is_today=day == today,
                activities=tuple(one for span, one in spans if span.first <= day <= span.last),
                mark=rest_mark(day),
            )
            for day in week
        ]
        for week in calendar.Calendar().monthdatescalendar(year, month)
    ]


def rest_mark(day: datetime.date) -> str:
    """Return 休 for a holiday within the week, 班 for a weekend that is worked, "" for any other day.

    Past the last year that the State Council has announced nothing is known, and nothing is marked.
    """
    if not FIRST_KNOWN <= day <= LAST_KNOWN:
        return ""
    holiday = chinese_calendar.is_holiday(day)
    weekend = day.isoweekday() > 5  # noqa: PLR2004 - Saturday and Sunday
    return "" if holiday == weekend else "休" if holiday else "班"
