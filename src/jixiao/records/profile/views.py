"""The page of a unit's description, its autosave, the year before, and taking that over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.engine.yearbook.checks.staff import check_assets, check_staff
from jixiao.measures.gathering import gather_records
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.profile.access import may_describe, may_see_profile
from jixiao.records.profile.comparing import compare
from jixiao.records.profile.copying import copy_last_year, worth_copying
from jixiao.records.profile.describing import describe_profile
from jixiao.records.profile.forms import ProfileForm, typed_values
from jixiao.records.profile.models import FIELDS, ProfileYear
from jixiao.records.profile.queries import profile_before, profile_of, unfilled_in
from jixiao.web.printing import local
from jixiao.web.stamp import stale_page

_HISTORY = 20
_UNREADABLE, _CONFLICT = 422, 409


@at_desk(may_see_profile, write=may_describe)
def profile(request: DeskRequest) -> HttpResponse:
    """Show the description with its form; a POST saves all of it."""
    desk = request.desk
    found = profile_of(desk.its_year)
    form = ProfileForm(request.POST or None, profile=found)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                describe_profile(unit_year=desk.its_year, values=form.values, by=desk.actor, stamp=form.stamp)
                messages.success(request, "已保存单位概况")
                return redirect(desk.door("profile:profile"))
        except Stale as stale:
            return _stale(request, form, stale)
    return render(request, "profile/profile.html", _context(request, found, form))


@require_POST
@at_desk(may_see_profile, write=may_describe)
def autosave(request: DeskRequest) -> HttpResponse:
    """Save what can be read of a form that somebody is still filling in; say when, and what was left out."""
    desk = request.desk
    form = ProfileForm(request.POST, profile=profile_of(desk.its_year))
    is_whole = form.is_valid()
    try:
        saved = describe_profile(unit_year=desk.its_year, values=form.values, by=desk.actor, stamp=form.stamp)
    except Stale:
        return HttpResponse("别人刚保存过，请刷新后对照", status=_CONFLICT)
    except Refused as refused:
        return HttpResponse(str(refused), status=_UNREADABLE)
    words = f"{local(desk.at):%H:%M} 已自动暂存" if is_whole else "有内容读不出，其余已暂存"
    return HttpResponse(words, status=200 if is_whole else _UNREADABLE, headers={"X-Stamp": str(saved.version)})


@at_desk(may_see_profile)
def row(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead from a reference in a trace to the page."""
    get_object_or_404(ProfileYear, pk=pk, unit_year=request.desk.its_year)
    return redirect(request.desk.door("profile:profile"))


@at_desk(may_see_profile)
def comparison(request: DeskRequest) -> HttpResponse:
    """Show the description beside last year's."""
    desk = request.desk
    before, now = profile_before(desk.its_year), profile_of(desk.its_year)
    rows = compare(before, now)
    context = {
        "rows": rows, "before": before, "now": now, "changed": sum(1 for one in rows if one.is_changed),
        "last_year": desk.year - 1, "may_describe": desk.may(may_describe),
    }  # fmt: skip
    return render(request, "profile/comparison.html", context)


@at_desk(may_describe)
def copy(request: DeskRequest) -> HttpResponse:
    """Show what would be taken over from last year; a POST takes over what was chosen."""
    desk = request.desk
    refused, status = None, 200
    if request.method == "POST":
        stamp = request.POST.get("stamp", "")
        try:
            copy_last_year(
                unit_year=desk.its_year, fields=request.POST.getlist("field"), by=desk.actor,
                stamp=int(stamp) if stamp.isdecimal() else None,
            )  # fmt: skip
        except Stale:
            refused = Refused("别人刚保存过本年度的单位概况", cure="下面已经是最新内容，核对后再按一次", code="U409")
            status = _CONFLICT
        except Refused as told:
            refused, status = told, told.status
        else:
            messages.success(request, f"已沿用 {desk.year - 1} 年度的栏目，请逐栏核对")
            return redirect(desk.door("profile:profile"))
    before, now = profile_before(desk.its_year), profile_of(desk.its_year)
    context = {
        "rows": [one for one in compare(before, now) if one.is_copyable], "before": before, "refused": refused,
        "checked": worth_copying(desk.its_year), "stamp": now.version if now else 0, "last_year": desk.year - 1,
    }  # fmt: skip
    return render(request, "profile/copy.html", context, status=status)


def _context(request: DeskRequest, found: ProfileYear | None, form: ProfileForm) -> dict[str, object]:
    desk = request.desk
    yearbook = gather_records(desk.its_year)
    trail = (
        TrailEntry.objects.filter(unit=desk.unit, subject=f"profile.year:{found.pk}")
        if found
        else TrailEntry.objects.none()
    )
    missing = unfilled_in(found)
    return {
        "profile": found,
        "form": form,
        "may_describe": desk.may(may_describe),
        "missing": len(missing),
        "filled": len(FIELDS) - len(missing),
        "findings": [*check_staff(yearbook), *check_assets(yearbook)],
        "trail": [(entry, _changed(entry)) for entry in trail.order_by("-number")[:_HISTORY]],
        "before": profile_before(desk.its_year),
        "last_year": desk.year - 1,
        "rows": compare(None, found),
        "panel": proofs_panel(desk, f"profile.year:{found.pk}", f"{desk.year} 年度单位概况") if found else None,
    }


def _changed(entry: TrailEntry) -> list[tuple[str, str, str]]:
    """Return what a line of the trail changed: field, before, after, long texts cut short."""
    return [(name, _short(entry.before.get(name, "")), _short(value)) for name, value in entry.after.items()]


def _short(text: object) -> str:
    longest = 40
    plain = " ".join(str(text or "").split())
    return plain if len(plain) <= longest else f"{plain[:longest]}……"


def _stale(request: DeskRequest, form: ProfileForm, stale: Stale) -> HttpResponse:
    current = profile_of(request.desk.its_year)
    assert current is not None  # noqa: S101 - somebody else saved it just now
    saved = f"{current.saved_by.name}于 {local(current.saved_at):%H:%M}"
    theirs = {**typed_values(stale.theirs), **{f"{name}_origin": current.origins.get(name, "") for name in FIELDS}}
    return stale_page(request, form=form, theirs=theirs, stamp=current.version, saved=saved)
