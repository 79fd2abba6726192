"""Days as the calendar has them: what a written date is, whether it can be, how long a period lasts."""

import calendar
import datetime
from collections.abc import Iterator

from jixiao.engine.facts import Day, Spell
from jixiao.engine.lint.paper import Paper

_MONTHS = 12
_NO_LEAP_YEAR = 2019  # a period without a year is counted in one without 29 February
_PARTS = {"初": 5, "上旬": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31}


def days_said(paper: Paper) -> Iterator[Day]:
    """Yield every date of the text, the last days of periods among them."""
    yield from paper.facts.dates
    for spell in paper.facts.periods:
        if spell.last is not None:
            yield spell.last


def first_date(day: Day, *, year: int | None = None) -> datetime.date | None:
    """Return the first day that ``day`` can mean, in ``year`` where it says none; None where it cannot be told."""
    said = day.year or year
    if said is None or day.month is None or not 1 <= day.month <= _MONTHS:
        return None
    return _date(said, day.month, day.day or 1)


def last_date(day: Day, *, year: int | None = None) -> datetime.date | None:
    """Return the last day that ``day`` can mean: 3月 is the 31st, 3月中旬 the 20th."""
    said = day.year or year
    if said is None or day.month is None or not 1 <= day.month <= _MONTHS:
        return None
    end = calendar.monthrange(said, day.month)[1]
    return _date(said, day.month, day.day or min(_PARTS.get(day.part, end), end))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def length_of(spell: Spell) -> int | None:
    """Return how many days a period has, both ends counted; one that passes the end of a year is counted through."""
    first, last = spell.first, spell.last
    if last is None or None in {first.day, last.day, first.month, last.month}:
        return None
    start = first_date(first, year=_NO_LEAP_YEAR)
    end = first_date(last, year=first.year or _NO_LEAP_YEAR)
    if start is None or end is None:
        return None
    if end < start and (last.month or 0) < (first.month or 0) and "年" not in last.quote:
        end = _date(end.year + 1, end.month, end.day)
    return (end - start).days + 1 if end is not None and end >= start else None
