"""Which months a station owes, by when, and how each stands against the floor. Pure: days and rows are given."""

import calendar
import dataclasses
import datetime
from collections.abc import Mapping

from jixiao.records.stations.models import MonthlyReturn, ReturnState, Station, StationState

DECEMBER = 12


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What was told of a month: how many activities, for how many people, and whether the county has looked at it."""

    activities: int
    people: int | None
    state: str


@dataclasses.dataclass(frozen=True, slots=True)
class Month:
    """A month of a station: ``colour`` and ``word`` say how it stands, ``told`` is None where nothing was told."""

    number: int
    floor: int
    told: Told | None
    is_owed: bool
    due: datetime.date
    on: datetime.date

    @property
    def is_late(self) -> bool:
        """Return whether it is owed, its day is over, and nothing that stands was told."""
        lacking = self.told is None or self.told.state == ReturnState.BACK
        return self.is_owed and lacking and self.due < self.on

    @property
    def is_met(self) -> bool | None:
        """Return whether the floor was met, None where nothing was told that stands."""
        if self.told is None or self.told.state == ReturnState.BACK:
            return None
        return self.told.activities >= self.floor

    @property
    def colour(self) -> str:
        """Return the light it is shown with."""
        if self.is_met is None:
            return "red" if self.is_late else "none"
        return "green" if self.is_met else "amber"

    @property
    def word(self) -> str:
        """Return how it stands in words."""
        if self.told is not None and self.told.state == ReturnState.BACK:
            return f"{self.told.activities} 次，退回"
        if self.told is not None:
            return f"{self.told.activities} 次{'' if self.is_met else '，不足'}"
        if self.is_late:
            return "逾期未报"
        return "待报" if self.is_owed else "不用报"


def due_of(year: int, month: int, *, return_day: int) -> datetime.date:
    """Return the day by which a month is told: that day of the month after."""
    if month == DECEMBER:
        return datetime.date(year + 1, 1, return_day)
    return datetime.date(year, month + 1, return_day)


def last_day_of(year: int, month: int) -> datetime.date:
    """Return the last day of a month."""
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def owes(station: Station, year: int, month: int) -> bool:
    """Return whether a station owes a month: it had its plate before the month began and did not rest within it."""
    first = datetime.date(year, month, 1)
    if station.plated_on is None or station.plated_on >= first:
        return False
    at_rest = station.state in {StationState.SUSPENDED, StationState.CLOSED}
    return not (at_rest and station.halted_on is not None and station.halted_on <= last_day_of(year, month))


def month_of(
    station: Station, year: int, month: int, *, floor: int, return_day: int, told: Told | None, on: datetime.date
) -> Month:
    """Return how a month of a station stands; one that is not over yet is not owed yet."""
    is_over = last_day_of(year, month) < on
    due = due_of(year, month, return_day=return_day)
    return Month(month, floor, told, is_over and owes(station, year, month), due, on)


def year_of(
    station: Station, year: int, *, floor: int, return_day: int, told: Mapping[int, Told], on: datetime.date
) -> list[Month]:
    """Return the twelve months of a station."""
    return [
        month_of(station, year, number, floor=floor, return_day=return_day, told=told.get(number), on=on)
        for number in range(1, DECEMBER + 1)
    ]


def told_by(row: MonthlyReturn) -> Told:
    """Return what a row tells."""
    return Told(row.activities, row.people, row.state)
