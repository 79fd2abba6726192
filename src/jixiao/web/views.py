"""Pages of the hall: search, and what stands where a page cannot come."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from jixiao.web import refusals
from jixiao.web.refusals import Refusal
from jixiao.web.searching import find
from jixiao.web.spooling import DiskFull

LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def search_page(request: HttpRequest, *, reads_trade: bool) -> HttpResponse:
    """Show what every room finds at this desk; mounted behind a decorator that sets ``request.desk``."""
    text = request.GET.get("q", "").strip()[:100]
    groups = find(desk=getattr(request, "desk", None), text=text, reads_trade=reads_trade)
    return render(request, "web/search.html", {"text": text, "groups": groups})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400, 413 where the request was too large, or 507 where there was no room for it."""
    if isinstance(exception, DiskFull):
        return refused(request, refusals.DISK_FULL)
    return refused(request, refusals.TOO_LARGE if isinstance(exception, LARGE) else refusals.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 403."""
    return refused(request, refusals.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 404."""
    return refused(request, refusals.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500: the usual page, and where that is what broke (no static files), one that needs nothing."""
    context = {"refusal": refusals.BROKEN, "place": request.path, "back": ""}
    try:
        html = render_to_string("web/error.html", context)
    except Exception:  # noqa: BLE001 - an error while telling of an error must not hide the first one
        html = render_to_string("web/error_part.html", context)
    return HttpResponse(html, status=refusals.BROKEN.status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form whose token is not ours or too old."""
    return refused(request, refusals.STALE_FORM)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer with a refusal: a page, or its text alone where a part of a page was asked for."""
    context = {"refusal": refusal, "place": request.path, "back": _back(request)}
    template = "web/error_part.html" if getattr(request, "htmx", False) else "web/error.html"
    return HttpResponse(render_to_string(template, context), status=refusal.status)


def _back(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    try:
        here = f"{request.scheme}://{request.get_host()}/"
    except Exception:  # noqa: BLE001 - a host that is not ours is why the request is refused: there is no way back
        return ""
    return came_from if came_from.startswith(here) and came_from != request.build_absolute_uri() else ""
