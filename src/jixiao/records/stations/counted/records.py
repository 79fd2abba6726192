"""Everything of a year that the measures are counted from, loaded with a constant number of statements."""

import dataclasses
import datetime
import functools
from collections import Counter
from collections.abc import Mapping, Sequence

from jixiao.engine.values import Period
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import UnitYear
from jixiao.records.stations.contents.queries import contents_of
from jixiao.records.stations.contents.reading import with_reads
from jixiao.records.stations.models import (
    Content,
    ContentKind,
    ContentState,
    Inspection,
    MonthlyReturn,
    PushContent,
    PushState,
    ReturnState,
    Station,
    StationState,
    YearRule,
)
from jixiao.records.stations.sites.queries import MOST_STATIONS, rule_of, stations_of

HALTED = (StationState.SUSPENDED, StationState.CLOSED)
MOST_CONTENTS = 50_000
DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True)
class Records:
    """The records of a unit, and the stretch of days they are counted over."""

    unit_year: UnitYear
    period: Period
    stations: Sequence[Station]
    lacking: Mapping[int, Sequence[str]]
    returns: Sequence[MonthlyReturn]
    articles: Sequence[Content]
    passed: Sequence[Content]
    pushed: Sequence[Content]
    rule: YearRule

    @functools.cached_property
    def plated(self) -> list[Station]:
        """Return the stations that got their plate within the period."""
        return [one for one in self.stations if one.plated_on and self.period.contains(one.plated_on)]

    @functools.cached_property
    def working(self) -> list[Station]:
        """Return the stations that were at work on the last day of the period."""
        last = self.period.last_day
        return [
            one
            for one in self.stations
            if one.plated_on and one.plated_on <= last and not (one.state in HALTED and is_by(one.halted_on, last))
        ]


def day_of(at: datetime.datetime | None) -> datetime.date | None:
    """Return the day of a moment, by the clock of Shanghai."""
    return at.astimezone(SHANGHAI).date() if at else None


def is_by(day: datetime.date | None, last: datetime.date) -> bool:
    """Return whether a day is known and not after the last one."""
    return day is not None and day <= last


def records_of(unit_year: UnitYear, *, period: Period) -> Records:
    """Return the records of a unit for a year and period: seven statements however many rows there are."""
    unit = unit_year.unit
    years = {period.first_day.year, period.last_day.year}
    rows = contents_of(unit).order_by("number")
    pushes = PushContent.objects.filter(push__unit_year__unit=unit, push__state=PushState.SENT)
    sent = pushes.filter(push__sent_at__gte=_begin(period.first_day), push__sent_at__lt=_begin(period.last_day + DAY))
    return Records(
        unit_year=unit_year,
        period=period,
        stations=list(stations_of(unit).order_by("code")[:MOST_STATIONS]),
        lacking=_lacking(unit_year, period.last_day),
        returns=list(
            MonthlyReturn.objects.filter(station__unit=unit, station__removed_at=None, year__in=years)
            .exclude(state=ReturnState.BACK)
            .select_related("station")
            .order_by("station__code", "month")
        ),
        articles=list(with_reads(rows.filter(kind=ContentKind.ARTICLE), until=period.last_day)[:MOST_CONTENTS]),
        passed=list(rows.filter(state=ContentState.PASSED)[:MOST_CONTENTS]),
        pushed=list(rows.filter(pk__in=sent.values("content"))[:MOST_CONTENTS]),
        rule=rule_of(unit_year),
    )


def _begin(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=SHANGHAI)


def _lacking(unit_year: UnitYear, last: datetime.date) -> dict[int, list[str]]:
    """Return what of the five the newest inspection by that day found missing, unless mended by then, by station."""
    rows = Inspection.objects.filter(station__unit=unit_year.unit, station__removed_at=None, day__lte=last)
    found: dict[int, list[str]] = {}
    for station, missing, mended_on in rows.order_by("day").values_list("station", "missing", "mended_on"):
        found[station] = [] if is_by(mended_on, last) else list(missing)
    return {station: missing for station, missing in found.items() if missing}


def by_station(returns: Sequence[MonthlyReturn]) -> Counter[int]:
    """Return how many activities each station told."""
    found: Counter[int] = Counter()
    for one in returns:
        found[one.station_id] += one.activities
    return found
