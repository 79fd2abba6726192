"""工作日: counted from Monday to Friday, with the days that the State Council's notices move (休, 调休上班)."""

import dataclasses
import datetime
from collections.abc import Mapping

ONE = datetime.timedelta(days=1)
FRIDAY = 4
FARTHEST = 3660
"""The farthest that is counted, in days: ten years."""


@dataclasses.dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days that differ from the weekly rule, True where one works; ``years`` are those that are registered."""

    days: Mapping[datetime.date, bool] = dataclasses.field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def works(self, day: datetime.date) -> bool:
        """Return whether one works on a day."""
        return self.days.get(day, day.weekday() <= FRIDAY)

    def knows(self, first: datetime.date, last: datetime.date) -> bool:
        """Return whether the moved days of every year between two days are registered."""
        low, high = sorted((first.year, last.year))
        return all(year in self.years for year in range(low, high + 1))


def working_days_between(first: datetime.date, last: datetime.date, calendar: WorkCalendar) -> int:
    """Return how many working days lie after ``first`` up to and with ``last``; less than 0 where ``last`` is earlier.

    The day something is received does not count (民法典 第二百零一条: 开始的当日不计入).
    """
    if last < first:
        return -working_days_between(last, first, calendar)
    span = min((last - first).days, FARTHEST)
    return sum(calendar.works(first + ONE * step) for step in range(1, span + 1))


def nth_working_day(first: datetime.date, count: int, calendar: WorkCalendar) -> datetime.date:
    """Return the ``count``-th working day after ``first``: by when 15 个工作日 are over. ``count`` is at least 1."""
    day, left = first, count
    if count < 1:
        message = f"{count} working days after a day are no day"
        raise ValueError(message)
    while left:
        day += ONE
        left -= calendar.works(day)
    return day
