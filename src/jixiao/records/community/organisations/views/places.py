"""Townships and streets are registered, changed, taken out of use."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.community.access import may_keep
from jixiao.records.community.models import Place
from jixiao.records.community.organisations.forms import PlaceForm
from jixiao.records.community.organisations.placing import FIELDS, amend_place, register_place, remove_place
from jixiao.records.community.organisations.views.finding_rows import place_at
from jixiao.records.community.views.staleness import answer_stale


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Register a township or street."""
    desk = request.desk
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: register_place(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda _: desk.door("community:coverage"),
            )
    return _form(request, form, title="登记乡镇街道", verb="登记")


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a township or street."""
    desk = request.desk
    row = place_at(desk, pk)
    form = PlaceForm(request.POST or None, initial=_initial(row), stamp=row.version)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_place(
                        place=row, unit_year=desk.its_year, values=form.values(), stamp=form.stamp, by=desk.actor
                    ),
                    lambda _: desk.door("community:coverage"),
                )
        except Stale:
            fresh = place_at(desk, pk)
            subject = f"community.place:{row.pk}"
            return answer_stale(request, form=form, theirs=_initial(fresh), stamp=fresh.version, subject=subject)
    return _form(request, form, title=f"修改「{row.name}」", verb="保存修改")


@require_POST
@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a township out of use."""
    desk = request.desk
    row = place_at(desk, pk)
    return pressed(
        request,
        lambda: remove_place(place=row, unit_year=desk.its_year, by=desk.actor),
        leads_to=desk.door("community:coverage"),
    )


def _initial(place: Place) -> dict[str, Any]:
    return {name: getattr(place, name) for name in FIELDS}


def _form(request: DeskRequest, form: object, *, title: str, verb: str) -> HttpResponse:
    back = request.desk.door("community:coverage")
    context = {"form": form, "title": title, "verb": verb, "back": back, "list_title": "组织覆盖", "list_url": back}
    return render(request, "community/form.html", context)
