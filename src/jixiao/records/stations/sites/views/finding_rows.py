"""The row a page is about, at this desk; one of another unit is not there (404). And the plain forms of acts."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.pressing import done_first
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.stations.models import FiveCheck, Inspection, MonthlyReturn, Station
from jixiao.records.stations.sites.queries import history_of, stations_of
from jixiao.web.printing import moment_text
from jixiao.web.stamp import StampedForm, stale_page


def station_at(desk: Desk, pk: int) -> Station:
    """Return a station of the unit that was not removed."""
    return get_object_or_404(stations_of(desk.unit).select_related("unit"), pk=pk)


def check_at(desk: Desk, pk: int) -> FiveCheck:
    """Return a check of a station of the unit."""
    rows = FiveCheck.objects.select_related("station__unit", "by", "decided_by").prefetch_related("points__proof")
    return get_object_or_404(rows, station__unit=desk.unit, station__removed_at=None, pk=pk)


def month_at(desk: Desk, pk: int) -> MonthlyReturn:
    """Return a month of a station of the unit, in the year of the desk."""
    rows = MonthlyReturn.objects.select_related("station__unit", "by", "judged_by").prefetch_related("lines")
    return get_object_or_404(rows, station__unit=desk.unit, station__removed_at=None, year=desk.year, pk=pk)


def inspection_at(desk: Desk, pk: int) -> Inspection:
    """Return an inspection of a station of the unit."""
    rows = Inspection.objects.select_related("station__unit", "by")
    return get_object_or_404(rows, station__unit=desk.unit, station__removed_at=None, pk=pk)


def saved_by(station: Station) -> str:
    """Return who changed a station last, and when."""
    lines = history_of(station)
    return f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"


def answer_form(
    request: DeskRequest,
    *,
    station: Station,
    form: StampedForm,
    act: Callable[[], object],
    title: str,
    verb: str,
    told: str,
    note: str = "",
    theirs: Callable[[], Mapping[str, Any]] | None = None,
    shown: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show the form of an act on a station, or do the act and go back to the station; a stale one shows both sides."""
    back = request.desk.door("stations:station", pk=station.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                done_first(request, act, leads_to=back)
                messages.success(request, told)
                return redirect(back)
        except Stale as stale:
            fresh = station_at(request.desk, station.pk)
            other = theirs() if theirs else stale.theirs
            return stale_page(request, form=form, theirs=other, stamp=fresh.version, saved=saved_by(fresh), back=back)
    context = {"station": station, "form": form, "title": title, "verb": verb, "note": note, "back": back}
    return render(request, "stations/sites/plain_form.html", {**context, **(shown or {})})
