"""Calls for nominations: the list, one of them, drawing up, opening, reviewers."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.community.honours.access import may_decide, may_keep, may_look
from jixiao.records.community.honours.appointing import appoint_reviewer, dismiss_reviewer, people_to_appoint
from jixiao.records.community.honours.calling import amend_call, cancel_call, draft_call, open_call, prolong_call
from jixiao.records.community.honours.forms import CallForm, ProlongForm, ReviewerForm, initial_of_call
from jixiao.records.community.honours.queries import (
    calls_of,
    nominations_of,
    reviewer_in,
    reviewers_of,
    standing_notice,
)
from jixiao.records.community.honours.telling import call_subject
from jixiao.records.community.honours.views.finding_rows import call_at, called_at, show_form
from jixiao.records.community.models import (
    CallReviewer,
    CallState,
    Nomination,
    NominationNotice,
    NominationState,
    NoticeObjection,
    ObjectionState,
)
from jixiao.records.community.views.staleness import answer_stale
from jixiao.records.community.writing import history_of
from jixiao.web.stamp import given_stamp
from jixiao.web.table import Choice, Column, Contains, DataTable

CHIPS = {
    CallState.DRAFT: "draft", CallState.OPEN: "sent", CallState.REVIEW: "sent", CallState.NOTICE: "public",
    CallState.DONE: "approved", CallState.CANCELLED: "returned",
}  # fmt: skip
LIGHTS = {
    NominationState.DRAFT: "none", NominationState.SENT: "amber", NominationState.RETURNED: "red",
    NominationState.PASSED: "green", NominationState.FAILED: "none", NominationState.NOTICED: "amber",
    NominationState.RECOMMENDED: "green", NominationState.AWARDED: "green", NominationState.MISSED: "none",
    NominationState.WITHDRAWN: "none",
}  # fmt: skip


@at_desk(may_look)
def calls(request: DeskRequest) -> HttpResponseBase:
    """Show the calls of the year."""
    desk = request.desk
    table = DataTable(
        request=request,
        title="举荐通知",
        queryset=calls_of(desk.its_year),
        columns=(
            Column("code", "编号", sort_by="pk", width="w-s", value=lambda row: row.code),
            Column("title", "举荐通知名称", sort_by="title", link=lambda row: desk.door("community:call", pk=row.pk)),
            Column("level", "级别", sort_by="level", value=lambda row: row.get_level_display()),
            Column("takes", "对象", value=lambda row: row.get_takes_display()),
            Column("closes", "举荐截止", kind="day", sort_by="closes"),
            Column("standing", "举荐", kind="number", unit="份", sort_by="standing", total=True),
            Column("quota", "名额", kind="number", sort_by="quota"),
            Column("recommended", "已上报", kind="number", sort_by="recommended", total=True),
            Column("state", "状态", sort_by="state", value=lambda row: row.get_state_display()),
        ),
        filters=(
            Contains("q", "名称或荣誉", fields=("title", "honour")),
            Choice("state", "状态", field="state", choices=list(CallState.choices)),
        ),
        order=("-pk",),
        empty=("还没有举荐通知", "收到上级通知，或本县评选，先拟定一份举荐通知。"),
        note="公示期满上报的计入科技人才举荐数（KX-C32）",
    )  # fmt: skip
    context = {"table": table, "may_keep": desk.may(may_keep)}
    return table.export() or render(request, "community/honours/calls.html", context)


@at_desk(may_look)
def call(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show a call with its nominations, its reviewers and where it stands."""
    desk, row = request.desk, call_at(request.desk, pk)
    table = _nominations_table(request, pk)
    exported = table.export()
    if exported:
        return exported
    notice = standing_notice(row)
    handed = Nomination.objects.filter(call=row, state=NominationState.SENT).count()
    context = {
        "call": row,
        "chip": CHIPS[CallState(row.state)],
        "table": table,
        "handed": handed,
        "reviewers": reviewers_of(row),
        "notice": notice,
        "objections": _objections(notice),
        "is_over": bool(row.closes and row.closes < desk.today),
        "notice_over": notice is not None and notice.last_day < desk.today,
        "i_review": row.state == CallState.REVIEW and reviewer_in(row, desk.person) is not None,
        "proofs": proofs_panel(desk, call_subject(row), row.title),
        "history": history_of(call_subject(row), desk.its_year),
        "may_keep": desk.may(may_keep),
        "may_decide": desk.may(may_decide),
    }
    return render(request, "community/honours/call.html", context)


@at_desk(may_keep, write=may_keep)
def call_new(request: DeskRequest) -> HttpResponse:
    """Draw up a call."""
    desk = request.desk
    form = CallForm(request.POST or None, initial={"reviewers_wanted": 3, "notice_days": 5})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: draft_call(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda made: desk.door("community:call", pk=made.pk),
            )
    lead = "保存后是草稿，审核人开始举荐以后才能提交"
    return show_form(
        request, form=form, title="拟定举荐通知", verb="保存草稿", back=desk.door("community:calls"), lead=lead
    )


@at_desk(may_keep, write=may_keep)
def call_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a call that is a draft."""
    desk, row = request.desk, call_at(request.desk, pk)
    form = CallForm(request.POST or None, initial=initial_of_call(row), stamp=row.version)
    back = desk.door("community:call", pk=pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_call(call=row, values=form.values(), stamp=form.stamp, by=desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = call_at(desk, pk)
            return answer_stale(
                request, form=form, theirs=initial_of_call(fresh), stamp=fresh.version, subject=call_subject(row)
            )
    return show_form(request, form=form, title="修改举荐通知", verb="保存修改", back=back, row_title=row.title)


@at_desk(may_decide, write=may_decide)
@require_POST
def call_open(request: DeskRequest, pk: int) -> HttpResponse:
    """Let people nominate."""
    row, back = call_at(request.desk, pk), request.desk.door("community:call", pk=pk)
    stamp = given_stamp(request)
    answer = pressed(request, lambda: open_call(call=row, stamp=stamp, by=request.desk.actor), leads_to=back)
    messages.success(request, "举荐已经开始")
    return answer


@at_desk(may_decide, write=may_decide)
def call_prolong(request: DeskRequest, pk: int) -> HttpResponse:
    """Move the last day of a call."""
    desk, row = request.desk, call_at(request.desk, pk)
    form = ProlongForm(request.POST or None, initial={"closes": row.closes}, stamp=row.version)
    back = desk.door("community:call", pk=pk)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        with refusals_into(form):
            prolong_call(call=row, closes=clean["closes"], reason=clean["reason"], stamp=form.stamp, by=desk.actor)
            return redirect(back)
    return show_form(request, form=form, title="改截止日期", verb="保存", back=back, row_title=row.title)


@at_desk(may_decide, write=may_decide)
def call_cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Let nothing come of a call."""
    row, back = call_at(request.desk, pk), request.desk.door("community:call", pk=pk)
    return ask_reason(
        request,
        question=f"取消「{row.title}」？",
        consequence="已经登记的举荐留着，不再评审和上报。不能恢复。",
        label="取消原因",
        verb="取消举荐",
        back=back,
        leads_to=back,
        act=lambda reason: cancel_call(call=row, reason=reason, by=request.desk.actor),
    )


@at_desk(may_decide, write=may_decide)
def reviewers(request: DeskRequest, pk: int) -> HttpResponse:
    """Appoint reviewers."""
    desk, row = request.desk, call_at(request.desk, pk)
    people = people_to_appoint(row, by=desk.actor)
    form = ReviewerForm(request.POST or None, people=people)
    here = desk.door("community:reviewers", pk=pk)
    if request.method == "POST" and form.is_valid():
        person = next(one for one in people if one.pk == form.cleaned_data["person"])
        where = form.cleaned_data["workplace"]
        with refusals_into(form):
            return done_once(
                request,
                lambda: appoint_reviewer(call=row, person=person, workplace=where, by=desk.actor),
                lambda _: here,
            )
    context = {"call": row, "form": form, "reviewers": reviewers_of(row)}
    return render(request, "community/honours/reviewers.html", context)


@at_desk(may_decide, write=may_decide)
@require_POST
def reviewer_drop(request: DeskRequest, pk: int, reviewer: int) -> HttpResponse:
    """Dismiss a reviewer."""
    row = call_at(request.desk, pk)
    found = get_object_or_404(CallReviewer.objects.select_related("call__unit_year", "person"), call=row, pk=reviewer)
    dismiss_reviewer(reviewer=found, by=request.desk.actor)
    messages.success(request, f"{found.person.name}不再评审")
    return redirect(request.desk.door("community:reviewers", pk=pk))


def _objections(notice: NominationNotice | None) -> list[NoticeObjection]:
    if notice is None:
        return []
    rows = NoticeObjection.objects.filter(notice=notice)
    return sorted(rows.order_by("at")[:100], key=lambda one: one.state != ObjectionState.OPEN)


def _nominations_table(request: DeskRequest, pk: int) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title="举荐",
        queryset=nominations_of(desk.its_year).filter(call=pk),
        columns=(
            Column(
                "name", "举荐对象", value=lambda row: called_at(desk, row).name,
                link=lambda row: desk.door("community:nomination", pk=row.pk),
            ),
            Column("workplace", "工作单位", value=lambda row: called_at(desk, row).workplace, width="w-l"),
            Column("proposer", "举荐单位", sort_by="proposer", width="w-l"),
            Column("sent_at", "提交日期", kind="day", sort_by="sent_at"),
            Column(
                "state", "进展", kind="light", sort_by="state",
                value=lambda row: (LIGHTS[NominationState(row.state)], row.get_state_display()),
            ),
            Column("because", "说明", kind="long", value=lambda row: row.state_because or NOT_APPLICABLE),
        ),
        filters=(
            Contains("q", "举荐单位", fields=("proposer",)),
            Choice("state", "进展", field="state", choices=list(NominationState.choices)),
        ),
        order=("pk",),
        empty=("还没有举荐", "举荐开始以后，登记举荐对象、上传材料再提交。"),
    )  # fmt: skip
