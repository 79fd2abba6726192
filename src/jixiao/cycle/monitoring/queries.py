"""Reads used in more than one place."""

import datetime
from collections.abc import Iterable

from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from jixiao.cycle.monitoring.models import ExecutionLine, MonitoringLine, MonitoringRound, MonitoringSheet
from jixiao.orgs.handing import Opening
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Unit, UnitKind, UnitYear, Window

MOST_ROWS = 500
MOST_SHEETS = 2000


def subject_of(one: MonitoringRound | MonitoringSheet) -> str:
    """Return the subject of the handover of a sheet: the round it belongs to."""
    return str(one.round_id if isinstance(one, MonitoringSheet) else one.pk)


def rounds_of(authority: Unit, *, year: int) -> QuerySet[MonitoringRound]:
    """Return the rounds an authority issued for a year, newest first, each with its units and how many are approved."""
    approved = (
        Handover.objects.filter(
            kind=HandoverKind.MONITORING,
            state=HandoverState.APPROVED,
            subject=Cast(OuterRef("pk"), CharField()),
            unit_year__monitoring_sheets__round=OuterRef("pk"),
        )
        .order_by()
        .values("subject")
        .annotate(count=Count("pk"))
        .values("count")
    )
    rows = MonitoringRound.objects.filter(authority=authority, year=year)
    counted = rows.annotate(units=Count("sheets"), approved=Coalesce(Subquery(approved[:1]), 0))
    return counted.order_by("-through_month", "-pk")


def sheets_of(unit_year: UnitYear) -> QuerySet[MonitoringSheet]:
    """Return the sheets of a unit's year, newest round first."""
    rows = MonitoringSheet.objects.filter(unit_year=unit_year).select_related("round", "read_by")
    return rows.order_by("-round__through_month", "-round__pk")


def sheet_in(round_id: int, unit_year: UnitYear) -> MonitoringSheet | None:
    """Return the sheet of a unit's year in a round."""
    rows = MonitoringSheet.objects.select_related("round__authority", "unit_year__unit", "batch", "read_by")
    return rows.filter(round_id=round_id, unit_year=unit_year).first()


def lines_of(sheet: MonitoringSheet) -> list[MonitoringLine]:
    """Return the indicators of a sheet in order; their traces are fetched when asked for."""
    rows = MonitoringLine.objects.filter(sheet=sheet).defer("trace", "value_trace", "forecast_trace")
    return list(rows.order_by("order", "pk")[:MOST_ROWS])


def executions_of(sheet: MonitoringSheet) -> list[ExecutionLine]:
    """Return the money of a sheet: the whole unit first, then its projects."""
    rows = ExecutionLine.objects.filter(sheet=sheet).defer("trace", "value_trace", "forecast_trace")
    return list(rows.order_by("order", "pk")[:MOST_ROWS])


def last_day_of(sheet: MonitoringSheet) -> datetime.date:
    """Return the last day for a unit, its late exception counted in."""
    return max(sheet.round.closes, sheet.late_until or sheet.round.closes)


def opening_of(handover: Handover) -> Opening:
    """Return the window of the round a handover is for, and the last day of its unit."""
    if not handover.subject.isdecimal():
        return None, None
    sheet = sheet_in(int(handover.subject), handover.unit_year)
    if sheet is None:
        return None, None
    one = sheet.round
    window = Window(
        authority=one.authority,
        kind=HandoverKind.MONITORING,
        year=one.year,
        opens=one.opens,
        closes=one.closes,
        warn_days=one.warn_days,
    )
    return window, last_day_of(sheet)


def units_to_monitor(authority: Unit, *, year: int) -> list[UnitYear]:
    """Return the open years of every unit below an authority that is still there."""
    below = UnitYear.objects.filter(
        unit__path__startswith=authority.path, year=year, state="open", unit__closed_on=None
    )
    listed = below.exclude(unit=authority).exclude(unit__kind=UnitKind.FINANCE).select_related("unit")
    return list(listed.order_by("unit__code")[:MOST_SHEETS])


def states_in(one: MonitoringRound) -> dict[int, Handover]:
    """Return the handovers of a round by the id of the unit's year: one statement."""
    found = Handover.objects.filter(
        kind=HandoverKind.MONITORING, subject=subject_of(one), unit_year__monitoring_sheets__round=one
    )
    return {handover.unit_year_id: handover for handover in found[:MOST_SHEETS]}


def lights_in(sheets: Iterable[int]) -> dict[int, dict[str, int]]:
    """Return by the id of a sheet how many indicators have which light: one statement."""
    found: dict[int, dict[str, int]] = {}
    counted = MonitoringLine.objects.filter(sheet__in=list(sheets)).values_list("sheet", "light")
    for sheet, light, count in counted.annotate(count=Count("pk")).order_by("sheet", "light")[: MOST_SHEETS * 5]:
        found.setdefault(sheet, {})[light] = count
    return found


def owns_line(unit_year: UnitYear, pk: int) -> bool:
    """Return whether a line is of that unit's year: what a proof may be attached to."""
    return MonitoringLine.objects.filter(pk=pk, sheet__unit_year=unit_year).exists()


def goals_are_approved(unit_year: UnitYear) -> bool:
    """Return whether the goals of a year were approved."""
    approved = Handover.objects.filter(
        unit_year=unit_year, kind=HandoverKind.GOALS, subject="", state=HandoverState.APPROVED
    )
    return approved.exists()
