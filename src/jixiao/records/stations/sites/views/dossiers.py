"""A station: its page, its dossier, its addresses, the telephone of the person in charge."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first, done_once
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.stations.access import may_decide, may_keep, may_look, may_see_phone
from jixiao.records.stations.models import CheckStage, FiveHave, Station, StationState
from jixiao.records.stations.sites.applying import (
    amend_station,
    apply_station,
    remove_station,
    renew_addresses,
    see_phone,
)
from jixiao.records.stations.sites.dossiers import phone_of
from jixiao.records.stations.sites.forms.dossiers import DossierForm, ReasonForm, initial_of
from jixiao.records.stations.sites.queries import checks_of, history_of, inspections_of, months_of, rule_of
from jixiao.records.stations.sites.standing import months_in, told_in
from jixiao.records.stations.sites.telling import subject_of
from jixiao.records.stations.sites.views.finding_rows import answer_form, saved_by, station_at
from jixiao.records.stations.sites.views.listing import CHIPS, stars_text
from jixiao.records.stations.sites.views.photos import photos_of
from jixiao.web.asking import ask, confirmed
from jixiao.web.doors import door_or_none
from jixiao.web.masking import mask_phone
from jixiao.web.qr import qr_code
from jixiao.web.stamp import given_stamp, stale_page

NEIGHBOURS = (("stations:station_deliveries", "推送和回执"), ("stations:station_packages", "离线内容包"))
"""Pages of the later parts, linked where they are there."""
TURN = {StationState.APPLIED: CheckStage.ON_SITE, StationState.CHECKED: CheckStage.CITY}


@at_desk(may_look)
def station(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a station: where it stands, its five 有, its months, inspections and what happened to it."""
    desk, row = request.desk, station_at(request.desk, pk)
    checks, proofs = list(checks_of(row)), proofs_panel(desk, subject_of(row), row.name)
    told = months_of(row, desk.year)
    standing = told_in({desk.year}, [row]).get((row.pk, desk.year), {})
    months = months_in(row, desk.year, rule_of(desk.its_year), standing, on=desk.today)
    context = {
        "station": row,
        "chip": (CHIPS[row.state], row.get_state_display()),
        "stars": stars_text(row),
        "phone": mask_phone(phone_of(row)),
        "steps": _steps(row),
        "checks": [(one, _points(one)) for one in checks],
        "months": [(one, told.get(one.number)) for one in months] if row.plated_on else [],
        "inspections": [(one, [FiveHave(item).label for item in one.missing]) for one in inspections_of(row)[:50]],
        "proofs": proofs,
        "photos": photos_of(desk, checks, proofs),
        "history": history_of(row),
        "neighbours": [(words, url) for name, words in NEIGHBOURS if (url := door_or_none(request, name, pk=pk))],
        **_rights(desk, row),
    }
    return render(request, "stations/sites/station.html", context)


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Open the dossier of a station that is asked for."""
    desk = request.desk
    form = DossierForm(request.POST or None, initial={"applied_on": desk.today, "kind": "school"})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = done_first(
                request,
                lambda: apply_station(unit=desk.unit, given=form.dossier(), by=desk.actor),
                leads_to=desk.door("stations:stations"),
            )
            messages.success(request, "已登记申报，接下来实地核查五有")
            return redirect(desk.door("stations:station", pk=made.pk))
    return render(request, "stations/sites/dossier_form.html", {"form": form, "back": desk.door("stations:stations")})


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change the dossier of a station."""
    desk, row = request.desk, station_at(request.desk, pk)
    back = desk.door("stations:station", pk=pk)
    form = DossierForm(request.POST or None, initial=initial_of(row), stamp=row.version)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_station(station=row, given=form.dossier(), stamp=form.stamp, by=desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = station_at(desk, pk)
            return stale_page(
                request, form=form, theirs=initial_of(fresh), stamp=fresh.version, saved=saved_by(fresh), back=back
            )
    return render(request, "stations/sites/dossier_form.html", {"form": form, "station": row, "back": back})


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Set a station aside that was entered by mistake."""
    desk, row = request.desk, station_at(request.desk, pk)
    form = ReasonForm(request.POST or None, stamp=row.version)
    form.fields["reason"].label = "删除原因"
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            reason, address = form.cleaned_data["reason"], desk.door("stations:stations")
            done_first(
                request,
                lambda: remove_station(station=row, reason=reason, stamp=form.stamp, by=desk.actor),
                leads_to=address,
            )
            messages.success(request, f"已删除「{row.name}」")
            return redirect(address)
    return answer_form(
        request, station=row, form=form, act=lambda: None, title="删除e站", verb="删除", told="",
        note="登记错了才删除；有核查、月报、巡查或推送的不能删除，不再办的请撤销",
    ) if request.method == "GET" else _again(request, row, form)  # fmt: skip


@at_desk(may_keep, write=may_keep)
def renew(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and give the two pages of a station other addresses."""
    desk, row = request.desk, station_at(request.desk, pk)
    back = desk.door("stations:station_pages", pk=pk)
    if not confirmed(request):
        consequence = "原来的月报页和播放页马上打不开，贴出去的二维码都要换。"
        return ask(
            request, question=f"更换「{row.name}」的页面地址？", consequence=consequence, verb="更换地址", back=back,
            kept=[("stamp", str(row.version))],
        )  # fmt: skip
    done_first(request, lambda: renew_addresses(station=row, stamp=given_stamp(request), by=desk.actor), leads_to=back)
    messages.success(request, "已更换，请重新分发二维码")
    return redirect(back)


@never_cache
@at_desk(may_keep)
def pages(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the addresses of the two pages of a station with their codes, to be printed for it."""
    row = station_at(request.desk, pk)
    found = [
        ("月报页", "负责人每月用手机填报", _address(request, "stationmonth:month", row.return_token)),
        ("播放页", "终端上打开，自动播放推送的内容", _address(request, "stationscreen:screen", row.screen_token)),
    ]
    shown = [
        (title, words, address, qr_code(address, look="station-code")) for title, words, address in found if address
    ]
    return render(request, "stations/sites/pages.html", {"station": row, "pages": shown})


@never_cache
@at_desk(may_look, write=may_see_phone)
@require_POST
def phone(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the telephone of the person in charge, and write down who looked."""
    row = station_at(request.desk, pk)
    number = phone_of(row)
    if not number:
        raise Refused("没有登记负责人电话", cure="在档案里补填", code="X001")
    see_phone(station=row, by=request.desk.actor)
    return render(request, "stations/sites/phone.html", {"station": row, "phone": number})


def _again(request: DeskRequest, row: Station, form: ReasonForm) -> HttpResponse:
    context = {
        "station": row, "form": form, "title": "删除e站", "verb": "删除",
        "back": request.desk.door("stations:station", pk=row.pk),
    }  # fmt: skip
    return render(request, "stations/sites/plain_form.html", context)


def _address(request: DeskRequest, name: str, token: str) -> str:
    try:
        return request.build_absolute_uri(reverse(name, kwargs={"token": token}))
    except NoReverseMatch:
        return ""


def _steps(row: Station) -> list[tuple[str, str]]:
    """Return the four steps to a plate: done, current, or to come."""
    order = [StationState.APPLIED, StationState.CHECKED, StationState.RECHECKED, StationState.PLATED]
    names = ("申报", "县级实地核查", "市级复核", "授牌")
    if row.plated_on is not None:
        return [("is-done", name) for name in names]
    at = order.index(StationState(row.state)) if row.state in order else -1
    return [
        ("is-done" if place <= at else "is-here" if place == at + 1 else "", name) for place, name in enumerate(names)
    ]


def _points(check: object) -> list[tuple[FiveHave, object, object]]:
    found = {one.item: one for one in check.points.all()}  # type: ignore[attr-defined] # a check with its points
    return [(item, getattr(check, item), found.get(item)) for item in FiveHave]


def _rights(desk: Desk, row: Station) -> dict[str, object]:
    keeps, decides = desk.may(may_keep), desk.may(may_decide)
    is_plated, at_rest = row.state == StationState.PLATED, row.state == StationState.SUSPENDED
    return {
        "may_keep": keeps,
        "may_see_phone": desk.may(may_see_phone) and bool(row.phone_seal),
        "check_stage": TURN.get(StationState(row.state)) if keeps else None,
        "may_plate": decides and row.state == StationState.RECHECKED,
        "may_suspend": decides and is_plated,
        "may_resume": decides and at_rest,
        "may_close": decides and row.state != StationState.CLOSED,
        "may_inspect": keeps and (is_plated or at_rest),
        "may_tell": keeps and row.plated_on is not None,
        "is_turn_of_head": row.state == StationState.RECHECKED and not decides,
    }
