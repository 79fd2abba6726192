"""The desk: who works on which unit's which year. Every page of a room stands behind ``at_desk``.

``at_office`` is for pages of a unit that need no year to have been opened (units, people, trail, sessions, windows),
and ``in_frame`` for pages of the person alone (own account, jobs): they stand in the frame of the last desk.
"""

import functools
from collections.abc import Callable
from typing import Any

import rules
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.engine.values import FIRST_YEAR, LAST_YEAR
from jixiao.orgs.access import may_look, refusal_of
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.addressing import address_of
from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.seat import Desk
from jixiao.orgs.waiting import waiting_for
from jixiao.web.clock import now

View = Callable[..., HttpResponseBase]
FORBIDDEN = 403
LAST_DESK = "jixiao-desk"
NOT_THERE = "没有这个单位或年度"
_COOKIE_DAYS = 400


class DeskRequest(HttpRequest):
    """A request behind ``at_desk`` or ``at_office``."""

    desk: Desk
    user: Person
    htmx: Any


class FramedRequest(HttpRequest):
    """A request behind ``in_frame``: ``desk`` is the last desk, None for somebody who never sat at one.

    Its template says ``{% extends request.page_frame %}``.
    """

    desk: Desk | None
    page_frame: str
    user: Person
    htmx: Any


def at_desk(may: rules.Predicate = may_look, *, write: rules.Predicate | None = None) -> Callable[[View], View]:
    """Return a decorator for the view of a room: finds unit, year and roles, and refuses whoever may not.

    A unit the person does not see is not there (404); a page that is not for their role says whose it is (403).
    ``write`` is asked in addition where the request changes something (POST).
    """
    return _seating(may, write, desk_of)


def at_office(may: rules.Predicate, *, write: rules.Predicate | None = None) -> Callable[[View], View]:
    """Return a decorator as ``at_desk`` does, for pages that are there before any year was opened."""
    return _seating(may, write, office_of)


def in_frame(view: View) -> View:
    """Return the view with ``request.desk`` set to the person's last desk, for pages of the person alone."""

    @functools.wraps(view)
    def framed(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        desk = last_desk_of(request)
        request.desk = desk  # type: ignore[attr-defined] # Django and the engine give it at run time
        request.page_frame = "web/frame.html" if desk else "web/plain.html"  # type: ignore[attr-defined] # Django and the engine give it at run time
        return view(request, **kwargs)

    return framed


def _seating(may: rules.Predicate, write: rules.Predicate | None, find: Callable[..., Desk]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @functools.wraps(view)
        def seated(request: HttpRequest, unit: str, year: int, **kwargs: object) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            desk = find(request, unit=unit, year=year)
            request.desk = desk  # type: ignore[attr-defined] # Django and the engine give it at run time
            wanted = write if write is not None and request.method not in {"GET", "HEAD"} else may
            if not may(desk):
                return refuse(request, desk, may)
            if not wanted(desk):
                return refuse(request, desk, wanted)
            return _remembered(view(request, **kwargs), request, desk)

        return seated

    return decorate


def desk_of(request: HttpRequest, *, unit: str, year: int) -> Desk:
    """Return the desk for an address; raise Http404 for a unit or a year that is not there for this person."""
    found = UnitYear.objects.select_related("unit").filter(unit__code=unit, year=year).first()
    if found is None:
        raise Http404(NOT_THERE)
    return _desk(request, found.unit, found, year)


def office_of(request: HttpRequest, *, unit: str, year: int) -> Desk:
    """Return the desk for an address whose year need not be open yet; raise Http404 for a unit that is not there."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(NOT_THERE)
    found = UnitYear.objects.select_related("unit").filter(unit__code=unit, year=year).first()
    place = found.unit if found else Unit.objects.filter(code=unit).first()
    if place is None:
        raise Http404(NOT_THERE)
    return _desk(request, place, found, year)


def _desk(request: HttpRequest, unit: Unit, unit_year: UnitYear | None, year: int) -> Desk:
    person, at = request.user, now()
    held = duties_held(person, on=at.astimezone(SHANGHAI).date())  # type: ignore[arg-type] # the stubs know less than Django takes
    roles = roles_at(unit, held)
    if not roles:
        raise Http404(NOT_THERE)
    return Desk(
        person=person,  # type: ignore[arg-type] # the stubs know less than Django takes
        unit=unit,
        unit_year=unit_year,
        roles=roles,
        held=held,
        at=at,
        address=address_of(request),
        year=year,
        wait=waiting_for,
    )


def last_desk_of(request: HttpRequest) -> Desk | None:
    """Return the desk the person sat at last, None where there was none or it is no longer theirs."""
    code, _, year = request.COOKIES.get(LAST_DESK, "").partition("/")
    if not code or not year.isdecimal() or len(year) > len(str(LAST_YEAR)):
        return None
    try:
        return office_of(request, unit=code, year=int(year))
    except Http404:
        return None


def actor_of(request: HttpRequest) -> Actor:
    """Return what acts take as ``by`` on pages that have no desk."""
    return Actor(request.user, now(), address_of(request))  # type: ignore[arg-type] # the stubs know less than Django takes


def _remembered(response: HttpResponseBase, request: HttpRequest, desk: Desk) -> HttpResponseBase:
    value = f"{desk.unit.code}/{desk.year}"
    if request.COOKIES.get(LAST_DESK) != value:
        age = _COOKIE_DAYS * 24 * 60 * 60
        response.set_cookie(LAST_DESK, value, max_age=age, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response


def refuse(request: HttpRequest, desk: Desk, may: rules.Predicate) -> HttpResponse:
    """Return the page that says why this is not for the person."""
    context = {"reason": refusal_of(desk, may)}
    return render(request, "orgs/not_for_you.html", context, status=FORBIDDEN)
