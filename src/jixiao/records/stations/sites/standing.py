"""How every station of a year stands, month by month: three statements however many stations there are."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence

from jixiao.orgs.models import UnitYear
from jixiao.records.stations.models import MonthlyReturn, ReturnState, Station, StationState, YearRule
from jixiao.records.stations.sites.months import Month, Told, year_of
from jixiao.records.stations.sites.queries import MOST_STATIONS, floor_of, rule_of, stations_in_year


@dataclasses.dataclass(frozen=True, slots=True)
class YearOfStations:
    """The stations of a year with their months. ``waiting`` is how many months the county has yet to look at."""

    rule: YearRule
    stations: Sequence[Station]
    months: Mapping[int, Sequence[Month]]
    waiting: int

    def lacking(self, number: int) -> list[Station]:
        """Return the stations that owe a month and have not told it."""
        return [one for one in self.stations if is_lacking(self.months[one.pk][number - 1])]


def year_of_stations(unit_year: UnitYear, *, on: datetime.date) -> YearOfStations:
    """Return it."""
    rows = stations_in_year(unit_year)
    stations = list(rows.exclude(state=StationState.CLOSED, halted_on__year__lt=unit_year.year).order_by("code"))
    told = told_in({unit_year.year}, stations[:MOST_STATIONS])
    rule = rule_of(unit_year)
    months = {one.pk: months_in(one, unit_year.year, rule, told.get((one.pk, unit_year.year), {}), on=on)
              for one in stations}  # fmt: skip
    waiting = sum(
        month.told is not None and month.told.state == ReturnState.TOLD for one in months.values() for month in one
    )
    return YearOfStations(rule, stations, months, waiting)


def told_in(years: Iterable[int], stations: Sequence[Station]) -> dict[tuple[int, int], dict[int, Told]]:
    """Return what was told, by station and year, then by month: one statement."""
    found: dict[tuple[int, int], dict[int, Told]] = {}
    rows = MonthlyReturn.objects.filter(station__in=stations, year__in=years)
    for station, year, month, activities, people, state in rows.values_list(
        "station", "year", "month", "activities", "people", "state"
    ):
        found.setdefault((station, year), {})[month] = Told(activities, people, state)
    return found


def months_in(
    station: Station, year: int, rule: YearRule, told: Mapping[int, Told], *, on: datetime.date
) -> list[Month]:
    """Return the twelve months of a station."""
    floor = floor_of(rule, station.kind)
    return year_of(station, year, floor=floor, return_day=rule.return_day, told=told, on=on)


def is_lacking(month: Month) -> bool:
    """Return whether a month is owed and nothing that stands was told of it."""
    return month.is_owed and (month.told is None or month.told.state == ReturnState.BACK)
