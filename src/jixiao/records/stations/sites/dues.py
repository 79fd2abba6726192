"""What of the stations is due in many units at once: months to gather, and what inspections asked to mend."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.stations.models import Inspection, Station, YearRule
from jixiao.records.stations.sites.months import DECEMBER, Told, due_of
from jixiao.records.stations.sites.queries import MOST_STATIONS
from jixiao.records.stations.sites.standing import is_lacking, months_in, told_in
from jixiao.web.clock import now

KIND = "科普e站"
MOST_INSPECTIONS = 2_000


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the months that stations still owe, a month one due, and inspections to be mended: four statements."""
    on = now().astimezone(SHANGHAI).date()
    units = {one.unit_id for one in unit_years}
    rows = Station.objects.filter(unit__in=units, removed_at=None, plated_on__isnull=False).order_by("unit", "code")
    stations = list(rows[:MOST_STATIONS])
    if stations:
        told = told_in({one.year for one in unit_years}, stations)
        rules = {one.unit_year_id: one for one in YearRule.objects.filter(unit_year__in=unit_years)}
        for one in unit_years:
            mine = [station for station in stations if station.unit_id == one.unit_id]
            yield from _months(one, mine, rules.get(one.pk) or YearRule(unit_year=one), told, on)
        yield from _inspections(unit_years, units)


def _months(
    unit_year: UnitYear,
    stations: Sequence[Station],
    rule: YearRule,
    told: Mapping[tuple[int, int], Mapping[int, Told]],
    on: datetime.date,
) -> Iterable[Due]:
    years = {
        one.pk: months_in(one, unit_year.year, rule, told.get((one.pk, unit_year.year), {}), on=on) for one in stations
    }
    for number in range(1, DECEMBER + 1):
        lacking = sum(is_lacking(months[number - 1]) for months in years.values())
        if lacking:
            yield Due(
                unit_year=unit_year, matter=f"stations.month:{number}", kind=KIND, turn=Role.CLERK,
                title=f"收齐 {number} 月e站月报，还差 {lacking} 个",
                due=due_of(unit_year.year, number, return_day=rule.return_day),
                url=reverse("stations:months", kwargs={"unit": unit_year.unit.code, "year": unit_year.year}),
            )  # fmt: skip


def _inspections(unit_years: Sequence[UnitYear], units: Iterable[int]) -> Iterable[Due]:
    by_place = {(one.unit_id, one.year): one for one in unit_years}
    rows = Inspection.objects.filter(
        station__unit__in=units, station__removed_at=None, mend_until__isnull=False, mended_on=None
    ).select_related("station")
    for one in rows.order_by("mend_until", "pk")[:MOST_INSPECTIONS]:
        unit_year = by_place.get((one.station.unit_id, one.day.year))
        if unit_year is not None and one.mend_until is not None:
            where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": one.station_id}
            yield Due(
                unit_year=unit_year, matter=f"stations.inspection:{one.pk}", kind=KIND, turn=Role.CLERK,
                title=f"整改「{one.station.name}」{one.day} 巡查的问题", due=one.mend_until,
                url=reverse("stations:station", kwargs=where),
            )  # fmt: skip
