"""The row a page is about, at this desk; one of another unit is not there (404). And the plain form of an act."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.stations.models import Push, PushRule, PushState
from jixiao.records.stations.pushes.queries import pushes_of
from jixiao.web.stamp import StampedForm, stale_page

Made = TypeVar("Made")
CHIPS = {
    PushState.DRAFT: "draft", PushState.PLANNED: "sent", PushState.SENT: "approved", PushState.CANCELLED: "returned",
}  # fmt: skip


def push_at(desk: Desk, pk: int) -> Push:
    """Return a push of the unit's year."""
    return get_object_or_404(pushes_of(desk.its_year), pk=pk)


def rule_at(desk: Desk, pk: int) -> PushRule:
    """Return a rule of the unit."""
    return get_object_or_404(PushRule, unit=desk.unit, removed_at=None, pk=pk)


def chip_of(row: Push) -> tuple[str, str]:
    """Return shape and word of the state of a push."""
    return CHIPS[PushState(row.state)], row.get_state_display()


def chosen_in(request: DeskRequest) -> list[int]:
    """Return the contents that were ticked."""
    known = (one for one in request.POST.getlist("content") if one.isascii() and one.isdecimal())
    return [int(one) for one in known if len(one) < 19]  # noqa: PLR2004 - a key of the database


def answer_form(
    request: DeskRequest,
    *,
    form: StampedForm,
    act: Callable[[], Made],
    leads_to: Callable[[Made], str],
    title: str,
    verb: str,
    back: str,
    note: str = "",
    theirs: Callable[[], tuple[Mapping[str, Any], int]] | None = None,
) -> HttpResponse:
    """Show the form of an act, or do it and go where it leads; a stale form shows both sides."""
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form), transaction.atomic():
                address = leads_to(act())
                claim(request, leads_to=address)
                return redirect(address)
        except Stale as stale:
            other, stamp = theirs() if theirs else (stale.theirs, 0)
            return stale_page(request, form=form, theirs=other, stamp=stamp, saved="别人刚才保存的", back=back)
    context = {"form": form, "title": title, "verb": verb, "back": back, "note": note}
    return render(request, "stations/pushes/plain_form.html", context, status=422 if form.errors else 200)
