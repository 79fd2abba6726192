"""One unit's sheet: both lights, both curves, the money, the indicators, and what stands in the way of 送审."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.monitoring.access import may_fill, may_issue, may_read
from jixiao.cycle.monitoring.charting import chart_of
from jixiao.cycle.monitoring.explaining import tell_summary
from jixiao.cycle.monitoring.forecasting import ahead_of
from jixiao.cycle.monitoring.forms import SummaryForm
from jixiao.cycle.monitoring.lighting import spent_of
from jixiao.cycle.monitoring.models import Colour, ExecutionLine, MonitoringLine, MonitoringSheet
from jixiao.cycle.monitoring.queries import executions_of, last_day_of, lines_of, subject_of
from jixiao.cycle.monitoring.reading import read_sheet
from jixiao.cycle.monitoring.submitting import OFF_COURSE, blockers_of, wants_of
from jixiao.cycle.monitoring.views.finding import sheet_or_404
from jixiao.cycle.monitoring.wording import (
    cause_words,
    forecast_words,
    money_words,
    shape_of,
    target_words,
    to_date_words,
)
from jixiao.engine.scoring.monitoring import light_rules
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import handover_of, is_workable
from jixiao.orgs.handover_panel import panel_of
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Stale
from jixiao.web.stamp import stale_page


@at_desk(may_read)
def show_sheet(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the sheet of the unit in a round."""
    desk = request.desk
    return render(
        request, "monitoring/sheet.html", sheet_context(desk, sheet_or_404(desk, pk), request.GET.get("light", ""))
    )


def sheet_context(desk: Desk, sheet: MonitoringSheet, light: str = "") -> dict[str, Any]:
    """Return what the page of a sheet shows; ``light`` shows the indicators of one colour alone."""
    handover = handover_of(sheet.unit_year, HandoverKind.MONITORING, subject=subject_of(sheet))
    workable = is_workable(handover) and not desk.is_closed and sheet.round.closed_at is None
    lines, executions = lines_of(sheet), executions_of(sheet)
    blockers = blockers_of(sheet) if workable else ()
    names = [(line.code, line.name) for line in lines]
    counts = [(colour, sum(1 for line in lines if line.light == colour)) for colour in Colour]
    return {
        "sheet": sheet,
        "round": sheet.round,
        "handover": handover,
        "last_day": last_day_of(sheet),
        "rules": light_rules(sheet.rules) if sheet.rules else None,
        "chart": chart_of(sheet, ahead_of(sheet, lines, executions)),
        "whole": next((row for row in executions if not row.project_code), None),
        "executions": [_execution(row) for row in executions],
        "lines": [_line(line) for line in lines if light not in Colour.values or line.light == light],
        "counts": [(colour, count) for colour, count in counts if count],
        "light": light,
        "listed": len(lines),
        "may_type": workable and desk.may(may_fill) and sheet.read_at is not None,
        "may_read": workable and (desk.may(may_fill) or desk.may(may_issue)),
        "issues": desk.may(may_issue),
        "summary_form": SummaryForm(initial={"summary": sheet.summary}, stamp=sheet.version),
        "panel": panel_of(
            desk,
            handover,
            obstacles=[(blocker.words, blocker.anchor) for blocker in blockers],
            markable=[] if is_workable(handover) else names,
            kwargs={"pk": sheet.round_id},
        ),
    }


def _line(line: MonitoringLine) -> dict[str, Any]:
    return {
        "row": line,
        "colour": shape_of(line),
        "target": target_words(line),
        "due": to_date_words(line),
        "forecast": forecast_words(line),
        "wants": wants_of(line),
        "is_off": line.light in OFF_COURSE,
        "causes": cause_words(line),
    }


def _execution(row: ExecutionLine) -> dict[str, Any]:
    spent = spent_of(row)
    return {
        "row": row,
        "colour": shape_of(row),
        "initial": money_words(row.initial),
        "budget": money_words(row.budget),
        "spent": money_words(spent),
        "forecast": money_words(row.forecast if row.forecast_typed is None else row.forecast_typed),
        "wants": wants_of(row),
        "is_off": row.light in OFF_COURSE,
        "causes": cause_words(row),
    }


@require_POST
@at_desk(may_read, write=may_fill | may_issue)
def read(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the readings of the sheet and light it."""
    desk, address = request.desk, request.desk.door("monitoring:sheet", pk=pk)
    with transaction.atomic():
        claim(request, leads_to=address)
        read_sheet(sheet=sheet_or_404(desk, pk), by=desk.actor)
    messages.success(request, "已取数亮灯")
    return redirect(address)


@require_POST
@at_desk(may_fill, write=may_fill)
def summarise(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the summary."""
    sheet, form = sheet_or_404(request.desk, pk), SummaryForm(request.POST)
    address = request.desk.door("monitoring:sheet", pk=pk)
    if form.is_valid():
        try:
            tell_summary(sheet=sheet, text=form.cleaned_data["summary"] or "", by=request.desk.actor, stamp=form.stamp)
            messages.success(request, "已保存总体情况")
        except Stale as stale:
            sheet.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=sheet.version, saved="别人", back=address)
    return redirect(address)
