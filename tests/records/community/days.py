"""Days of May 2024 that the tests share."""

import datetime

from jixiao.orgs.actor import SHANGHAI


def noon(day: int, month: int = 5) -> datetime.datetime:
    """Return the noon of a day of May 2024."""
    return datetime.datetime(2024, month, day, 12, 0, tzinfo=SHANGHAI)


def day(number: int, month: int = 5) -> datetime.date:
    """Return a day of May 2024."""
    return datetime.date(2024, month, number)
