"""From the number of a check, month or inspection to the place where it stands: what references on the board open."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.stations.access import may_look
from jixiao.records.stations.models import FiveCheck, Inspection, MonthlyReturn


@at_desk(may_look)
def check(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead to a check on the page of its station."""
    row = get_object_or_404(FiveCheck, station__unit=request.desk.unit, station__removed_at=None, pk=pk)
    return redirect(f"{request.desk.door('stations:station', pk=row.station_id)}#checks")


@at_desk(may_look)
def month(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead to the page of a month, in its own year."""
    row = get_object_or_404(MonthlyReturn, station__unit=request.desk.unit, station__removed_at=None, pk=pk)
    return redirect(request.desk.door("stations:month", pk=row.station_id, number=row.month, year=row.year))


@at_desk(may_look)
def inspection(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead to an inspection on the page of its station."""
    row = get_object_or_404(Inspection, station__unit=request.desk.unit, station__removed_at=None, pk=pk)
    return redirect(f"{request.desk.door('stations:station', pk=row.station_id)}#inspections")
