"""A contest begins, its days are changed, and it ends."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from jixiao.engine.errors import Severity
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import pressed
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.contests.access import may_keep, may_open
from jixiao.records.contests.contests.checking import faults_of
from jixiao.records.contests.contests.forms.contests import ClosingForm, DaysForm, OpeningForm, days_of
from jixiao.records.contests.contests.opening import change_days, close_contest, open_contest, unfinished
from jixiao.records.contests.contests.queries import groups_of
from jixiao.records.contests.contests.showing import public_of
from jixiao.records.contests.contests.views.finding_rows import (
    answer_stale,
    contest_at,
    draft_at,
    running_at,
)


@at_desk(may_open, write=may_open)
def start(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what is odd about a contest; one press opens it."""
    row, desk = draft_at(request, pk), request.desk
    form = OpeningForm(request.POST or None, stamp=row.version)
    accepted = request.POST.getlist("accepted")
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer = pressed(
                request,
                lambda: open_contest(
                    contest=row, stamp=form.stamp, by=desk.actor, accepted=accepted, reason=form.cleaned_data["reason"]
                ),
                leads_to=desk.door("contests:contest", pk=pk),
            )
            messages.success(request, "赛事已经发布，可以给学校发报名码")
            return answer
    found = faults_of(row, on=desk.today)
    context = {
        "contest": row,
        "form": form,
        "musts": [one for one in found if one.severity == Severity.MUST],
        "shoulds": [one for one in found if one.severity == Severity.SHOULD],
        "mays": [one for one in found if one.severity == Severity.MAY],
        "accepted": accepted,
        "groups": groups_of(row),
    }
    return render(request, "contests/contests/start.html", context)


@at_desk(may_keep, write=may_keep)
def days(request: DeskRequest, pk: int) -> HttpResponse:
    """Change the days of a contest that has begun."""
    row, desk = running_at(request, pk), request.desk
    form = DaysForm(request.POST or None, initial=days_of(row), stamp=row.version)
    back = desk.door("contests:contest", pk=pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return pressed(
                    request,
                    lambda: change_days(
                        contest=row, values=form.values(), why=form.cleaned_data["why"], stamp=form.stamp, by=desk.actor
                    ),
                    leads_to=back,
                )
        except Stale:
            fresh = contest_at(desk, pk)
            return answer_stale(request, form=form, theirs=days_of(fresh), stamp=fresh.version, contest=fresh)
    context = {"form": form, "title": "变更日期", "verb": "保存变更", "back": back, "contest": row}
    return render(request, "contests/contests/form.html", context)


@at_desk(may_open, write=may_open)
def finish(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and close a contest."""
    row, desk = running_at(request, pk), request.desk
    form = ClosingForm(request.POST or None, stamp=row.version)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer = pressed(
                request,
                lambda: close_contest(contest=row, reason=form.cleaned_data["reason"], stamp=form.stamp, by=desk.actor),
                leads_to=desk.door("contests:contest", pk=pk),
            )
            messages.success(request, "赛事已经结束")
            return answer
    left = unfinished(row, on=desk.today)
    return render(request, "contests/contests/finish.html", {"contest": row, "form": form, "left": left})


@at_desk(may_keep)
def preview(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what schools see of a contest, before they do."""
    row = contest_at(request.desk, pk)
    context = {**public_of(row, on=request.desk.today), "is_preview": True, "unit": request.desk.unit}
    return render(request, "contest/landing.html", context)
