"""Stations counted by kind, state and place, and what the months of a year add up to. Four statements."""

import dataclasses
from collections.abc import Iterable, Sequence
from fractions import Fraction

from jixiao.orgs.models import UnitYear
from jixiao.records.stations.models import (
    FiveHave,
    Inspection,
    MonthlyReturn,
    ReturnState,
    Station,
    StationKind,
    StationState,
    YearRule,
)
from jixiao.records.stations.sites.queries import MOST_STATIONS, rule_of, stations_of

NOWHERE = "没有写乡镇街道"


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Stations of one kind, or of one township: how many in all, at work, under way, at rest or gone, and stars."""

    name: str
    total: int
    working: int
    under_way: int
    halted: int
    stars: Fraction | None
    activities: int
    people: int


@dataclasses.dataclass(frozen=True, slots=True)
class Coverage:
    """Places that have a station at work, of all there are; ``share`` is None where nobody entered how many are."""

    covered: int
    places: int | None

    @property
    def share(self) -> Fraction | None:
        """Return the share of one."""
        return Fraction(self.covered, self.places) if self.places else None


@dataclasses.dataclass(frozen=True, slots=True)
class Statistics:
    """All of it."""

    kinds: Sequence[Group]
    townships: Sequence[Group]
    whole: Group
    villages: Coverage
    communities: Coverage
    rule: YearRule
    stars: Sequence[tuple[int, int]]
    missing: Sequence[tuple[str, int]]


def statistics_of(unit_year: UnitYear) -> Statistics:
    """Return the statistics of a year: three statements and one for the rule."""
    stations = list(stations_of(unit_year.unit).order_by("pk")[:MOST_STATIONS])
    done = _done_in(unit_year)
    rule = rule_of(unit_year)
    kinds = [_group(label, [one for one in stations if one.kind == kind], done) for kind, label in StationKind.choices]
    names = sorted({one.township or NOWHERE for one in stations})
    townships = [_group(name, [one for one in stations if (one.township or NOWHERE) == name], done) for name in names]
    return Statistics(
        kinds, townships, _group("合计", stations, done),
        Coverage(covered_places(stations, StationKind.VILLAGE), rule.villages),
        Coverage(covered_places(stations, StationKind.COMMUNITY), rule.communities),
        rule,
        [(number, sum(one.stars == number for one in working(stations))) for number in range(5, 0, -1)],
        _missing(unit_year),
    )  # fmt: skip


def working(stations: Iterable[Station]) -> list[Station]:
    """Return those that have a plate and are not at rest."""
    return [one for one in stations if one.state == StationState.PLATED]


def covered_places(stations: Iterable[Station], kind: str) -> int:
    """Return how many different villages or communities have a station of that kind at work."""
    return len({place_of(one) for one in working(stations) if one.kind == kind})


def place_of(station: Station) -> tuple[str, str]:
    """Return the village or community of a station: two in one place cover it once; without a name, its host is it."""
    return (station.township, station.village or station.host)


def _group(name: str, stations: Sequence[Station], done: dict[int, tuple[int, int]]) -> Group:
    at_work = working(stations)
    starred = [one.stars for one in at_work if one.stars]
    halted = [one for one in stations if one.state in {StationState.SUSPENDED, StationState.CLOSED}]
    return Group(
        name, len(stations), len(at_work), len(stations) - len(at_work) - len(halted), len(halted),
        Fraction(sum(starred), len(starred)) if starred else None,
        sum(done.get(one.pk, (0, 0))[0] for one in stations), sum(done.get(one.pk, (0, 0))[1] for one in stations),
    )  # fmt: skip


def _done_in(unit_year: UnitYear) -> dict[int, tuple[int, int]]:
    rows = MonthlyReturn.objects.filter(station__unit=unit_year.unit, station__removed_at=None, year=unit_year.year)
    found: dict[int, tuple[int, int]] = {}
    for station, activities, people in rows.exclude(state=ReturnState.BACK).values_list(
        "station", "activities", "people"
    ):
        done = found.get(station, (0, 0))
        found[station] = (done[0] + activities, done[1] + (people or 0))
    return found


def _missing(unit_year: UnitYear) -> list[tuple[str, int]]:
    """Return how many stations the newest inspection found without one of the five, by which."""
    rows = Inspection.objects.filter(
        station__unit=unit_year.unit, station__removed_at=None, day__year=unit_year.year, mended_on=None
    )
    found = list(rows.values_list("missing", flat=True))
    return [(item.label, sum(item.value in missing for missing in found)) for item in FiveHave]
