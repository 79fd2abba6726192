"""报送时间, for the reviewer: windows by kind and year, late exceptions, and who has not handed in."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.forms.windows import LateForm, WindowForm
from jixiao.orgs.models import HandoverKind, LateException, Unit, Window
from jixiao.orgs.queries import units_seen
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.standing import ORDER
from jixiao.orgs.windowing import grant_late, not_handed_in, revoke_late, set_window
from jixiao.web.stamp import stale_page

MOST = 200
DEFAULT_WARNING = 7


def authority_of(desk: Desk) -> Unit:
    """Return the unit for which this person sets windows here: the nearest one where they are a reviewer."""
    above = [unit for unit, role in desk.held if role == Role.REVIEWER and desk.unit.path.startswith(unit.path)]
    return max(above, key=lambda unit: len(unit.path))


def _windows(desk: Desk) -> QuerySet[Window]:
    return Window.objects.filter(authority=authority_of(desk), year=desk.year)


@at_office(is_reviewer)
def window_list(request: DeskRequest) -> HttpResponse:
    """Show the windows of the year, each with who has not handed in."""
    desk = request.desk
    windows = {window.kind: window for window in _windows(desk)[: len(ORDER)]}
    rows = [(kind, windows.get(kind), not_handed_in(windows[kind]) if kind in windows else []) for kind in ORDER]
    return render(request, "orgs/windows.html", {"rows": rows, "authority": authority_of(desk), "today": desk.today})


@at_office(is_reviewer)
def window_form(request: DeskRequest, kind: str) -> HttpResponse:
    """Set or change one window."""
    desk = request.desk
    window = _windows(desk).filter(kind=kind).first()
    initial = (
        {name: getattr(window, name) for name in ("opens", "closes", "warn_days")}
        if window
        else {"warn_days": DEFAULT_WARNING}
    )
    form = WindowForm(request.POST or None, initial={"kind": kind, **initial}, stamp=window.version if window else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with refusals_into(form):
                set_window(
                    authority=authority_of(desk),
                    kind=given["kind"],
                    year=desk.year,
                    opens=given["opens"],
                    closes=given["closes"],
                    warn_days=given["warn_days"],
                    by=desk.actor,
                    stamp=form.stamp,
                )
                messages.success(request, "报送时间已布置")
                return redirect(desk.door("orgs:windows"))
        except Stale as stale:
            assert window is not None  # noqa: S101 - only a window that is there can be stale
            window.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=window.version, saved="别人")
    title = f"布置 {desk.year} 年度{HandoverKind(kind).label if kind in HandoverKind.values else ''}报送时间"
    return render(request, "orgs/window_form.html", {"form": form, "title": title, "verb": "布置时间"})


@at_office(is_reviewer)
def missing(request: DeskRequest, pk: int) -> HttpResponse:
    """Show who has not handed in for one window, and the late exceptions."""
    desk = request.desk
    window = get_object_or_404(_windows(desk), pk=pk)
    exceptions = window.late_exceptions.select_related("unit").order_by("unit__code")[:MOST]
    context = {
        "window": window,
        "kind": HandoverKind(window.kind).label,
        "rows": not_handed_in(window),
        "exceptions": exceptions,
        "today": desk.today,
    }
    return render(request, "orgs/window.html", context)


@at_office(is_reviewer)
def late(request: DeskRequest, pk: int) -> HttpResponse:
    """Let one unit hand in later."""
    desk = request.desk
    window = get_object_or_404(_windows(desk).select_related("authority"), pk=pk)
    units = (
        units_seen([(window.authority, Role.REVIEWER)])
        .filter(closed_on=None)
        .exclude(pk=window.authority_id)
        .order_by("path")
    )
    asked = request.GET.get("unit", "")
    form = LateForm(request.POST or None, units=units, initial={"unit": asked if asked.isdecimal() else None})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            granted = grant_late(window=window, **form.cleaned_data, by=desk.actor)
            messages.success(request, f"{granted.unit.name}可以延到 {granted.until}")
            return redirect(desk.door("orgs:window", pk=pk))
    title = f"{HandoverKind(window.kind).label}延期准予"
    return render(request, "orgs/window_form.html", {"form": form, "title": title, "verb": "准予延期"})


@require_POST
@at_office(is_reviewer)
def revoke(request: DeskRequest, pk: int, exception: int) -> HttpResponse:
    """Take a late exception back."""
    desk = request.desk
    rows = LateException.objects.filter(window__in=_windows(desk), window=pk).select_related("unit", "window")
    revoke_late(exception=get_object_or_404(rows, pk=exception), by=desk.actor)
    messages.success(request, "延期已取消")
    return redirect(desk.door("orgs:window", pk=pk))
