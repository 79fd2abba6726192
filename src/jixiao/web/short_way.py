"""A short way for pages that ask neither session nor user nor message: past all that is there for signed-in people.

A whole county asks for such a page in one evening, and what does nothing for it takes a third of its time. Only pages
under ``settings.SHORT_WAYS`` are looked at, and of these only views marked with ``without_session`` go this way.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
_MARK = "needs_no_session"


def without_session(view: View[P]) -> View[P]:
    """Mark a view that asks no session: what guards its forms is its own, so no CSRF cookie is asked either."""
    marked: View[P] = csrf_exempt(view)
    setattr(marked, _MARK, True)
    return marked


class ShortWayMiddleware:
    """Answer at once where the view of an address asks no session; pass every other request on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._places = tuple(settings.SHORT_WAYS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or pass on."""
        if not request.path_info.startswith(self._places):
            return self.get_response(request)
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        if not getattr(match.func, _MARK, False):
            return self.get_response(request)
        request.resolver_match = match
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        if not response.streaming:
            response.headers["Content-Length"] = str(len(response.content))
        return response
