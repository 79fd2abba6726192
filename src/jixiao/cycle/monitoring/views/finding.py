"""What the pages of the room look up first: the year, the authority, the round, the sheet, the row."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from jixiao.cycle.monitoring.models import ExecutionLine, MonitoringLine, MonitoringRound, MonitoringSheet
from jixiao.cycle.monitoring.queries import sheet_in
from jixiao.orgs.models import Unit
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk


def authority_of(desk: Desk) -> Unit:
    """Return the unit for which the person reviews this one: the nearest above it."""
    above = [unit for unit, role in desk.held if role == Role.REVIEWER and desk.unit.path.startswith(unit.path)]
    if not above:
        raise Http404
    return max(above, key=lambda unit: len(unit.path))


def round_or_404(desk: Desk, pk: int) -> MonitoringRound:
    """Return a round that the person's authority issued for the year."""
    rows = MonitoringRound.objects.select_related("authority", "issued_by")
    return get_object_or_404(rows, pk=pk, authority=authority_of(desk), year=desk.year)


def sheet_or_404(desk: Desk, pk: int) -> MonitoringSheet:
    """Return the sheet of the unit at the desk in a round."""
    found = sheet_in(pk, desk.its_year)
    if found is None:
        raise Http404
    return found


def line_or_404(desk: Desk, pk: int) -> MonitoringLine:
    """Return an indicator of a sheet of the unit at the desk."""
    rows = MonitoringLine.objects.select_related("sheet__round__authority", "sheet__unit_year__unit", "rectify_by")
    return get_object_or_404(rows, pk=pk, sheet__unit_year=desk.its_year)


def execution_or_404(desk: Desk, pk: int) -> ExecutionLine:
    """Return the money of a sheet of the unit at the desk."""
    rows = ExecutionLine.objects.select_related("sheet__round__authority", "sheet__unit_year__unit", "rectify_by")
    return get_object_or_404(rows, pk=pk, sheet__unit_year=desk.its_year)
