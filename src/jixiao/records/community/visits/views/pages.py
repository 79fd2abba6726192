"""The list of visits, one visit, and writing it down."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.models import EnteredValue
from jixiao.measures.panel import proofs_panel
from jixiao.measures.reading import entered_in_force
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.community.access import may_keep, may_look, may_see_everybody
from jixiao.records.community.models import Visit, VisitOccasion
from jixiao.records.community.views.staleness import answer_stale
from jixiao.records.community.visits.forms import (
    ROWS,
    MetFormSet,
    VisitForm,
    initial_of,
    initial_of_met,
    met_in,
)
from jixiao.records.community.visits.queries import met_at, visits_of
from jixiao.records.community.visits.recording import amend_visit, record_visit, remove_visit, subject_of
from jixiao.records.community.workers.privacy import shown_name
from jixiao.records.community.writing import history_of
from jixiao.web.rows import row_wanted, with_one_more_row
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange


def visit_at(desk: Desk, pk: int) -> Visit:
    """Return a visit of the year."""
    rows = Visit.objects.select_related("unit_year__unit", "by")
    return get_object_or_404(rows, unit_year=desk.unit_year, removed_at=None, pk=pk)


@at_desk(may_look)
def visits(request: DeskRequest) -> HttpResponseBase:
    """Show the visits of the year."""
    table = _table(request)
    context = {"table": table, "may_keep": request.desk.may(may_keep), "entered": _entered(request.desk)}
    return table.export() or render(request, "community/visits/visits.html", context)


@at_desk(may_look)
def visit(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a visit, whom it reached, and what became of what they said."""
    desk = request.desk
    row = visit_at(desk, pk)
    sees = desk.may(may_see_everybody)
    context = {
        "visit": row, "met": [(one, shown_name(one.worker, desk)) for one in met_at(row)], "sees": sees,
        "may_keep": desk.may(may_keep), "proofs": proofs_panel(desk, subject_of(row), str(row)),
        "history": history_of(subject_of(row), desk.its_year),
    }  # fmt: skip
    return render(request, "community/visits/visit.html", context)


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Write a visit down."""
    desk = request.desk
    form = VisitForm(request.POST or None, initial={"day": desk.today if desk.today.year == desk.year else None})
    formset = _formset(request, [{"who": request.GET.get("who", "")[:60]}])
    if _is_sent(request) and form.is_valid() and formset.is_valid():
        met = met_in(formset, desk.unit.pk)
        if met is not None:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: record_visit(unit_year=desk.its_year, values=form.values(), met=met, by=desk.actor),
                    lambda row: desk.door("community:visit", pk=row.pk),
                )
    back = desk.door("community:visits")
    return _form(request, form, formset, title="登记走访", verb="登记", back=back)


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a visit."""
    desk = request.desk
    row = visit_at(desk, pk)
    form = VisitForm(request.POST or None, initial=initial_of(row), stamp=row.version)
    formset = _formset(request, initial_of_met(met_at(row)))
    back = desk.door("community:visit", pk=row.pk)
    if _is_sent(request) and form.is_valid() and formset.is_valid():
        met = met_in(formset, desk.unit.pk)
        try:
            if met is not None:
                with refusals_into(form):
                    return done_once(
                        request,
                        lambda: amend_visit(visit=row, values=form.values(), met=met, stamp=form.stamp, by=desk.actor),
                        lambda _: back,
                    )
        except Stale:
            fresh = visit_at(desk, pk)
            return answer_stale(
                request, form=form, theirs=initial_of(fresh), stamp=fresh.version, subject=subject_of(row)
            )
    return _form(request, form, formset, title="修改走访", verb="保存修改", back=back, visit=row)


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take out a visit that was written down by mistake."""
    desk = request.desk
    row = visit_at(desk, pk)
    return ask_reason(
        request,
        question=f"删除走访 {row.code}？",
        consequence="只删登记错的；删除以后不再计数。",
        label="删除原因",
        verb="删除",
        back=desk.door("community:visit", pk=row.pk),
        leads_to=desk.door("community:visits"),
        act=lambda reason: remove_visit(visit=row, reason=reason, stamp=row.version, by=desk.actor),
    )


def _entered(desk: Desk) -> EnteredValue | None:
    """Return how many were visited as somebody entered it, where there is no visit to count."""
    if Visit.objects.filter(unit_year=desk.unit_year, removed_at=None).exists():
        return None
    return entered_in_force(desk.its_year).get("community.visited_workers_day")


def _is_sent(request: DeskRequest) -> bool:
    return request.method == "POST" and not row_wanted(request, prefix=ROWS)


def _formset(request: DeskRequest, initial: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - a formset of visited people
    wanted = row_wanted(request, prefix=ROWS)
    given = with_one_more_row(request.POST, prefix=ROWS) if wanted else request.POST or None
    return MetFormSet(given, prefix=ROWS, initial=initial)


def _form(request: DeskRequest, form: object, formset: object, **context: Any) -> HttpResponse:  # noqa: ANN401 - what the page shows
    shared = {"form": form, "formset": formset, "list_url": request.desk.door("community:visits")}
    return render(request, "community/visits/form.html", {**shared, **context})


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk
    new_url = desk.door("community:visit_new") if desk.may(may_keep) else ""
    return DataTable(
        request=request,
        title="走访慰问",
        queryset=visits_of(desk.its_year),
        columns=(
            Column("code", "编号", sort_by="pk", value=lambda row: row.code,
                   link=lambda row: desk.door("community:visit", pk=row.pk)),
            Column("day", "日期", kind="day", sort_by="day"),
            Column("occasion", "事由", sort_by="occasion", value=lambda row: row.get_occasion_display()),
            Column("went", "走访人员", kind="long"),
            Column("people", "走访人数", kind="number", unit="人", sort_by="people"),
            Column("worth", "慰问金额", kind="yuan", sort_by="worth",
                   value=lambda row: row.worth if row.gifts else NOT_APPLICABLE),
            Column("asked", "转为诉求", kind="number", unit="件", sort_by="asked"),
        ),
        filters=(
            Contains("q", "人员、地点", fields=("went", "place", "note")),
            Choice("occasion", "事由", field="occasion", choices=list(VisitOccasion.choices)),
            DayRange("day", "日期", field="day"),
        ),
        order=("-day", "-pk"),
        empty=("还没有走访记录", "登记走访了谁、送了什么、听到什么；需要答复的自动转为诉求。"),
        empty_door=("登记走访", new_url) if new_url else None,
        note="全国科技工作者日的走访人数计入 KX-C06",
    )  # fmt: skip
