"""How many hours somebody who came late or left early is given. Pure sums."""

import datetime
import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

GRACE = datetime.timedelta(minutes=15)
"""Coming or leaving within a quarter of an hour is coming and leaving in time."""
HALF = Fraction(1, 2)


def full_hours(hours: Iterable[Decimal]) -> Fraction:
    """Return the hours of a sitting: those of its subjects together."""
    return sum((Fraction(one) for one in hours), Fraction(0))


def hours_for(
    *,
    full: Fraction,
    starts: datetime.datetime,
    ends: datetime.datetime,
    came: datetime.datetime,
    left: datetime.datetime | None,
) -> Decimal:
    """Return the hours of somebody present from ``came`` to ``left`` (None: to the end).

    Whoever was there throughout gets all hours; else the share of the time, rounded down to whole halves.
    """
    first = starts if came <= starts + GRACE else came
    last = ends if left is None or left >= ends - GRACE else left
    if first == starts and last == ends:
        return _decimal(full)
    there = max(0, int((last - first).total_seconds()))
    share = full * Fraction(there, int((ends - starts).total_seconds()))
    return _decimal(math.floor(share / HALF) * HALF)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
