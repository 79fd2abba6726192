"""The row a page is about, at this desk; one of another unit, year or contest is not there (404)."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.pressing import pressed
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.contests.access import may_keep, may_open
from jixiao.records.contests.judging.forms import ReasonForm
from jixiao.records.contests.judging.queries import history_of
from jixiao.records.contests.models import Assignment, Contest, ContestState, Judge, Panel
from jixiao.web.doors import door_or_none

EDITABLE = (ContestState.DRAFT, ContestState.OPEN, ContestState.JUDGING)


def contest_at(desk: Desk, pk: int) -> Contest:
    """Return a contest of the year."""
    return get_object_or_404(Contest.objects.select_related("unit_year__unit"), unit_year=desk.unit_year, pk=pk)


def panel_at(contest: Contest, pk: int) -> Panel:
    """Return a panel of a contest."""
    row = get_object_or_404(Panel, contest=contest, pk=pk)
    row.contest = contest
    return row


def judge_at(contest: Contest, pk: int) -> Judge:
    """Return a judge of a contest."""
    row = get_object_or_404(Judge, contest=contest, pk=pk)
    row.contest = contest
    return row


def task_at(contest: Contest, pk: int) -> Assignment:
    """Return what was given to a judge of a contest."""
    rows = Assignment.objects.select_related("judge", "entry__group", "panel")
    row = get_object_or_404(rows, judge__contest=contest, pk=pk)
    row.judge.contest = contest
    return row


def framed(request: DeskRequest, template: str, contest: Contest, context: dict[str, Any]) -> HttpResponse:
    """Return a page of a contest, with what all of them need: the way here, and who may do what."""
    shared = {
        "contest": contest,
        "list_url": door_or_none(request, "contests:contests") or "",
        "contest_url": door_or_none(request, "contests:contest", pk=contest.pk) or "",
        "may_keep": request.desk.may(may_keep),
        "may_open": request.desk.may(may_open),
        "is_editable": contest.state in EDITABLE,
    }
    return render(request, template, {**shared, **context})


def show_form(
    request: DeskRequest,
    contest: Contest,
    *,
    form: BaseForm,
    title: str,
    verb: str,
    back: str,
    note: str = "",
) -> HttpResponse:
    """Return the page of a plain form."""
    context = {"form": form, "title": title, "verb": verb, "back": back, "note": note}
    return framed(request, "contests/judging/plain_form.html", contest, context)


def ask_reason(
    request: DeskRequest,
    contest: Contest,
    *,
    title: str,
    verb: str,
    back: str,
    act: Callable[[str, int | None], object],
    note: str = "",
    form_class: type[ReasonForm] | type[Any] = ReasonForm,
) -> HttpResponse:
    """Ask for the reason of an act, and do it once the reason was given; told where somebody was faster."""
    form = form_class(request.POST or None, stamp=contest.version)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                said = form.cleaned_data["reason"]
                return pressed(request, lambda: act(said, form.stamp), leads_to=back)
        except Stale:
            form.add_error(None, "别人刚刚也在办理这次赛事，请刷新页面看看现在到哪一步了")
    return show_form(request, contest, form=form, title=title, verb=verb, back=back, note=note)


def side_of(contest: Contest) -> dict[str, Any]:
    """Return what stands beside a page: what happened."""
    return {"history": history_of(contest)}
