"""Activities written down, changed, cancelled, removed and restored; drafts and live findings of their form."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.engine.errors import Finding
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.outreach.access import may_keep
from jixiao.records.outreach.describing import describe
from jixiao.records.outreach.drafting import draft_of, drop_draft, keep_draft
from jixiao.records.outreach.forms.activities import (
    ActivityForm,
    OccasionFormSet,
    initial_of,
    initial_of_draft,
    occasions_of,
)
from jixiao.records.outreach.models import Activity, ActivityState, Draft
from jixiao.records.outreach.noticing import notice_activity, notice_pairs
from jixiao.records.outreach.planning import plan_activity, subject_of
from jixiao.records.outreach.queries import MOST_ACTIVITIES, activities_of
from jixiao.records.outreach.recording import amend_activity, cancel_activity, record_activity, record_result
from jixiao.records.outreach.removing import cascade_of, remove_activity, restore_activity
from jixiao.records.outreach.views.finding_rows import activity_at, answer_stale, live_activity_at
from jixiao.web.rows import row_wanted, with_one_more_row

ROWS = "occasions"
_Rows = Any  # a formset: Django has no type for one of our rows


@dataclasses.dataclass(frozen=True, slots=True)
class Writing:
    """What a form writes: a new row or a known one, as a plan or as held; ``subject`` names its draft."""

    row: Activity | None
    state: ActivityState
    subject: str
    title: str
    verb: str


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Write down an activity that took place."""
    return _form(request, Writing(None, ActivityState.HELD, "activity.new", "登记活动", "保存活动"))


@at_desk(may_keep, write=may_keep)
def plan(request: DeskRequest) -> HttpResponse:
    """Write down an activity that is still to come."""
    return _form(request, Writing(None, ActivityState.PLANNED, "activity.plan", "登记活动计划", "保存计划"))


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is known of an activity."""
    row = live_activity_at(request.desk, pk)
    title = f"修改{'计划' if row.state == ActivityState.PLANNED else '活动'}"
    return _form(request, Writing(row, ActivityState(row.state), f"activity.{row.pk}", title, "保存修改"))


@at_desk(may_keep, write=may_keep)
def result(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down what came of a planned activity."""
    row = live_activity_at(request.desk, pk)
    return _form(request, Writing(row, ActivityState.HELD, f"result.{row.pk}", "登记结果", "保存结果"))


@at_desk(may_keep, write=may_keep)
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Say that a planned activity will not take place."""
    row = live_activity_at(request.desk, pk)
    back = request.desk.door("outreach:activity", pk=row.pk)
    return ask_reason(
        request,
        question=f"取消「{row.name}」？",
        consequence="取消后计入“有计划没有开展”，按计划执行率会降低。不能再修改。",
        label="取消原因",
        verb="取消活动",
        back=back,
        act=lambda reason: cancel_activity(activity=row, reason=reason, stamp=row.version, by=request.desk.actor),
        leads_to=back,
    )


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Put an activity into the recycle bin."""
    row = live_activity_at(request.desk, pk)
    hanging = cascade_of(row).words
    together = f"它的 {hanging}一起不再计入，恢复后照旧。" if hanging else "可以从回收站恢复。"

    def act(reason: str) -> None:
        remove_activity(activity=row, reason=reason, stamp=row.version, by=request.desk.actor)
        messages.success(request, f"已删除「{row.name}」", extra_tags=request.desk.door("outreach:activity", pk=row.pk))

    return ask_reason(
        request,
        question=f"删除「{row.name}」？",
        consequence=f"删除后不计入任何指标。{together}",
        label="删除原因",
        verb="删除活动",
        back=request.desk.door("outreach:activity", pk=row.pk),
        act=act,
        leads_to=request.desk.door("outreach:activities"),
    )


@at_desk(may_keep, write=may_keep)
@require_POST
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Take an activity out of the recycle bin."""
    row = activity_at(request.desk, pk)
    restore_activity(activity=row, by=request.desk.actor)
    return redirect(request.desk.door("outreach:activity", pk=row.pk))


@at_desk(may_keep, write=may_keep)
@require_POST
def draft(request: DeskRequest, subject: str) -> HttpResponse:
    """Keep what was typed; with ``drop`` forget it."""
    year, by = request.desk.its_year, request.desk.actor
    if "drop" in request.POST:
        drop_draft(unit_year=year, subject=subject, by=by)
        return redirect(request.META.get("HTTP_REFERER") or request.desk.door("outreach:activities"))
    keep_draft(unit_year=year, subject=subject, texts=dict(request.POST.lists()), by=by)
    return HttpResponse(
        f"{by.at.astimezone(request.desk.at.tzinfo):%H:%M} 已暂存", content_type="text/plain; charset=utf-8"
    )


@at_desk(may_keep, write=may_keep)
@require_POST
def notice(request: DeskRequest, pk: int = 0) -> HttpResponse:
    """Show what is odd about what stands in the form now; nothing is written."""
    if pk:
        activity_at(request.desk, pk)
    state = ActivityState.PLANNED if "plan_only" in request.POST else ActivityState.HELD
    form = ActivityForm(request.POST, is_plan=state == ActivityState.PLANNED)
    findings = _live_findings(request, form, pk, state) if form.is_valid() else []
    return render(request, "outreach/notices.html", {"findings": findings, "readable": form.is_valid()})


def _live_findings(request: DeskRequest, form: ActivityForm, pk: int, state: ActivityState) -> list[Finding]:
    year = request.desk.its_year
    unsaved = Activity(unit_year=year, state=state)
    try:
        describe(unsaved, form.values())
    except Refused:
        return []
    others = [one for one in activities_of(year)[:MOST_ACTIVITIES] if one.pk != pk]
    return [
        *notice_activity(unsaved, year=year.year, today=request.desk.today),
        *notice_pairs(unsaved, others),
    ]


def _form(request: DeskRequest, writing: Writing) -> HttpResponse:
    year, row = request.desk.its_year, writing.row
    kept = None
    if row_wanted(request, prefix=ROWS):
        form, rows = _with_one_more(request, writing)
    elif request.method == "POST":
        form, rows = _bound(request, writing)
        valid = form.is_valid() and (not rows.is_bound or rows.is_valid())
        answer = _saved(request, writing, form, rows) if valid else None
        if answer is not None:
            return answer
    else:
        kept = draft_of(unit_year=year, subject=writing.subject, by=request.desk.actor)
        form, rows = _fresh(writing, kept)
        if row is None and kept is None:
            form.initial["kind"] = request.GET.get("kind", "")
    context = {
        "form": form,
        "rows": rows,
        "row": row,
        "writing": writing,
        "is_plan": writing.state == ActivityState.PLANNED,
        "draft": kept,
        "draft_url": request.desk.door("outreach:draft", subject=writing.subject),
        "notice_url": request.desk.door("outreach:notice", pk=row.pk if row else 0),
        "back": request.desk.door("outreach:activity", pk=row.pk) if row else request.desk.door("outreach:activities"),
    }
    return render(request, "outreach/activity_form.html", context)


def _bound(request: DeskRequest, writing: Writing) -> tuple[ActivityForm, Any]:
    form = ActivityForm(request.POST, is_plan=writing.state == ActivityState.PLANNED)
    data = request.POST if f"{ROWS}-TOTAL_FORMS" in request.POST else None
    return form, OccasionFormSet(data, prefix=ROWS)


def _with_one_more(request: DeskRequest, writing: Writing) -> tuple[ActivityForm, Any]:
    """Return what was typed with one more empty day; nothing is judged yet."""
    texts = dict(request.POST.lists())
    initial, _ = initial_of_draft(texts)
    stamp = request.POST.get("stamp", "")
    form = ActivityForm(
        initial=initial, stamp=int(stamp) if stamp.isdecimal() else None, is_plan=writing.state == ActivityState.PLANNED
    )
    return form, OccasionFormSet(with_one_more_row(request.POST, prefix=ROWS), prefix=ROWS)


def _fresh(writing: Writing, kept: Draft | None) -> tuple[ActivityForm, Any]:
    row = writing.row
    initial, days = (initial_of(row), occasions_of(row)) if row else ({}, [])
    if kept is not None:
        initial, days = initial_of_draft(kept.texts)
    is_plan = writing.state == ActivityState.PLANNED
    form = ActivityForm(initial=initial, stamp=row.version if row else None, is_plan=is_plan)
    return form, OccasionFormSet(initial=days, prefix=ROWS)


def _saved(request: DeskRequest, writing: Writing, form: ActivityForm, rows: _Rows) -> HttpResponse | None:
    values = form.values()
    if rows.is_bound:
        values["occasions"] = [held for one in rows.forms if (held := one.held())]
    answer = None
    try:
        with refusals_into(form):
            answer = done_once(request, lambda: _act(request, writing, values, form.stamp), _page(request))
    except Stale:
        assert writing.row is not None  # noqa: S101 - only a row that is there can be stale
        fresh = live_activity_at(request.desk, writing.row.pk)
        theirs, subject = initial_of(fresh), subject_of(fresh)
        answer = answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, subject=subject)
    return answer


@transaction.atomic
def _act(request: DeskRequest, writing: Writing, values: dict[str, Any], stamp: int | None) -> Activity:
    year, by = request.desk.its_year, request.desk.actor
    drop_draft(unit_year=year, subject=writing.subject, by=by)
    if writing.row is None:
        make = plan_activity if writing.state == ActivityState.PLANNED else record_activity
        return make(unit_year=year, values=values, by=by)
    change = record_result if writing.row.state != writing.state else amend_activity
    return change(activity=writing.row, values=values, stamp=stamp, by=by)


def _page(request: DeskRequest) -> Callable[[Activity], str]:
    return lambda row: request.desk.door("outreach:activity", pk=row.pk)
