"""新年度向导, for the reviewer: choose units, see all that is taken over, then let it be done in the background."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.forms.opening import OpeningForm
from jixiao.orgs.jobs import ask_for_work
from jixiao.orgs.models import Unit
from jixiao.orgs.opening.catalogue import copiers_chosen, copiers_offered
from jixiao.orgs.opening.jobs import KIND, MOST_UNITS
from jixiao.orgs.opening.preparing import preview_year
from jixiao.orgs.pressing import claim
from jixiao.orgs.queries import units_seen
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk

MOST = 500


@at_office(is_reviewer)
def opening(request: DeskRequest) -> HttpResponse:
    """Choose what is opened and taken over; with a choice in the query, show what would be."""
    desk = request.desk
    units = _units(desk)
    asked = bool(request.GET.get("year"))
    form = _form(desk, request.GET if asked else None)
    context: dict[str, Any] = {
        "form": form,
        "units": units[:MOST],
        "copiers": copiers_offered(),
        "year": request.GET.get("year") or desk.year + 1,
        "chosen_units": set(request.GET.getlist("units")),
        "chosen": request.GET.getlist("copiers") if asked else [one.code for one in copiers_offered()],
        "most": MOST_UNITS,
    }
    if asked and form.is_valid():
        given = form.cleaned_data
        _require_few(len(given["units"]))
        chosen = copiers_chosen(given["copiers"])
        context["previews"] = [
            preview_year(unit=unit, year=given["year"], copiers=chosen) for unit in given["units"].order_by("code")
        ]
        context["notes"] = [copier for copier in chosen if copier.note]
    return render(request, "orgs/opening.html", context, status=422 if asked and form.errors else 200)


@at_office(is_reviewer)
def begin_opening(request: DeskRequest) -> HttpResponse:
    """Have the years opened and what was chosen taken over."""
    desk = request.desk
    form = _form(desk, request.POST)
    if not form.is_valid():
        raise Refused("没有办成", cure="先选单位和年度，看过预览再办", code="U366")
    given = form.cleaned_data
    _require_few(len(given["units"]))
    order = {
        "units": sorted(unit.pk for unit in given["units"]),
        "year": given["year"],
        "copiers": list(given["copiers"]),
    }
    with transaction.atomic():
        title = f"开放 {given['year']} 年度并带入上年内容（{len(order['units'])} 个单位）"
        job = ask_for_work(kind=KIND, title=title, order=order, by=desk.actor)
        address = reverse("orgs:job", kwargs={"pk": job.pk})
        claim(request, leads_to=address)
    return redirect(address)


def _units(desk: Desk) -> QuerySet[Unit]:
    held = [(unit, role) for unit, role in desk.held if role == Role.REVIEWER]
    return units_seen(held).filter(closed_on=None).order_by("code")


def _form(desk: Desk, data: Any) -> OpeningForm:  # noqa: ANN401 - what was sent
    offered = [(one.code, one.title) for one in copiers_offered()]
    return OpeningForm(data, units=_units(desk), copiers=offered)


def _require_few(count: int) -> None:
    if count > MOST_UNITS:
        raise Refused(f"一次最多办 {MOST_UNITS} 个单位", cure="分几次办", code="U367")
