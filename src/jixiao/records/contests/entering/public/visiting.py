"""Whoever comes to the door of a contest: which contest, which school by its ticket, when."""

import dataclasses
import datetime
import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.coming_in import access_of_ticket, ticket_for
from jixiao.records.contests.entering.queries import entries_of_school, whole
from jixiao.records.contests.models import Contest, ContestState, Entry, School, SchoolAccess
from jixiao.web.clock import now

COOKIE = "jixiao-contest"
P = ParamSpec("P")


@dataclasses.dataclass(frozen=True, slots=True)
class Visit:
    """A contest, the school that came in, and the moment."""

    contest: Contest
    access: SchoolAccess
    at: datetime.datetime

    @property
    def school(self) -> School:
        """Return the school."""
        return self.access.school

    @property
    def today(self) -> datetime.date:
        """Return the day, by the clock of Shanghai."""
        return self.at.astimezone(SHANGHAI).date()

    def door(self, name: str, **kwargs: Any) -> str:  # noqa: ANN401 - a URL takes any value
        """Return the address of a page of this door."""
        return reverse(f"contest:{name}", kwargs={"token": self.contest.token, **kwargs})


def contest_of(token: str) -> Contest:
    """Return the contest of an address; a draft is not there (404)."""
    rows = Contest.objects.select_related("unit_year__unit").exclude(state=ContestState.DRAFT)
    found = rows.filter(token=token[:40]).first()
    if found is None:
        raise Http404("没有这项赛事")
    return found


def of_school(
    view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """Open a page to a school that came in with its code; others are led to where the code is asked for."""

    @never_cache
    @functools.wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        contest = contest_of(token)
        access = access_of_ticket(request.COOKIES.get(COOKIE, "")[:100], contest=contest)
        if access is None:
            return redirect("contest:school", token=token)
        visit = Visit(contest, access, now())
        try:
            return view(request, visit, *args, **kwargs)
        except Refused as refused:
            return page(request, "contest/refused.html", visit, {"refused": refused}, status=refused.status)

    return opened


def page(
    request: HttpRequest, template: str, visit: Visit, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Answer with a page of the school."""
    shared = {"contest": visit.contest, "unit": visit.contest.unit_year.unit, "school": visit.school}
    return render(request, template, {**shared, **context}, status=status)


def work_at(visit: Visit, pk: int) -> Entry:
    """Return a work of the school; that of another is not there (404)."""
    found = whole(entries_of_school(visit.contest, visit.school)).filter(pk=pk).first()
    if found is None:
        raise Http404("没有这件作品")
    return found


def with_ticket(answer: HttpResponse, access: SchoolAccess) -> HttpResponse:
    """Let the browser keep who it is, until it is closed."""
    answer.set_cookie(
        COOKIE, ticket_for(access), secure=settings.HTTPS, httponly=True, samesite="Lax",
        path=reverse("contest:landing", kwargs={"token": access.contest.token}),
    )  # fmt: skip
    return answer
