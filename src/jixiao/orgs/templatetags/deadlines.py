"""How many working days are left: ``{% load deadlines %}``."""

import datetime

from django import template

from jixiao.orgs.deadlines.wording import working_words
from jixiao.orgs.deadlines.working_days import WorkCalendar

register = template.Library()


@register.simple_tag
def working_days(due: datetime.date, today: datetime.date, calendar: WorkCalendar) -> str:
    """Print how far off a day is in working days; nothing on the day itself."""
    return "" if due == today else working_words(due, today, calendar)
