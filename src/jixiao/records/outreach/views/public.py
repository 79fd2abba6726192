"""Pages that need no account: signing in on one's own phone, and verifying a certificate."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.orgs.actor import Actor
from jixiao.orgs.addressing import address_of
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.forms.training import WalkInForm
from jixiao.records.outreach.models import Attendance, Certificate, Trainee, TrainingSession
from jixiao.records.outreach.signing import let_in, require_pass, sign_in_by_phone
from jixiao.web.clock import now
from jixiao.web.masking import mask_name

FEWEST, MOST = 2, 8


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever scanned the code find themself and sign in; works without a script."""
    sessions = TrainingSession.objects.select_related("activity__unit_year__unit", "opened_by")
    session = get_object_or_404(sessions, token=token, activity__removed_at=None)
    try:
        if "c" in request.GET:
            given = let_in(session=session, code=request.GET["c"][:40], at=now(), nonce=secrets.token_urlsafe(9))
            return redirect(f"{request.path}?p={given}")
        given = (request.POST if request.method == "POST" else request.GET).get("p", "")[:100]
        require_pass(session=session, given=given, at=now())
        if request.method == "POST":
            return _signed_in(request, session, given)
    except Refused as refused:
        context = {"session": session, "activity": session.activity, "refused": refused}
        return render(request, "sign_in/refused.html", context, status=refused.status)
    return _choose(request, session, given, WalkInForm())


@never_cache
@require_GET
def done(request: HttpRequest, token: str, scan: str) -> HttpResponse:
    """Say that it worked: who, when, and with how many hours."""
    rows = Attendance.objects.select_related("trainee", "session__activity")
    row = get_object_or_404(rows, session__token=token, scan=scan)
    context = {
        "session": row.session,
        "activity": row.session.activity,
        "row": row,
        "name": mask_name(row.trainee.name),
    }
    return render(request, "sign_in/done.html", context)


@never_cache
@require_GET
def certificate(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Say whether a certificate is genuine and valid; the name is masked, since anybody may hold the paper."""
    one = Certificate.objects.select_related("unit", "batch").filter(number=number, code=code).first()
    context = {"one": one, "name": mask_name(one.name) if one else "", "number": number}
    return render(request, "sign_in/certificate.html", context, status=200 if one else 404)


def _signed_in(request: HttpRequest, session: TrainingSession, given: str) -> HttpResponse:
    chosen = request.POST.get("trainee", "")
    trainee, form = None, WalkInForm(request.POST)
    if chosen.isascii() and chosen.isdecimal():
        rows = Trainee.objects.filter(activity=session.activity, removed_at=None)
        trainee = rows.filter(pk=int(chosen[:18])).first()
        if trainee is None:
            raise Refused("名单里没有这个人", cure="重新选一次，或按现场报名签到", code="U496")
    elif not form.is_valid():
        return _choose(request, session, given, form)
    assert session.opened_by is not None  # noqa: S101 - an open sign-in was opened by somebody: a constraint says so
    by = Actor(session.opened_by, now(), address_of(request))
    walk_in = {} if trainee else form.cleaned_data
    row = sign_in_by_phone(session=session, given=given, trainee=trainee, walk_in=walk_in, by=by)
    return redirect("sign_in:done", token=session.token, scan=row.scan)


def _choose(request: HttpRequest, session: TrainingSession, given: str, form: WalkInForm) -> HttpResponse:
    wanted = "".join(request.GET.get("q", "").split())[:40]
    context = {
        "session": session,
        "activity": session.activity,
        "given": given,
        "wanted": wanted,
        "too_short": 0 < len(wanted) < FEWEST,
        "people": _people(session, wanted),
        "form": form,
    }
    return render(request, "sign_in/sign_in.html", context, status=422 if form.is_bound else 200)


def _people(session: TrainingSession, wanted: str) -> list[dict[str, object]]:
    """Return those of the roster who may be meant: never a telephone, and a name in full only to who typed it."""
    if len(wanted) < FEWEST:
        return []
    rows = Trainee.objects.filter(activity=session.activity, removed_at=None)
    found = rows.filter(initials__startswith=wanted.lower()) if wanted.isascii() else rows.filter(name=wanted)
    return [
        {"pk": one.pk, "name": one.name if one.name == wanted else mask_name(one.name), "workplace": one.workplace}
        for one in found.order_by("initials", "pk")[:MOST]
    ]
