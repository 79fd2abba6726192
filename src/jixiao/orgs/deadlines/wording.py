"""How far off a day is, in words: calendar days and working days."""

import datetime

from jixiao.orgs.deadlines.working_days import WorkCalendar, working_days_between
from jixiao.web.printing import days_left_text


def working_words(due: datetime.date, today: datetime.date, calendar: WorkCalendar) -> str:
    """Return 2 个工作日, or the same with 未登记调休 where the moved days of a year on the way are not known."""
    count = abs(working_days_between(today, due, calendar))
    unknown = "" if calendar.knows(today, due) else "，未登记调休"
    return f"{count} 个工作日{unknown}"


def left_words(due: datetime.date, today: datetime.date, calendar: WorkCalendar) -> str:
    """Return 剩 3 天（2 个工作日）."""
    days = days_left_text(due, today)
    return days if due == today else f"{days}（{working_words(due, today, calendar)}）"
