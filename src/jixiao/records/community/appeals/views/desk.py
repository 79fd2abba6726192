"""The list of appeals, one appeal, and taking one at the desk."""

from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.community.access import may_answer, may_keep, may_look, may_refuse, may_see_everybody
from jixiao.records.community.appeals.asking import see_asker, show_code
from jixiao.records.community.appeals.assigning import lead_of
from jixiao.records.community.appeals.deadlines import days_left, usual_deadline
from jixiao.records.community.appeals.door import FIELDS, door_of, keep_door
from jixiao.records.community.appeals.forms.desk import AskForm, DoorForm
from jixiao.records.community.appeals.queries import UNDER_WAY, appeals_of, steps_of
from jixiao.records.community.appeals.receiving import receive_at_desk
from jixiao.records.community.appeals.stepping import subject_of
from jixiao.records.community.models import (
    ANSWERED,
    Appeal,
    AppealKind,
    AppealSource,
    AppealState,
    Handling,
    HandlingRole,
    HandlingState,
)
from jixiao.records.community.writing import history_of
from jixiao.web.once import token_of
from jixiao.web.paper_codes import spaced
from jixiao.web.qr import qr_code
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange

CHIPS = {
    AppealState.RECEIVED: "draft", AppealState.ASSIGNED: "sent", AppealState.ANSWERED: "approved",
    AppealState.RATED: "approved", AppealState.CLOSED: "public", AppealState.REFUSED: "returned",
}  # fmt: skip
NOT_SHOWN = "（只有填报人和审核人能看）"


def appeal_at(desk: Desk, pk: int) -> Appeal:
    """Return an appeal of the year."""
    return get_object_or_404(appeals_of(desk.its_year).select_related("visited__visit", "answered_by"), pk=pk)


@at_desk(may_look)
def appeals(request: DeskRequest) -> HttpResponseBase:
    """Show the appeals of the year."""
    desk = request.desk
    table = _table(request)
    door = door_of(desk.unit.pk)
    context = {"table": table, "may_keep": desk.may(may_keep), "door": door}
    return table.export() or render(request, "community/appeals/appeals.html", context)


@at_desk(may_see_everybody)
def appeal(request: DeskRequest, pk: int) -> HttpResponse:
    """Show an appeal: what is asked, who has it in hand, what was done."""
    desk = request.desk
    row = appeal_at(desk, pk)
    context = {
        "appeal": row, "chip": CHIPS[AppealState(row.state)], "steps": steps_of(row), "lead": lead_of(row),
        "handlings": list(row.handlings.select_related("person").order_by("-asked_at", "pk")),
        "usual": usual_deadline(row), "left": days_left(row, desk.today) if row.state in UNDER_WAY else None,
        "under_way": row.state in UNDER_WAY, "in_hand": row.state == AppealState.ASSIGNED,
        "answered": row.state in ANSWERED, "may_keep": desk.may(may_keep), "may_answer": desk.may(may_answer),
        "may_refuse": desk.may(may_refuse), "may_call": row.state in (*ANSWERED, AppealState.CLOSED),
        "has_asker": bool(row.asker or row.worker_id),
        "proofs": proofs_panel(desk, subject_of(row), row.number),
        "history": history_of(subject_of(row), desk.its_year),
    }  # fmt: skip
    return render(request, "community/appeals/appeal.html", context)


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Take an appeal that came by letter, call or in person."""
    desk = request.desk
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            worker = form.worker(desk.unit.pk)
            once = str(token_of(request) or desk.at.timestamp())
            return done_once(
                request,
                lambda: receive_at_desk(
                    unit_year=desk.its_year, asked=form.asked(), worker=worker, once=once, by=desk.actor
                ),
                lambda row: desk.door("community:appeal", pk=row.pk),
            )
    back = desk.door("community:appeals")
    context = {
        "form": form, "title": "登记诉求", "verb": "登记", "back": back, "list_title": "诉求建议", "list_url": back,
        "lead": "来信、来电、来访的诉求登记在这里；走访听到的随走访自动登记",
    }  # fmt: skip
    return render(request, "community/form.html", context)


@require_POST
@at_desk(may_keep, write=may_keep)
def code(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the code of an appeal that the office hands over; the look is written down."""
    desk = request.desk
    row = appeal_at(desk, pk)
    door = door_of(desk.unit.pk)
    url = reverse("home:status", kwargs={"token": door.token}) if door else ""
    found = spaced(show_code(appeal=row, by=desk.actor))
    context = {"appeal": row, "code": found, "url": request.build_absolute_uri(url) if url else ""}
    return _unkept(render(request, "community/appeals/code.html", context))


@require_POST
@at_desk(may_see_everybody, write=may_answer)
def asker(request: DeskRequest, pk: int) -> HttpResponse:
    """Show who asked, in full; the look is written down."""
    row = appeal_at(request.desk, pk)
    name, phone = see_asker(appeal=row, by=request.desk.actor)
    return _unkept(render(request, "community/appeals/asker.html", {"appeal": row, "name": name, "phone": phone}))


@at_desk(may_keep, write=may_keep)
def door(request: DeskRequest) -> HttpResponse:
    """Open, change or shut the public door."""
    desk = request.desk
    kept = door_of(desk.unit.pk)
    initial = {name: getattr(kept, name) for name in FIELDS} if kept else {"is_open": True, "working_days": 15}
    form = DoorForm(request.POST or None, initial=initial)
    here = desk.door("community:door")
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: keep_door(unit_year=desk.its_year, values=form.cleaned_data, by=desk.actor),
                lambda _: here,
            )
    urls = {}
    if kept:
        for name in ("hand_in", "status"):
            urls[name] = request.build_absolute_uri(reverse(f"home:{name}", kwargs={"token": kept.token}))
    code = qr_code(urls["hand_in"], look="home-code") if urls else ""
    return render(request, "community/appeals/door.html", {"form": form, "door": kept, "urls": urls, "code": code})


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk
    sees = desk.may(may_see_everybody)
    leads = Handling.objects.filter(appeal=OuterRef("pk"), role=HandlingRole.LEAD)
    leads = leads.filter(state__in=[HandlingState.ASKED, HandlingState.DONE]).order_by("-pk")
    rows = appeals_of(desk.its_year).annotate(lead_office=Subquery(leads.values("office")[:1]))
    filters = (
        Choice("state", "状态", field="state", choices=list(AppealState.choices)),
        Choice("kind", "类别", field="kind", choices=list(AppealKind.choices)),
        Choice("source", "来源", field="source", choices=list(AppealSource.choices)),
        DayRange("deadline", "答复期限", field="deadline"),
    )
    words = (Contains("q", "编号或内容", fields=("number", "topic", "text")),) if sees else ()
    return DataTable(
        request=request,
        title="诉求建议",
        queryset=rows,
        columns=(
            Column("number", "编号", sort_by="pk", value=lambda row: row.number,
                   link=(lambda row: desk.door("community:appeal", pk=row.pk)) if sees else None),
            Column("topic", "标题", kind="long", value=lambda row: row.topic if sees else NOT_SHOWN),
            Column("kind", "类别", sort_by="kind", value=lambda row: row.get_kind_display()),
            Column("source", "来源", sort_by="source", value=lambda row: row.get_source_display()),
            Column("received", "收到", kind="day", sort_by="received_at", value=lambda row: row.received_at),
            Column("lead", "承办单位", value=lambda row: row.lead_office or row.refused_by),
            Column("deadline", "答复期限", kind="day", sort_by="deadline"),
            Column("state", "状态", sort_by="state", value=lambda row: row.get_state_display()),
            Column("rating", "评价", sort_by="rating", value=lambda row: row.get_rating_display() or NOT_APPLICABLE),
        ),
        filters=(*words, *filters),
        order=("deadline", "-pk"),
        row_css=lambda row: "is-error" if _is_late(row, desk) else "",
        empty=("还没有诉求建议", "走访时选“需要答复”、网上提交或在这里登记的，都列在这里。"),
        note="逾期没有答复的标红",
    )  # fmt: skip


def _is_late(row: Appeal, desk: Desk) -> bool:
    return row.state in UNDER_WAY and row.deadline is not None and row.deadline < desk.today
