"""The sheet itself: its page, its total goal, what is wrong with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime

from jixiao.cycle.goals.access import may_draft, may_read, may_see_all
from jixiao.cycle.goals.drafting import set_total_goal, start_sheet
from jixiao.cycle.goals.forms import TotalGoalForm
from jixiao.cycle.goals.hearing import heard_of
from jixiao.cycle.goals.models import GoalSheet
from jixiao.cycle.goals.queries import goal_handover, goal_sheet_of, open_adjustment, sheet_before
from jixiao.cycle.goals.showing import Shown, shown_sheet
from jixiao.cycle.goals.submitting import handover_for
from jixiao.engine.values import Absent
from jixiao.engine.yearbook.record import OPERATORS
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import is_workable
from jixiao.orgs.handover_panel import panel_of
from jixiao.orgs.models import Handover, HandoverState, TrailEntry
from jixiao.orgs.refusing import REFUSED, Stale, refusals_into
from jixiao.web.faults import all_faults
from jixiao.web.stamp import StampedForm, differences, stale_page


@at_desk(may_read)
def show_goals(request: DeskRequest) -> HttpResponse:
    """Show the sheet of the year, or how to get one."""
    desk = request.desk
    sheet = goal_sheet_of(desk.its_year)
    if sheet is None:
        before = sheet_before(desk.its_year)
        context = {
            "before": before,
            "may": desk.may(may_draft),
            "may_see_all": desk.may(may_see_all),
            "heard": heard_of(desk.its_year),
        }
        return render(request, "goals/none.html", context)
    context = {**sheet_context(desk, shown_sheet(sheet)), "heard": heard_of(desk.its_year)}
    return render(request, "goals/goals.html", context)


@at_desk(may_draft, write=may_draft)
def begin(request: DeskRequest) -> HttpResponse:
    """Begin the sheet."""
    if request.method == "POST":
        start_sheet(unit_year=request.desk.its_year, by=request.desk.actor)
    return redirect(request.desk.door("goals:goals"))


@at_desk(may_read)
def check(request: DeskRequest) -> HttpResponse:
    """Show what is wrong with the sheet, beside it or as a page of its own."""
    sheet = goal_sheet_of(request.desk.its_year)
    if sheet is None:
        return redirect(request.desk.door("goals:goals"))
    return render(request, "goals/check.html", sheet_context(request.desk, shown_sheet(sheet)))


@at_desk(may_draft, write=may_draft)
def total_goal(request: DeskRequest) -> HttpResponse:
    """Write the total goal: within the sheet, or on a page of its own."""
    sheet = sheet_of(request.desk)
    form = TotalGoalForm(request.POST or None, initial={"total_goal": sheet.total_goal}, stamp=sheet.version)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["total_goal"]
        origin = sheet.total_goal_origin
        try:
            with refusals_into(form):
                stamp = stamp_of(request, form)
                set_total_goal(sheet=sheet, text=text, origin=origin, stamp=stamp, by=request.desk.actor)
                if request.htmx:
                    return saved_part(request, sheet, {"address": "profile.total_goal", "stamp": sheet.version})
                messages.success(request, "已保存")
                return redirect(f"{request.desk.door('goals:goals')}#field-profile.total_goal")
        except Stale as stale:
            fresh = sheet_of(request.desk)
            return overtaken(request, form=form, stale=stale, row=fresh, address="profile.total_goal")
    if request.htmx and request.method == "POST":
        return kept_part(request, form, "profile.total_goal")
    return render(request, "goals/one_form.html", {"form": form, "title": "年度总体目标"})


def sheet_of(desk: Desk) -> GoalSheet:
    """Return the sheet at the desk; raise Http404 where nobody began it."""
    sheet = goal_sheet_of(desk.its_year)
    if sheet is None:
        raise Http404("还没有填写绩效目标")
    return sheet


def sheet_context(desk: Desk, shown: Shown) -> dict[str, Any]:
    """Return what the page of a sheet and its parts draw."""
    handover = goal_handover(desk.its_year) or handover_for(shown.sheet)
    adjustment = open_adjustment(shown.sheet)
    supervisor = shown.promise.yearbook.profile.supervisor
    editable = desk.may(may_draft) and is_workable(handover)
    return {
        "shown": shown,
        "handover": handover,
        "panel": panel_of(desk, handover, obstacles=shown.obstacles, markable=shown.marks),
        "editable": editable,
        "locked": "" if editable else locked_because(desk, handover),
        "adjustment": adjustment,
        "may_adjust": desk.may(may_draft) and handover.state == HandoverState.APPROVED and adjustment is None,
        "may_see_all": desk.may(may_see_all),
        "supervisor": "" if isinstance(supervisor, Absent) else supervisor,
        "operators": OPERATORS,
        "at": localtime(desk.at),
        "goals_url": desk.door("goals:goals"),
    }


def locked_because(desk: Desk, handover: Handover) -> str:
    """Return why this person cannot change the sheet."""
    if desk.is_closed:
        return f"{desk.year} 年度已经关闭，只能查看"
    if handover.state == HandoverState.SENT:
        return "已送审，内容锁定；要改的，由填报人撤回，或由审核人退回"
    if handover.state == HandoverState.APPROVED:
        return "已审定，内容锁定；年中有变化的走「目标调整」，申报有误的请财政复核人重开"
    return "由本单位的「填报」修改，您可以查看"


def saved_part(request: DeskRequest, sheet: GoalSheet, more: dict[str, Any]) -> HttpResponse:
    """Answer a change made in a row: its new stamp and faults, and all that the change moves elsewhere on the page."""
    shown = shown_sheet(sheet)
    faults = shown.faults_at(more["address"])
    row = shown.row_of(more["kind"], more["pk"]) if "kind" in more else None
    context = {**sheet_context(request.desk, shown), "faults": row.faults if row else faults, **more}
    return render(request, "goals/saved.html", context)


def stamp_of(request: HttpRequest, form: StampedForm) -> int:
    """Return the version a form was shown with, or the one that somebody chose to write over; 0 is none."""
    mine = request.POST.get("use_mine", "")
    return int(mine) if mine.isdecimal() else form.stamp or 0


def kept_part(request: HttpRequest, form: StampedForm, address: str) -> HttpResponse:
    """Answer a change that was not saved: what is wrong with it, the stamp as it was."""
    context = {"form": form, "faults": all_faults([form]), "address": address}
    return render(request, "goals/kept.html", context, status=REFUSED)


def overtaken(
    request: DeskRequest,
    *,
    form: Any,  # noqa: ANN401 - a stamped form
    stale: Stale,
    row: Any,  # noqa: ANN401 - any stamped row
    address: str,
    subject: str = "",
) -> HttpResponse:
    """Show that somebody else was faster: both versions on a page, or a line in the row."""
    saved = last_saver(subject or f"goals.sheet:{row.pk}")
    if request.htmx:
        told = differences(form, stale.theirs)
        context = {"differences": told, "saved": saved, "address": address, "stamp": row.version}
        return render(request, "goals/overtaken.html", context, status=stale.status)
    back = f"{request.desk.door('goals:goals')}#field-{address}"
    return stale_page(request, form=form, theirs=stale.theirs, stamp=row.version, saved=saved, back=back)


def last_saver(subject: str) -> str:
    """Return who wrote about a row last, and when."""
    line = TrailEntry.objects.filter(subject=subject).order_by("-number").first()
    return f"{line.person_name} {localtime(line.at):%H:%M} " if line else "别人"
