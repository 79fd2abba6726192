"""What the views of this room share: the row a page is about, and a form that is sent once and may be stale."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime

from jixiao.cycle.followup.access import may_see_all
from jixiao.cycle.followup.models import Problem
from jixiao.cycle.followup.queries import HIDDEN, authority_over
from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.models import TrailEntry, Unit
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import REFUSED, Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.web.stamp import stale_page


def authority_at(desk: Desk) -> Unit:
    """Return the finance bureau for which the person reviews this unit."""
    found = authority_over(desk)
    if found is None:
        raise Http404
    return found


def problem_at(desk: Desk, pk: int) -> Problem:
    """Return a problem of the year; one that nobody has confirmed is there only for the finance bureau."""
    rows = Problem.objects.select_related("unit_year__unit", "notice", "feedback", "repeats__unit_year")
    rows = rows if desk.may(may_see_all) else rows.exclude(state__in=HIDDEN)
    return get_object_or_404(rows, unit_year=desk.unit_year, pk=pk)


def answer_form(
    request: DeskRequest,
    form: BaseForm,
    *,
    act: Callable[[Mapping[str, Any]], object],
    title: str,
    verb: str,
    back: str,
    done: str,
    note: str = "",
    fresh: Callable[[], tuple[Mapping[str, Any], int, str]] | None = None,
    leads_to: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Show a form, do its act once when it is sent in order, and show both sides where somebody was faster.

    ``fresh`` gives what stands there now: values, version and subject of the row.
    """
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic(), refusals_into(form):
                claim(request, leads_to=back)
                made = act(form.cleaned_data)
                messages.success(request, done)
                return redirect(leads_to(made) if leads_to else back)
        except Stale as stale:
            return _stale(request, form, stale, fresh, back)
    context = {"form": form, "title": title, "verb": verb, "back": back, "note": note}
    return render(request, "followup/form.html", context, status=REFUSED if form.errors else 200)


def _stale(
    request: DeskRequest,
    form: BaseForm,
    stale: Stale,
    fresh: Callable[[], tuple[Mapping[str, Any], int, str]] | None,
    back: str,
) -> HttpResponse:
    if fresh is None:
        raise stale
    theirs, stamp, subject = fresh()
    line = TrailEntry.objects.filter(subject=subject).order_by("-number").first()
    saved = f"{line.person_name} {localtime(line.at):%H:%M} " if line else "别人"
    return stale_page(request, form=form, theirs=theirs, stamp=stamp, saved=saved, back=back)
