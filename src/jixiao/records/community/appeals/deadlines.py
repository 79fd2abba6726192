"""By when an appeal is to be answered: so many working days after the day it was received (民法典第二百零一条)."""

import datetime

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import nth_working_day, working_days_between
from jixiao.records.community.models import Appeal, PublicDoor

WORKING_DAYS = 15


def working_days_of(unit_id: int) -> int:
    """Return how many working days a unit gives itself to answer."""
    found = PublicDoor.objects.filter(unit=unit_id).values_list("working_days", flat=True).first()
    return found or WORKING_DAYS


def usual_deadline(appeal: Appeal) -> datetime.date:
    """Return the last working day of the time a unit gives itself; the day of receipt is not counted."""
    received = appeal.received_at.astimezone(SHANGHAI).date()
    return nth_working_day(received, working_days_of(appeal.unit_year.unit_id), work_calendar())


def days_left(appeal: Appeal, on: datetime.date) -> int | None:
    """Return how many working days are left, less than 0 where it is late; None without a deadline."""
    return None if appeal.deadline is None else working_days_between(on, appeal.deadline, work_calendar())
