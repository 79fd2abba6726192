"""What is asked of stations in more than one place."""

from collections.abc import Iterable

from django.db.models import QuerySet

from jixiao.orgs.models import TrailEntry, Unit, UnitYear
from jixiao.records.stations.models import (
    CheckStage,
    FiveCheck,
    Inspection,
    MonthlyReturn,
    Station,
    StationState,
    YearRule,
)
from jixiao.records.stations.sites.telling import subject_of

HISTORY = 40
MOST_STATIONS = 5_000


def stations_of(unit: Unit) -> QuerySet[Station]:
    """Return the stations of a unit that were not removed, in whatever state."""
    return Station.objects.filter(unit=unit, removed_at=None)


def working_stations(unit: Unit) -> QuerySet[Station]:
    """Return the stations that have a plate and are not at rest: those that are pushed to."""
    return stations_of(unit).filter(state=StationState.PLATED)


def stations_in_year(unit_year: UnitYear) -> QuerySet[Station]:
    """Return the stations that had a plate at some time of that year or before."""
    return stations_of(unit_year.unit).filter(plated_on__isnull=False, plated_on__year__lte=unit_year.year)


def checks_of(station: Station) -> QuerySet[FiveCheck]:
    """Return the checks of a station, the newest first, each with its points."""
    rows = FiveCheck.objects.filter(station=station).select_related("by", "decided_by")
    return rows.prefetch_related("points__proof__unit_year", "points__by").order_by("-pk")


def inspections_of(station: Station) -> QuerySet[Inspection]:
    """Return the inspections of a station, the newest first."""
    return Inspection.objects.filter(station=station).select_related("by").order_by("-day")


def months_of(station: Station, year: int) -> dict[int, MonthlyReturn]:
    """Return what a station told of the months of a year, by month."""
    rows = MonthlyReturn.objects.filter(station=station, year=year).prefetch_related("lines")
    return {one.month: one for one in rows.select_related("by", "judged_by")}


def rule_of(unit_year: UnitYear) -> YearRule:
    """Return what a year asks of all stations: what was set, or what is usual (not saved)."""
    return YearRule.objects.filter(unit_year=unit_year).first() or YearRule(unit_year=unit_year)


def floor_of(rule: YearRule, kind: str) -> int:
    """Return how many activities a month a year asks of that kind of station."""
    return int(getattr(rule, f"{kind}_floor"))


def townships_of(unit: Unit) -> list[str]:
    """Return the townships in which there are stations, in order."""
    names = stations_of(unit).exclude(township="").values_list("township", flat=True).distinct()
    return sorted(names[:500])


def history_of(station: Station) -> list[TrailEntry]:
    """Return what happened to a station, the newest first."""
    return list(TrailEntry.objects.filter(subject=subject_of(station)).order_by("-number")[:HISTORY])


def awaiting(unit: Unit) -> dict[str, int]:
    """Return how many stations wait for what, by state: one statement."""
    states = stations_of(unit).values_list("state", flat=True)[:MOST_STATIONS]
    return _counted(states)


def passed_stages(station: Station) -> set[str]:
    """Return the stages that a station has passed."""
    rows = FiveCheck.objects.filter(station=station, passed=True, stage__in=CheckStage.values)
    return set(rows.values_list("stage", flat=True))


def _counted(words: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
