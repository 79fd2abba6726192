"""A volunteer's own page by its address, verifying a certificate, and those shown to the public. No script."""

from collections.abc import Callable, Mapping
from functools import wraps

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.addressing import address_of
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.records.community.knocking import SERVE, knock
from jixiao.records.community.models import ServiceCertificate, ServiceShift, ShiftTaking, TakingState, Volunteer
from jixiao.records.community.volunteers.certificate_paper import hours_text
from jixiao.records.community.volunteers.certifying import ask_for_certificate
from jixiao.records.community.volunteers.confirming import BEFORE, differs, say_hours, sign_in, sign_out, signed_minutes
from jixiao.records.community.volunteers.forms import RequestForm
from jixiao.records.community.volunteers.queries import shifts_ahead, takings_by
from jixiao.records.community.volunteers.taking import drop_shift, take_shift
from jixiao.records.community.volunteers.tickets import volunteer_of_ticket
from jixiao.web.clock import now
from jixiao.web.fields import CountField
from jixiao.web.masking import mask_name

MOST_SHOWN, MOST_DIGITS = 100, 18
Page = Callable[..., HttpResponse]


class MinutesForm(forms.Form):
    """How long a volunteer says they served."""

    minutes = CountField(label="我服务了", unit="分钟")


def known(view: Page) -> Page:
    """Return the view with the volunteer whose page an address is; nobody's address is not there (404)."""

    @wraps(view)
    def seated(request: HttpRequest, ticket: str, **kwargs: object) -> HttpResponse:
        row = volunteer_of_ticket(ticket)
        if row is None:
            raise Http404("没有这个页面，或链接已经换新")
        answer = view(request, row, ticket, **kwargs)
        answer.headers["Referrer-Policy"] = "no-referrer"
        return answer

    return seated


@never_cache
@require_http_methods(["GET", "POST"])
@known
def mine(request: HttpRequest, row: Volunteer, ticket: str) -> HttpResponse:
    """Show somebody's shifts and hours; sign in and out, and give a shift back."""
    refused: Refused | None = None
    if request.method == "POST":
        try:
            _do(request, row)
            return redirect("volunteer_page:mine", ticket=ticket)
        except Refused as said:
            refused = said
    at = now()
    takings = list(takings_by(row)[:MOST_SHOWN])
    lines = [
        {
            "taking": one, "ahead": at < one.starts_at, "over": at >= one.ends_at, "differs": differs(one),
            "may_in": one.state == TakingState.TAKEN and one.signed_in_at is None
            and one.starts_at - BEFORE <= at <= one.ends_at,
            "may_out": one.signed_in_at is not None and one.signed_out_at is None and at <= one.ends_at + BEFORE,
            "may_say": one.agreed_minutes is None and one.state != TakingState.MISSED
            and (at >= one.ends_at or one.signed_out_at is not None),
            "agreed": hours_text(one.agreed_minutes), "signed": signed_minutes(one),
        }
        for one in takings
    ]  # fmt: skip
    context = {
        "lines": sorted(lines, key=lambda one: (not one["may_in"] and not one["may_out"], not one["ahead"])),
        "total": hours_text(sum(one.agreed_minutes or 0 for one in takings)) or "0",
        "refused": refused, "now": at,
        "certificates": ServiceCertificate.objects.filter(volunteer=row).order_by("-pk")[:20],
        "requests": row.requests.exclude(state="issued").order_by("-pk")[:5],
    }  # fmt: skip
    return _page(request, "mine", row, ticket, context, status=refused.status if refused else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@known
def shifts(request: HttpRequest, row: Volunteer, ticket: str) -> HttpResponse:
    """Show the shifts that can be taken, and take one."""
    refused: Refused | None = None
    if request.method == "POST":
        try:
            chosen = _number(request.POST.get("shift", ""))
            shift = get_object_or_404(ServiceShift, unit_year__unit=row.unit_id, pk=chosen)
            take_shift(shift=shift.pk, volunteer=row.pk, at=now())
            return redirect("volunteer_page:mine", ticket=ticket)
        except Refused as said:
            refused = said
    at = now()
    held = [one for one in takings_by(row).filter(ends_at__gt=at)[:MOST_SHOWN] if one.state == TakingState.TAKEN]
    mine_too = {one.shift_id for one in held}
    offered = [
        (one, max(0, one.slots - one.taken), one.pk in mine_too, _clash(one, held))
        for one in shifts_ahead(row.unit, at=at)
    ]
    context = {"offered": offered, "refused": refused}
    return _page(request, "shifts", row, ticket, context, status=refused.status if refused else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@known
def hours(request: HttpRequest, row: Volunteer, ticket: str, taking: int) -> HttpResponse:
    """Take how long somebody says they served."""
    one = _taking(row, taking)
    known_minutes = (one.said_minutes, one.confirmed_minutes, signed_minutes(one), one.planned_minutes)
    first = next(value for value in known_minutes if value is not None)
    form = MinutesForm(request.POST or None, initial={"minutes": first})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            say_hours(taking=one, minutes=form.cleaned_data["minutes"], at=now())
            return redirect("volunteer_page:mine", ticket=ticket)
    context = {"taking": one, "form": form, "signed": signed_minutes(one), "differs": differs(one)}
    return _page(request, "hours", row, ticket, context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@known
def certificate(request: HttpRequest, row: Volunteer, ticket: str) -> HttpResponse:
    """Take an application for a certificate."""
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            ask_for_certificate(row=row, at=now(), **form.cleaned_data)
            return redirect("volunteer_page:mine", ticket=ticket)
    return _page(request, "certificate", row, ticket, {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_GET
def verify(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Say whether a certificate is genuine and valid; the name is masked, since anybody may hold the paper."""
    one = ServiceCertificate.objects.select_related("unit", "volunteer").filter(number=number, code=code).first()
    context = {
        "one": one, "name": mask_name(one.name) if one else "", "number": number,
        "hours": hours_text(one.minutes) if one else "",
    }  # fmt: skip
    return render(request, "volunteer_page/verify.html", context, status=200 if one else 404)


@never_cache
@require_GET
def notices(request: HttpRequest, unit: str) -> HttpResponse:
    """Show the certificates of a unit while they are to be shown: masked, with their number and hours."""
    place = get_object_or_404(Unit, code=unit)
    today = now().astimezone(SHANGHAI).date()
    rows = ServiceCertificate.objects.filter(unit=place, notice_until__gte=today, revoked_at=None)
    shown = [(one, mask_name(one.name), hours_text(one.minutes)) for one in rows.order_by("-issued_on", "-pk")[:500]]
    return render(request, "volunteer_page/notices.html", {"unit": place, "rows": shown})


def _do(request: HttpRequest, row: Volunteer) -> None:
    knock(unit=row.unit_id, limit=SERVE, address=address_of(request), at=now())
    one = _taking(row, _number(request.POST.get("taking", "")))
    deed = request.POST.get("do")
    if deed == "in":
        sign_in(taking=one, at=now())
    elif deed == "out":
        sign_out(taking=one, at=now())
    elif deed == "drop":
        drop_shift(taking=one, at=now())
    else:
        raise Refused("不知道要办什么", cure="回到页面上按按钮", code="V671")


def _taking(row: Volunteer, pk: int) -> ShiftTaking:
    return get_object_or_404(takings_by(row), pk=pk)


def _clash(shift: ServiceShift, held: list[ShiftTaking]) -> str:
    """Return what somebody holds at the same hours, "" for nothing."""
    found = (
        one.shift.title
        for one in held
        if one.shift_id != shift.pk and one.starts_at < shift.ends_at and one.ends_at > shift.starts_at
    )
    return next(found, "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < MOST_DIGITS else 0


def _page(
    request: HttpRequest, name: str, row: Volunteer, ticket: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    shown = mask_name(row.name) if row.is_minor else row.name
    shared = {"row": row, "unit": row.unit, "ticket": ticket, "shown_name": shown, "here": name}
    return render(request, f"volunteer_page/{name}.html", {**shared, **context}, status=status)
