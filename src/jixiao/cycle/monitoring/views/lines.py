"""One row: what the clerk says of an indicator or of the money, its traces, and how it is turned into a 整改."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.monitoring.access import may_fill, may_issue, may_read
from jixiao.cycle.monitoring.explaining import explain_execution, explain_line
from jixiao.cycle.monitoring.forms import ExecutionForm, LineForm, RectifyForm, initial_of
from jixiao.cycle.monitoring.models import ExecutionLine, MonitoringLine
from jixiao.cycle.monitoring.queries import subject_of
from jixiao.cycle.monitoring.rectifying import ask_rectification
from jixiao.cycle.monitoring.submitting import OFF_COURSE, wants_of
from jixiao.cycle.monitoring.views.finding import execution_or_404, line_or_404
from jixiao.cycle.monitoring.wording import (
    cause_words,
    forecast_words,
    money_words,
    shape_of,
    target_words,
    to_date_words,
)
from jixiao.engine.scoring.monitoring import light_rules_for
from jixiao.measures.doors import link_of
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import nth_working_day
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.handing import handover_of, is_workable
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import REFUSED, Stale, refusals_into
from jixiao.web.stamp import StampedForm, stale_page
from jixiao.web.trace import trace_page

Row = MonitoringLine | ExecutionLine
TRACES = {"light": "trace", "value": "value_trace", "forecast": "forecast_trace"}


@at_desk(may_read, write=may_fill)
def edit_line(request: DeskRequest, pk: int) -> HttpResponse:
    """Show an indicator, and take what the clerk says of it."""
    line = line_or_404(request.desk, pk)
    initial = {**initial_of(line), "typed": line.typed, "forecast": line.forecast_typed}
    form = LineForm(request.POST or None, line=line, initial=initial, stamp=line.version)

    def act() -> None:
        told = form.cleaned_data
        explain_line(
            line=line,
            said=form.said(),
            typed=told.get("typed") or "",
            forecast=told["forecast"] or "",
            by=request.desk.actor,
            stamp=form.stamp,
        )

    return _edit(request, line, form, act, f"#field-{line.code}")


@at_desk(may_read, write=may_fill)
def edit_execution(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the money, and take what the clerk says of it."""
    row = execution_or_404(request.desk, pk)
    initial = {**initial_of(row), "executed": row.executed_typed, "forecast": row.forecast_typed}
    form = ExecutionForm(request.POST or None, row=row, initial=initial, stamp=row.version)

    def act() -> None:
        explain_execution(
            row=row,
            said=form.said(),
            executed=form.money("executed"),
            forecast=form.money("forecast"),
            by=request.desk.actor,
            stamp=form.stamp,
        )

    return _edit(request, row, form, act, f"#execution-{row.pk}")


def _edit(request: DeskRequest, row: Row, form: StampedForm, act: Callable[[], None], anchor: str) -> HttpResponse:
    back = request.desk.door("monitoring:sheet", pk=row.sheet.round_id)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                act()
                messages.success(request, f"「{row.name}」已保存")
                return redirect(f"{back}{anchor}")
        except Stale as stale:
            row.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=row.version, saved="别人")
    return _page(request, row, form=form)


def _page(
    request: DeskRequest, row: Row, *, form: StampedForm | None = None, rectify: RectifyForm | None = None
) -> HttpResponse:
    desk, sheet = request.desk, row.sheet
    handover = handover_of(sheet.unit_year, HandoverKind.MONITORING, subject=subject_of(sheet))
    is_line = isinstance(row, MonitoringLine)
    faulty = any(one is not None and one.errors for one in (form, rectify))
    context: dict[str, Any] = {
        "row": row,
        "colour": shape_of(row),
        "sheet": sheet,
        "round": sheet.round,
        "kind": "line" if is_line else "execution",
        "form": form,
        "figures": _figures(row),
        "wants": wants_of(row),
        "is_off": row.light in OFF_COURSE,
        "causes": cause_words(row),
        "may_type": is_workable(handover)
        and sheet.round.closed_at is None
        and not desk.is_closed
        and desk.may(may_fill),
        "may_rectify": desk.may(may_issue) and row.rectify_at is None and not desk.is_closed,
        "rectify": rectify or RectifyForm(stamp=row.version, initial=usual_demand(row, on=desk.today)),
    }
    return render(request, "monitoring/line.html", context, status=REFUSED if faulty else 200)


def usual_demand(row: Row, *, on: datetime.date) -> dict[str, object]:
    """Return what the form begins with: the unit's own measures, and the usual number of working days."""
    days = light_rules_for(row.sheet.unit_year.year).mending_days
    return {"demand": row.measures, "due": nth_working_day(on, days, work_calendar())}


def _figures(row: Row) -> list[tuple[str, str]]:
    if isinstance(row, MonitoringLine):
        found = [("年度指标值", target_words(row)), ("应完成", to_date_words(row)), ("全年预计", forecast_words(row))]
        return [(name, words) for name, words in found if words]
    forecast = row.forecast if row.forecast_typed is None else row.forecast_typed
    return [
        ("年初预算数", f"{money_words(row.initial)} 万元"),
        ("全年预算数", f"{money_words(row.budget)} 万元"),
        ("全年预计执行数", f"{money_words(forecast)} 万元"),
    ]


@require_POST
@at_desk(may_issue, write=may_issue)
def rectify_line(request: DeskRequest, pk: int) -> HttpResponse:
    """Turn an indicator into a rectification."""
    return _rectify(request, line_or_404(request.desk, pk))


@require_POST
@at_desk(may_issue, write=may_issue)
def rectify_execution(request: DeskRequest, pk: int) -> HttpResponse:
    """Turn the money into a rectification."""
    return _rectify(request, execution_or_404(request.desk, pk))


def _rectify(request: DeskRequest, row: Row) -> HttpResponse:
    form = RectifyForm(request.POST)
    if form.is_valid():
        told, actor = form.cleaned_data, request.desk.actor
        back = request.desk.door("monitoring:sheet", pk=row.sheet.round_id)
        try:
            with refusals_into(form), transaction.atomic():
                claim(request, leads_to=back)
                ask_rectification(row=row, demand=told["demand"], due=told["due"], by=actor, stamp=form.stamp)
                messages.success(request, f"「{row.name}」已转整改，请到「结果应用」确认、下通知")
                return redirect(back)
        except Stale as stale:
            row.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=row.version, saved="别人")
    return _page(request, row, rectify=form)


@at_desk(may_read)
def trace_line(request: DeskRequest, pk: int, of: str) -> HttpResponse:
    """Show where the light, the value or the forecast of an indicator comes from."""
    return _trace(request, line_or_404(request.desk, pk), of)


@at_desk(may_read)
def trace_execution(request: DeskRequest, pk: int, of: str) -> HttpResponse:
    """Show where the light, the amount or the forecast of the money comes from."""
    return _trace(request, execution_or_404(request.desk, pk), of)


def _trace(request: DeskRequest, row: Row, of: str) -> HttpResponse:
    trace = getattr(row, TRACES[of]) if of in TRACES else {}
    if not trace:
        raise Http404
    return trace_page(request, trace, link_of=lambda reference: link_of(request.desk, reference))
