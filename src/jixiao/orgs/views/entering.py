"""Signing in and out, the page of who is locked out, and one's own password."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from jixiao.orgs.actor import Actor
from jixiao.orgs.addressing import address_of
from jixiao.orgs.appointing import set_password
from jixiao.orgs.desk import LAST_DESK, FramedRequest, actor_of, in_frame
from jixiao.orgs.forms.entering import LoginForm, NewPasswordForm
from jixiao.orgs.models import Person
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.sessions import WHY, must_change_password
from jixiao.orgs.signing_in import go_on_after_password, note_failed_sign_in, note_sign_in, note_sign_out
from jixiao.web.clock import now
from jixiao.web.faults import fault

TOO_MANY = 429


@never_cache
@csrf_protect
@sensitive_post_parameters("password")
def login_page(request: HttpRequest) -> HttpResponse:
    """Show the way in; say why somebody was signed out, and lead back to where they were."""
    if request.user.is_authenticated and request.method != "POST":
        return redirect(_next(request))
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"]
        was_locked = AxesProxyHandler.is_locked(request, {"username": username})
        person = authenticate(request, username=username, password=form.cleaned_data["password"])
        if isinstance(person, Person):
            _enter(request, person)
            return redirect(_next(request))
        if not was_locked:
            note_failed_sign_in(username=username, at=now(), address=address_of(request))
        after = f"连续错 {settings.AXES_FAILURE_LIMIT} 次，锁定 {_lock_minutes()} 分钟"
        form.add_error(None, fault("用户名或口令不对", cure=f"核对大小写再输一次。{after}"))
    why = WHY.get(request.GET.get("why", ""), "").format(minutes=settings.IDLE_MINUTES)
    return render(request, "orgs/login.html", {"form": form, "why": why, "next": request.GET.get("next", "")})


@transaction.atomic
def _enter(request: HttpRequest, person: Person) -> None:
    login(request, person)
    by = Actor(person, now(), address_of(request))
    key = request.session.session_key or ""
    note_sign_in(key=key, agent=request.headers.get("User-Agent", ""), by=by)


@require_POST
def logout_page(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    if request.user.is_authenticated:
        key = request.session.session_key or ""
        note_sign_out(key=key, by=actor_of(request))
        logout(request)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response.delete_cookie(LAST_DESK, samesite="Lax")
    return response


def locked_out(request: HttpRequest, original_response: Any = None, credentials: Any = None) -> HttpResponse:  # noqa: ANN401 - called by axes
    """Show that too many wrong passwords were typed: for how long, and who can help."""
    del original_response, credentials
    context = {"minutes": _lock_minutes(), "limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "orgs/locked.html", context, status=TOO_MANY)


@never_cache
@in_frame
@sensitive_post_parameters("old", "password", "again")
def change_password(request: FramedRequest) -> HttpResponse:
    """Change one's own password; whoever must do so sees nothing else before."""
    by = actor_of(request)
    forced = must_change_password(by.person, at=by.at)
    if forced:
        request.page_frame = "web/plain.html"
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not by.person.check_password(form.cleaned_data["old"]):
            form.add_error("old", fault("现在的口令不对", cure="核对大小写再输一次"))
        else:
            with refusals_into(form), transaction.atomic():
                _change(request, by, form.cleaned_data["password"])
                messages.success(request, "口令已修改；您在别处的登录已经结束")
                return redirect(_next(request))
    context = {"form": form, "forced": forced, "days": settings.PASSWORD_DAYS, "next": request.GET.get("next", "")}
    return render(request, "orgs/password.html", context)


def _change(request: FramedRequest, by: Actor, password: str) -> None:
    set_password(person=by.person, password=password, by=by, must_change=False)
    old_key = request.session.session_key or ""
    update_session_auth_hash(request, by.person)  # a new key for this session; every other one is no longer valid
    request.session.save()
    go_on_after_password(old_key=old_key, new_key=request.session.session_key or "", by=by)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and safe else reverse("orgs:home")


def _lock_minutes() -> int:
    return int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
