"""Activities of associations and papers of advice: listed, shown, written down, changed, taken out."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.community.access import may_keep, may_look
from jixiao.records.community.meetings.forms import MeetingForm, PaperForm, initial_of
from jixiao.records.community.meetings.recording import (
    amend_meeting,
    amend_paper,
    record_meeting,
    record_paper,
    remove_meeting,
    remove_paper,
    subject_of,
)
from jixiao.records.community.models import AdvicePaper, Meeting, MeetingKind
from jixiao.records.community.organisations.queries import organisations_of
from jixiao.records.community.views.staleness import answer_stale
from jixiao.records.community.writing import history_of
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange


def meeting_at(desk: Desk, pk: int) -> Meeting:
    """Return an activity of the year."""
    rows = Meeting.objects.select_related("unit_year__unit", "organisation", "by")
    return get_object_or_404(rows, unit_year=desk.unit_year, removed_at=None, pk=pk)


def paper_at(desk: Desk, pk: int) -> AdvicePaper:
    """Return a paper of the year."""
    rows = AdvicePaper.objects.select_related("unit_year__unit", "organisation", "by")
    return get_object_or_404(rows, unit_year=desk.unit_year, removed_at=None, pk=pk)


@at_desk(may_look)
def meetings(request: DeskRequest) -> HttpResponseBase:
    """Show the activities of the year."""
    table = _meetings_table(request)
    context = {"table": table, "may_keep": request.desk.may(may_keep)}
    return table.export() or render(request, "community/meetings/meetings.html", context)


@at_desk(may_look)
def papers(request: DeskRequest) -> HttpResponseBase:
    """Show the papers of the year."""
    table = _papers_table(request)
    context = {"table": table, "may_keep": request.desk.may(may_keep)}
    return table.export() or render(request, "community/meetings/papers.html", context)


@at_desk(may_look)
def meeting(request: DeskRequest, pk: int) -> HttpResponse:
    """Show an activity."""
    row = meeting_at(request.desk, pk)
    return render(request, "community/meetings/meeting.html", {"meeting": row, **_shared(request, row)})


@at_desk(may_look)
def paper(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a paper."""
    row = paper_at(request.desk, pk)
    return render(request, "community/meetings/paper.html", {"paper": row, **_shared(request, row)})


@at_desk(may_keep, write=may_keep)
def meeting_new(request: DeskRequest) -> HttpResponse:
    """Write an activity down."""
    desk = request.desk
    form = MeetingForm(request.POST or None, organisations=organisations_of(desk.unit).order_by("name"))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: record_meeting(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda row: desk.door("community:meeting", pk=row.pk),
            )
    back = desk.door("community:meetings")
    return _form(request, form, title="登记活动", verb="登记", back=back, list_title="协会和支部活动", list_url=back)


@at_desk(may_keep, write=may_keep)
def paper_new(request: DeskRequest) -> HttpResponse:
    """Write a paper down."""
    desk = request.desk
    form = PaperForm(request.POST or None, organisations=organisations_of(desk.unit).order_by("name"))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: record_paper(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda row: desk.door("community:paper", pk=row.pk),
            )
    back = desk.door("community:papers")
    return _form(request, form, title="登记报告", verb="登记", back=back, list_title="决策咨询报告", list_url=back)


@at_desk(may_keep, write=may_keep)
def meeting_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change an activity."""
    desk = request.desk
    row = meeting_at(desk, pk)
    form = MeetingForm(
        request.POST or None, initial=initial_of(row), stamp=row.version,
        organisations=organisations_of(desk.unit).order_by("name"),
    )  # fmt: skip
    here = desk.door("community:meeting", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_meeting(meeting=row, values=form.values(), stamp=form.stamp, by=desk.actor),
                    lambda _: here,
                )
        except Stale:
            return _stale(request, form, meeting_at(desk, pk))
    list_url = desk.door("community:meetings")
    return _form(
        request, form, title="修改活动", verb="保存修改", back=here, list_title="协会和支部活动", list_url=list_url
    )


@at_desk(may_keep, write=may_keep)
def paper_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a paper."""
    desk = request.desk
    row = paper_at(desk, pk)
    form = PaperForm(
        request.POST or None, initial=initial_of(row), stamp=row.version,
        organisations=organisations_of(desk.unit).order_by("name"),
    )  # fmt: skip
    here = desk.door("community:paper", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_paper(paper=row, values=form.values(), stamp=form.stamp, by=desk.actor),
                    lambda _: here,
                )
        except Stale:
            return _stale(request, form, paper_at(desk, pk))
    list_url = desk.door("community:papers")
    return _form(
        request, form, title="修改报告", verb="保存修改", back=here, list_title="决策咨询报告", list_url=list_url
    )


@at_desk(may_keep, write=may_keep)
def meeting_remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take out an activity that was written down by mistake."""
    desk = request.desk
    row = meeting_at(desk, pk)
    return _ask_to_remove(
        request, row, leads_to=desk.door("community:meetings"), back=desk.door("community:meeting", pk=row.pk),
        act=lambda reason: remove_meeting(meeting=row, reason=reason, stamp=row.version, by=desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def paper_remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take out a paper that was written down by mistake."""
    desk = request.desk
    row = paper_at(desk, pk)
    return _ask_to_remove(
        request, row, leads_to=desk.door("community:papers"), back=desk.door("community:paper", pk=row.pk),
        act=lambda reason: remove_paper(paper=row, reason=reason, stamp=row.version, by=desk.actor),
    )  # fmt: skip


def _ask_to_remove(
    request: DeskRequest, row: Meeting | AdvicePaper, *, leads_to: str, back: str, act: Callable[[str], object]
) -> HttpResponse:
    return ask_reason(
        request,
        question=f"删除「{row.title}」？",
        consequence="只删登记错的；删除以后不再计数。",
        label="删除原因",
        verb="删除",
        back=back,
        leads_to=leads_to,
        act=act,
    )


def _stale(request: DeskRequest, form: Any, fresh: Meeting | AdvicePaper) -> HttpResponse:  # noqa: ANN401 - a form of this part
    return answer_stale(request, form=form, theirs=initial_of(fresh), stamp=fresh.version, subject=subject_of(fresh))


def _shared(request: DeskRequest, row: Meeting | AdvicePaper) -> dict[str, object]:
    desk, subject = request.desk, subject_of(row)
    return {
        "may_keep": desk.may(may_keep), "proofs": proofs_panel(desk, subject, row.title),
        "history": history_of(subject, desk.its_year),
    }  # fmt: skip


def _form(request: DeskRequest, form: object, **context: str) -> HttpResponse:
    return render(request, "community/form.html", {"form": form, **context})


def _meetings_table(request: DeskRequest) -> DataTable:
    desk = request.desk
    new_url = desk.door("community:meeting_new") if desk.may(may_keep) else ""
    return DataTable(
        request=request,
        title="协会和支部活动",
        queryset=Meeting.objects.filter(unit_year=desk.unit_year, removed_at=None).select_related("organisation"),
        columns=(
            Column("title", "活动名称", sort_by="title", link=lambda row: desk.door("community:meeting", pk=row.pk)),
            Column("day", "日期", kind="day", sort_by="day"),
            Column("kind", "活动主体", sort_by="kind", value=lambda row: row.get_kind_display()),
            Column("organisation", "科协组织", value=lambda row: str(row.organisation or "")),
            Column("people", "参加", kind="number", unit="人", sort_by="people", total=True),
            Column("advice", "咨询建言", kind="number", unit="次", sort_by="advice", total=True,
                   value=lambda row: _asked_of(row, row.advice, MeetingKind.ELDER)),
            Column("services", "服务", kind="number", unit="次", sort_by="services", total=True,
                   value=lambda row: _asked_of(row, row.services, MeetingKind.FARM)),
        ),
        filters=(
            Contains("q", "名称、地点或情况", fields=("title", "place", "what")),
            Choice("kind", "活动主体", field="kind", choices=list(MeetingKind.choices)),
            DayRange("day", "日期", field="day"),
        ),
        order=("-day", "-pk"),
        empty=("还没有协会和支部活动", "老科协、反邪教协会、农技协和党支部的登记在这里；科普活动登记到「科普活动」。"),
        empty_door=("登记活动", new_url) if new_url else None,
        note="老科协的咨询建言次数计入 KX-C23，农技协的服务次数计入农技协服务",
    )  # fmt: skip


def _papers_table(request: DeskRequest) -> DataTable:
    desk = request.desk
    new_url = desk.door("community:paper_new") if desk.may(may_keep) else ""
    return DataTable(
        request=request,
        title="决策咨询报告",
        queryset=AdvicePaper.objects.filter(unit_year=desk.unit_year, removed_at=None),
        columns=(
            Column("title", "报告题目", sort_by="title", link=lambda row: desk.door("community:paper", pk=row.pk)),
            Column("author", "作者或课题组"),
            Column("handed_to", "报送对象"),
            Column("handed_on", "报送日期", kind="day", sort_by="handed_on"),
            Column("outcome", "批示或采纳情况", kind="long"),
        ),
        filters=(Contains("q", "题目或作者", fields=("title", "author")),),
        order=("-handed_on", "-pk"),
        empty=("还没有决策咨询报告", "报送过的建议、调研报告登记在这里，计入 KX-C33。"),
        empty_door=("登记报告", new_url) if new_url else None,
    )  # fmt: skip


def _asked_of(row: Meeting, number: int | None, kind: MeetingKind) -> int | Absent | None:
    """Return a number that only one kind of association has to tell: 未填 there, and nothing to tell elsewhere."""
    return NOT_APPLICABLE if number is None and row.kind != kind else number
