"""Who judges on this browser: a decorator that finds contest and judge, and sends everybody else to the door."""

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.records.contests.judging.inviting import DOOR
from jixiao.records.contests.judging.letting_in import judge_by_ticket
from jixiao.records.contests.judging.reading import tasks_of
from jixiao.records.contests.models import Assignment, Contest, ContestState, Judge
from jixiao.records.contests.seals import ticket_of

COOKIE = "jixiao-judge"
A_DAY = 24 * 60 * 60
View = Callable[..., HttpResponseBase]


def contest_of(token: str) -> Contest:
    """Return the contest of an address; a draft is not there (404)."""
    rows = Contest.objects.select_related("unit_year__unit").exclude(state=ContestState.DRAFT)
    return get_object_or_404(rows, token=token)


def as_judge(view: View) -> View:
    """Return the view with ``judge`` (and their contest at hand); whoever is none is sent to the door."""

    @functools.wraps(view)
    def seated(request: HttpRequest, token: str, **kwargs: object) -> HttpResponseBase:
        contest = contest_of(token)
        judge = judge_by_ticket(contest=contest, ticket=request.COOKIES.get(COOKIE, "")[:100])
        if judge is None:
            return redirect("contest:judge_enter", token=token)
        judge.contest = contest
        if judge.promised_at is None and view.__name__ not in {"promise", "leave"}:
            return redirect("contest:judge_promise", token=token)
        return view(request, judge=judge, **kwargs)

    return seated


def task_at(judge: Judge, pk: int) -> Assignment:
    """Return a work that this judge has; anybody else's is not there (404)."""
    task = get_object_or_404(tasks_of(judge), pk=pk)
    task.judge = judge
    task.entry.contest = judge.contest
    return task


def remember(response: HttpResponseBase, judge: Judge) -> HttpResponseBase:
    """Let the browser keep the ticket for a day: judges sit at computers of others."""
    ticket = ticket_of(door=DOOR, pk=judge.pk, digest=judge.digest or "")
    response.set_cookie(
        COOKIE, ticket, max_age=A_DAY, secure=settings.HTTPS, httponly=True, samesite="Lax", path=path_of(judge.contest)
    )
    return response


def path_of(contest: Contest) -> str:
    """Return below which addresses the ticket is sent."""
    return f"/contest/{contest.token}/judge/"


def page(
    request: HttpRequest, template: str, contest: Contest, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Return a page of the judges."""
    shared = {"contest": contest, "unit": contest.unit_year.unit}
    return render(request, template, {**shared, **context}, status=status)
