"""The row a page is about, at this desk; one of another unit or year is not there (404)."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.seat import Desk
from jixiao.records.community.access import levels_seen
from jixiao.records.community.honours.naming import Called, called
from jixiao.records.community.honours.queries import honours_of, nominations_of
from jixiao.records.community.models import Call, Honour, Nomination, NoticeObjection

LIST = "表彰举荐"


def call_at(desk: Desk, pk: int) -> Call:
    """Return a call of the year."""
    return get_object_or_404(Call.objects.select_related("unit_year__unit"), unit_year=desk.its_year, pk=pk)


def nomination_at(desk: Desk, pk: int) -> Nomination:
    """Return a nomination of the year with whom it is of."""
    return get_object_or_404(nominations_of(desk.its_year), pk=pk)


def objection_at(desk: Desk, pk: int) -> NoticeObjection:
    """Return an objection to a notice of the year."""
    rows = NoticeObjection.objects.select_related(
        "notice__call__unit_year__unit", "nomination__worker", "nomination__organisation", "answered_by"
    )
    return get_object_or_404(rows, notice__call__unit_year=desk.its_year, pk=pk)


def honour_at(desk: Desk, pk: int) -> Honour:
    """Return an honour of the unit."""
    return get_object_or_404(honours_of(desk), pk=pk)


def called_at(desk: Desk, row: Nomination | Honour) -> Called:
    """Return how somebody is called at this desk."""
    return called(row, [one.value for one in levels_seen(desk)])


def show_form(
    request: DeskRequest, *, form: BaseForm, title: str, verb: str, back: str, row_title: str = "", lead: str = ""
) -> HttpResponse:
    """Return the page of a plain form."""
    context: dict[str, Any] = {
        "form": form, "title": title, "verb": verb, "back": back, "row_title": row_title, "lead": lead,
        "list_title": LIST, "list_url": request.desk.door("community:calls"),
    }  # fmt: skip
    return render(request, "community/form.html", context)
