"""Sessions: who is signed in where, idle ones ended, an old password changed first (等保2.0 身份鉴别).

A session's key is kept only as its SHA-256. The record says since when, from where, seen when last and why it ended; it
is written at most once a minute. One more statement a request.
"""

import datetime
import hashlib
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from jixiao.orgs.addressing import address_of
from jixiao.orgs.models import Person, SessionRecord
from jixiao.orgs.remembering import one_look
from jixiao.web.clock import now

RENEWED_AFTER = datetime.timedelta(minutes=1)
WHY = {
    "idle": "{minutes} 分钟没有操作，已经自动退出。",
    "signed_out": "这次登录已经退出。",
    "self": "您在另一处结束了这次登录。",
    "security": "安全管理员结束了这次登录。",
    "password": "口令已经修改，请用新口令登录。",
    "inactive": "账号已经停用，请联系系统管理员。",
}
BEFORE_PASSWORD = frozenset({"orgs:password", "orgs:logout", "orgs:login"})
_AGENT = 200


def key_hash_of(key: str) -> str:
    """Return what is kept of a session's key."""
    return hashlib.sha256(key.encode()).hexdigest()


def begin_session(
    *, key: str, person: Person, at: datetime.datetime, address: str | None = None, agent: str = ""
) -> SessionRecord:
    """Write down a session on first sight."""
    defaults = {"person": person, "started_at": at, "seen_at": at, "address": address, "agent": agent[:_AGENT]}
    return SessionRecord.objects.get_or_create(key_hash=key_hash_of(key), defaults=defaults)[0]


def idle_since(at: datetime.datetime) -> datetime.datetime:
    """Return the moment: whoever was seen last before it is idle."""
    return at - datetime.timedelta(minutes=settings.IDLE_MINUTES)


def must_change_password(person: Person, *, at: datetime.datetime) -> bool:
    """Return whether somebody must set a new password before anything else."""
    if person.must_change_password:
        return True
    days: int = settings.PASSWORD_DAYS
    changed = person.password_changed_at
    return bool(days and changed and at - changed > datetime.timedelta(days=days))


class SessionMiddleware:
    """Keep the record of each session, end idle ones, send to the password page first whoever must go there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, signed out where its session has ended."""
        why = ""
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            why = _keep(request) if request.user.is_authenticated else ""
        with one_look():
            response = self.get_response(request)
        return _to_login(request, response, why) if _leads_to_login(response) else response

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Return the way to the password page for whoever must change it before anything else."""
        del view, args, kwargs
        match = request.resolver_match
        name = match.view_name if match else ""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or name in BEFORE_PASSWORD:
            return None
        person = request.user
        if not isinstance(person, Person) or not must_change_password(person, at=now()):
            return None
        address = f"{reverse('orgs:password')}?{urlencode({'next': _return_address(request)})}"
        return _redirect(request, address)


def _keep(request: HttpRequest) -> str:
    """Renew the record of the request's session; sign out and return why where it has ended."""
    at, key = now(), request.session.session_key or ""
    record = SessionRecord.objects.filter(key_hash=key_hash_of(key)).first()
    if record is None:
        agent = request.headers.get("User-Agent", "")
        begin_session(key=key, person=request.user, at=at, address=address_of(request), agent=agent)  # type: ignore[arg-type] # the stubs know less than Django takes
        return ""
    why = record.ended_because or ("idle" if record.seen_at < idle_since(at) else "")
    if why:
        SessionRecord.objects.filter(pk=record.pk, ended_at=None).update(ended_at=at, ended_because=why)
        logout(request)
    elif at - record.seen_at >= RENEWED_AFTER:
        SessionRecord.objects.filter(pk=record.pk).update(seen_at=at)
        request.session.modified = True  # the session lives on from here
    return why


def _leads_to_login(response: HttpResponse) -> bool:
    if not (300 <= response.status_code < 400):  # noqa: PLR2004 - a redirect
        return False
    return urlsplit(response.headers.get("Location", "")).path == reverse(settings.LOGIN_URL)


def _to_login(request: HttpRequest, response: HttpResponse, why: str) -> HttpResponse:
    """Return the way to the login page with the reason, and back to a page that can be shown again."""
    asked = dict(parse_qsl(urlsplit(response.headers["Location"]).query))
    if "next" in asked:
        asked["next"] = _return_address(request)
        if not why and not request.user.is_authenticated:
            why = _why_ended(request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""))
    if why:
        asked["why"] = why
    address = f"{reverse(settings.LOGIN_URL)}{'?' if asked else ''}{urlencode(asked)}"
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    response.headers["Location"] = address
    return response


def _why_ended(key: str) -> str:
    """Return why the session of a key is over; one that the session store has dropped was idle."""
    record = SessionRecord.objects.filter(key_hash=key_hash_of(key)).first() if key else None
    if record is None:
        return ""
    if record.ended_at is None:
        at = now()
        because = "idle" if record.seen_at < idle_since(at) else "password"
        SessionRecord.objects.filter(pk=record.pk, ended_at=None).update(ended_at=at, ended_because=because)
        return because
    return record.ended_because


def _return_address(request: HttpRequest) -> str:
    """Return where to come back to: the page itself, or for something sent the page it was sent from."""
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    if came_from.netloc == request.get_host():
        return came_from.path + (f"?{came_from.query}" if came_from.query else "")
    return reverse("orgs:home")


def _redirect(request: HttpRequest, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if request.headers.get("HX-Request") else redirect(address)
