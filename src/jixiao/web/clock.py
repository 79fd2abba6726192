"""The clock on the wall: the one place in the house that reads the time. Acts and engine take ``on=`` instead."""

import datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime.datetime:
    """Return this moment in Asia/Shanghai: days turn at midnight there, wherever the server stands."""
    return datetime.datetime.now(SHANGHAI)  # noqa: TID251 - the one place in the house that reads the clock


def today() -> datetime.date:
    """Return the day it is in Asia/Shanghai."""
    return now().date()
