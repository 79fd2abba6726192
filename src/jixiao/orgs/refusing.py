"""How an act says no: one exception with what happened and how to mend it, shown to people by one middleware."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jixiao.engine.errors import JixiaoError

CONFLICT, REFUSED = 409, 422


class Refused(JixiaoError):  # noqa: N818 - it is no error of the program: it is an answer
    """An act that was not done. ``field`` names the field at fault where there is one; nothing was written."""

    status = REFUSED

    def __init__(self, cause: str, *, cure: str = "", code: str = "", field: str = "") -> None:
        super().__init__(f"{cause}。{cure}" if cure else cause)
        self.cause, self.cure, self.code, self.field = cause, cure, code, field


class Stale(Refused):
    """Somebody else saved the same thing in between. ``theirs`` is what stands there now, by field."""

    status = CONFLICT

    def __init__(self, *, theirs: Mapping[str, Any], who: str = "") -> None:
        by = f"{who}刚刚" if who else "别人"
        super().__init__(f"{by}保存过这里", cure="对照两份内容，再决定用哪一份", code="U409")
        self.theirs = theirs


class AlreadyDone(Exception):  # noqa: N818 - it is an answer, not an error
    """The form was sent before (once.py); ``address`` is where that led."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@contextmanager
def refusals_into(form: BaseForm) -> Iterator[None]:
    """Put a refusal of the act inside into the form, beside the field it is about; a Stale goes on to the view."""
    try:
        yield
    except Stale:
        raise
    except Refused as refused:
        field = refused.field if refused.field in form.fields else NON_FIELD_ERRORS
        form.add_error(None if field == NON_FIELD_ERRORS else field, str(refused))


class RefusalMiddleware:
    """Show a refusal that no view took care of as a page (or a fragment, for htmx) that says what to do.

    A form that was sent before goes where it led the first time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a refusal, None for any other exception."""
        if isinstance(exception, AlreadyDone):
            return redirect(exception.address)
        if not isinstance(exception, Refused):
            return None
        fragment = bool(getattr(request, "htmx", False))
        template = "orgs/refused_part.html" if fragment else "orgs/refused.html"
        context = {"refused": exception, "back": _came_from(request)}
        return render(request, template, context, status=exception.status)


def _came_from(request: HttpRequest) -> str:
    """Return the page of ours that the request came from, nothing where that is not known."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    known = came_from.netloc == request.get_host() and came_from.path != request.path
    return came_from.path + (f"?{came_from.query}" if came_from.query else "") if known else ""
