"""Shifts: the list, one of them with who took it, planning, putting people on, confirming hours."""

import datetime
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.community.access import may_keep, may_look
from jixiao.records.community.models import ServiceShift, ShiftState, ShiftTaking, TakingState, Volunteer
from jixiao.records.community.views.staleness import answer_stale
from jixiao.records.community.volunteers.certificate_paper import hours_shown, hours_text
from jixiao.records.community.volunteers.confirming import Confirmed, confirm_hours, differs, signed_minutes
from jixiao.records.community.volunteers.forms import ConfirmFormSet, ShiftForm, initial_of_shift
from jixiao.records.community.volunteers.planning import amend_shift, cancel_shift, plan_shift
from jixiao.records.community.volunteers.queries import shifts_of, takings_of
from jixiao.records.community.volunteers.taking import put_on_shift, take_off_shift
from jixiao.records.community.volunteers.telling import shift_subject
from jixiao.records.community.volunteers.views.finding_rows import (
    groups_at,
    shift_at,
    show_form,
    shown_name,
    taking_at,
)
from jixiao.records.community.workers.keys import bare_name
from jixiao.records.community.workers.queries import beginning
from jixiao.records.community.writing import history_of
from jixiao.web.printing import moment_text
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange

MOST_FOUND = 20


@at_desk(may_look)
def shifts(request: DeskRequest) -> HttpResponseBase:
    """Show the shifts of the year."""
    desk = request.desk
    table = DataTable(
        request=request,
        title="服务班次",
        queryset=shifts_of(desk.its_year),
        columns=(
            Column("code", "编号", sort_by="pk", width="w-s", value=lambda row: row.code),
            Column("title", "服务内容", sort_by="title", link=lambda row: desk.door("community:shift", pk=row.pk)),
            Column("place", "服务地点", sort_by="place"),
            Column("starts_at", "开始", sort_by="starts_at", value=lambda row: moment_text(row.starts_at)),
            Column("group", "志愿服务队", value=lambda row: row.group.name if row.group else "不限"),
            Column("taken", "已报名", kind="number", unit="人", sort_by="taken", total=True),
            Column("slots", "名额", kind="number", unit="人", sort_by="slots", total=True),
            Column("agreed", "认定时长", kind="number", unit="小时", sort_by="agreed", value=_agreed),
            Column("state", "状态", kind="light", value=lambda row: _light(row, desk.at)),
        ),
        filters=(
            Contains("q", "内容或地点", fields=("title", "place")),
            DayRange("day", "日期", field="starts_at__date"),
            Choice("state", "状态", field="state", choices=list(ShiftState.choices)),
        ),
        order=("-starts_at",),
        empty=("还没有服务班次", "排好时间、地点和名额，志愿者在自己的页面上报名。"),
        row_css=lambda row: "is-warn" if row.differing else "",
        note="双方确认一致的时长计入科技志愿服务时长（KX-C30）",
    )  # fmt: skip
    context = {"table": table, "may_keep": desk.may(may_keep)}
    return table.export() or render(request, "community/volunteers/shifts.html", context)


@at_desk(may_look, write=may_keep)
def shift(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a shift with who took it; after its end, take what the office says of their hours."""
    desk, row = request.desk, shift_at(request.desk, pk)
    takings = takings_of(row)
    is_over = row.ends_at <= desk.at and row.state == ShiftState.PLANNED
    formset = ConfirmFormSet(request.POST or None, prefix="rows", initial=[_initial(one) for one in takings])
    if request.method == "POST" and formset.is_valid():
        here = desk.door("community:shift", pk=pk)
        lines = _lines(formset)
        return pressed(request, lambda: _confirmed(request, row, lines), leads_to=here)
    forms = formset.forms if len(formset.forms) == len(takings) else [None] * len(takings)
    context = {
        "row": row, "formset": formset, "is_over": is_over, "hours": hours_text,
        "lines": [
            {
                "taking": one, "name": shown_name(desk, one.volunteer.name), "form": form,
                "signed": signed_minutes(one), "differs": differs(one),
                "may_go": one.state == TakingState.TAKEN and one.signed_in_at is None,
            }
            for one, form in zip(takings, forms, strict=True)
        ],
        "differing": sum(1 for one in takings if differs(one)),
        "agreed": hours_text(sum(one.agreed_minutes or 0 for one in takings)),
        "history": history_of(shift_subject(row), desk.its_year), "may_keep": desk.may(may_keep),
    }  # fmt: skip
    return render(request, "community/volunteers/shift.html", context, status=422 if formset.is_bound else 200)


@at_desk(may_keep, write=may_keep)
def shift_new(request: DeskRequest) -> HttpResponse:
    """Plan a shift."""
    desk = request.desk
    form = ShiftForm(request.POST or None, groups=groups_at(desk))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: plan_shift(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda made: desk.door("community:shift", pk=made.pk),
            )
    return show_form(request, form=form, title="安排班次", verb="保存班次", back=desk.door("community:shifts"))


@at_desk(may_keep, write=may_keep)
def shift_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a shift."""
    desk, row = request.desk, shift_at(request.desk, pk)
    form = ShiftForm(request.POST or None, groups=groups_at(desk), initial=initial_of_shift(row), stamp=row.version)
    back = desk.door("community:shift", pk=pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_shift(row=row, values=form.values(), stamp=form.stamp, by=desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh, subject = shift_at(desk, pk), shift_subject(row)
            theirs = initial_of_shift(fresh)
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, subject=subject)
    return show_form(request, form=form, title="修改班次", verb="保存修改", back=back, row_title=row.title)


@at_desk(may_keep, write=may_keep)
def shift_cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a shift not take place."""
    desk, row = request.desk, shift_at(request.desk, pk)
    back = desk.door("community:shift", pk=pk)
    return ask_reason(
        request,
        question=f"取消「{row.title}」？",
        consequence=f"已报名的 {row.taken} 人自动退出，在各自的页面上看得到原因。",
        label="取消原因",
        verb="取消班次",
        back=back,
        leads_to=back,
        act=lambda reason: cancel_shift(row=row, reason=reason, by=desk.actor),
    )


@at_desk(may_keep, write=may_keep)
def put_on(request: DeskRequest, pk: int) -> HttpResponse:
    """Look for a volunteer, and put them on a shift."""
    desk, row = request.desk, shift_at(request.desk, pk)
    if request.method == "POST":
        typed = request.POST.get("who", "")
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 19):  # noqa: PLR2004 - a number of the database
            raise Refused("没有选志愿者", cure="先查找，再按“排班”", code="V629")
        who = get_object_or_404(Volunteer, unit=desk.unit, removed_at=None, pk=int(typed))
        here = desk.door("community:shift", pk=pk)
        return pressed(request, lambda: put_on_shift(shift=row, volunteer=who, by=desk.actor), leads_to=here)
    words = request.GET.get("q", "").strip()[:40]
    context = {"row": row, "words": words, "found": _found(request, words)}
    return render(request, "community/volunteers/put_on.html", context)


@at_desk(may_keep, write=may_keep)
@require_POST
def take_off(request: DeskRequest, pk: int, taking: int) -> HttpResponse:
    """Take a volunteer off a shift."""
    row = taking_at(request.desk, pk, taking)
    take_off_shift(taking=row, by=request.desk.actor)
    messages.success(request, "已退出这个班次")
    return redirect(request.desk.door("community:shift", pk=pk))


def _confirmed(request: DeskRequest, row: ServiceShift, lines: list[Confirmed]) -> None:
    differing = confirm_hours(shift=row, lines=lines, by=request.desk.actor)
    if differing:
        messages.warning(request, f"已保存；{len(differing)} 人的时长双方不一致，核对后任一方改成一样才计入")
    else:
        messages.success(request, "服务时长已经确认")


def _initial(one: ShiftTaking) -> dict[str, Any]:
    known = (one.confirmed_minutes, one.said_minutes, signed_minutes(one), one.planned_minutes)
    minutes = next(value for value in known if value is not None)
    missed = one.state == TakingState.MISSED
    return {"taking": one.pk, "minutes": None if missed else minutes, "missed": missed, "note": one.note}


def _lines(formset: Any) -> list[Confirmed]:  # noqa: ANN401 - a formset
    """Return what was said of each; who has neither minutes nor 未到 is left for later."""
    rows = [one.cleaned_data for one in formset.forms]
    return [
        Confirmed(row["taking"], None if row["missed"] else row["minutes"], row["note"])
        for row in rows
        if row["missed"] or row["minutes"] is not None
    ]


def _found(request: DeskRequest, words: str) -> list[Volunteer]:
    bare = bare_name(words)
    if not bare:
        return []
    wanted = beginning("name_key", bare)
    if bare.isascii():
        wanted |= beginning("initials", bare) | Q(number=bare.upper())
    rows = Volunteer.objects.filter(wanted, unit=request.desk.unit, removed_at=None).select_related("group")
    return list(rows.order_by("name_key", "pk")[:MOST_FOUND])


def _agreed(row: Any) -> Fraction | Absent | None:  # noqa: ANN401 - a shift with what was annotated
    return NOT_APPLICABLE if row.state == ShiftState.CANCELLED else hours_shown(row.agreed)


def _light(row: Any, at: datetime.datetime) -> tuple[str, str]:  # noqa: ANN401 - a shift with what was annotated
    if row.state == ShiftState.CANCELLED:
        return "none", "已取消"
    if row.differing:
        return "amber", f"{row.differing} 人不一致"
    return ("green", "已结束") if row.ends_at <= at else ("blue", row.get_state_display())
