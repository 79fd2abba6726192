"""The rounds of a unit; for the finance bureau: issuing, changing, all units in one table, reading them all."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.monitoring.access import may_issue, may_read
from jixiao.cycle.monitoring.forms import LateForm, ReopenForm, RoundForm, UnitsForm, WindowForm
from jixiao.cycle.monitoring.issuing import add_units, change_round, grant_late, issue_round
from jixiao.cycle.monitoring.jobs import ask_to_read, last_reading_of
from jixiao.cycle.monitoring.models import MonitoringRound, MonitoringSheet
from jixiao.cycle.monitoring.queries import rounds_of, sheets_of, subject_of, units_to_monitor
from jixiao.cycle.monitoring.views.finding import authority_of, round_or_404
from jixiao.cycle.monitoring.views.listing import round_table
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Unit
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import REFUSED, AlreadyDone, Stale, refusals_into
from jixiao.web.stamp import stale_page

MOST_SHOWN = 24


@at_desk(may_read)
def show_rounds(request: DeskRequest) -> HttpResponse:
    """Show the sheets of this unit's year, and to the bureau its rounds."""
    desk = request.desk
    unit_year = desk.its_year
    handed = Handover.objects.filter(unit_year=unit_year, kind=HandoverKind.MONITORING)
    states = dict(handed.values_list("subject", "state")[:MOST_SHOWN])
    sheets = [
        (sheet, states.get(subject_of(sheet), HandoverState.DRAFT)) for sheet in sheets_of(unit_year)[:MOST_SHOWN]
    ]
    issues = desk.may(may_issue)
    rounds = list(rounds_of(authority_of(desk), year=desk.year)[:MOST_SHOWN]) if issues else []
    return render(request, "monitoring/rounds.html", {"sheets": sheets, "rounds": rounds, "issues": issues})


@at_desk(may_issue, write=may_issue)
def issue(request: DeskRequest) -> HttpResponse:
    """Issue a round."""
    desk = request.desk
    authority = authority_of(desk)
    years = units_to_monitor(authority, year=desk.year)
    form = RoundForm(request.POST or None, years=years, initial=usual_round(authority, desk.year))
    if request.method == "POST" and form.is_valid():
        told = {
            name: form.cleaned_data[name] for name in ("code", "title", "through_month", "opens", "closes", "warn_days")
        }
        demands = form.cleaned_data["demands"] or ""

        def act() -> str:
            one = issue_round(
                authority=authority, year=desk.year, units=form.chosen(), demands=demands, by=desk.actor, **told
            )
            messages.success(request, f"已布置{one.title}")
            return desk.door("monitoring:round", pk=one.pk)

        answer = _once(request, form, act)
        if answer is not None:
            return answer
    context = {"form": form, "title": f"布置 {desk.year} 年度双监控", "verb": "布置"}
    return render(request, "monitoring/issue.html", context, status=REFUSED if form.errors else 200)


def usual_round(authority: Unit, year: int) -> dict[str, object]:
    """Return what the form begins with: 每年 8 月集中监控 1—7 月, 8 月 31 日前报送 (财预〔2019〕136号)."""
    first = {"through_month": 7, "opens": datetime.date(year, 8, 1), "closes": datetime.date(year, 8, 31)}
    if rounds_of(authority, year=year).exists():
        return {}
    return {"code": f"{year}-08", "title": f"{year}年8月双监控", **first}


@at_desk(may_issue, write=may_issue)
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """Change when a round is handed in and what is asked for."""
    desk, one = request.desk, round_or_404(request.desk, pk)
    names = ("title", "opens", "closes", "warn_days", "demands")
    form = WindowForm(request.POST or None, stamp=one.version, initial={name: getattr(one, name) for name in names})
    back = desk.door("monitoring:round", pk=pk)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in names[:-1]}
        try:
            with refusals_into(form):
                change_round(
                    round=one, demands=form.cleaned_data["demands"] or "", by=desk.actor, stamp=form.stamp, **told
                )
                messages.success(request, "已修改")
                return redirect(back)
        except Stale as stale:
            one.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=one.version, saved="别人")
    context = {"form": form, "title": f"修改{one.title}", "verb": "保存", "round": one}
    return render(request, "monitoring/issue.html", context, status=REFUSED if form.errors else 200)


@at_desk(may_issue, write=may_issue)
def add(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask further units for a sheet."""
    desk, one = request.desk, round_or_404(request.desk, pk)
    there = set(one.sheets.values_list("unit_year", flat=True))
    years = [year for year in units_to_monitor(one.authority, year=one.year) if year.pk not in there]
    form = UnitsForm(request.POST or None, years=years)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            count = add_units(round=one, units=form.chosen(), by=desk.actor)
            messages.success(request, f"增加了 {count} 个单位")
            return redirect(desk.door("monitoring:round", pk=pk))
    context = {"form": form, "title": f"增加单位：{one.title}", "verb": "增加", "round": one, "nobody": not years}
    return render(request, "monitoring/issue.html", context, status=REFUSED if form.errors else 200)


@at_desk(may_issue)
def show_round(request: DeskRequest, pk: int) -> HttpResponse:
    """Show all units of a round: states and lights."""
    return round_page(request, round_or_404(request.desk, pk), None)


def round_page(request: DeskRequest, one: MonitoringRound, reopen: ReopenForm | None) -> HttpResponse:
    """Return the page of a round, or its table as XLSX; ``reopen`` is a form that was refused."""
    table = round_table(request, one)
    export = table.export()
    if export is not None:
        return export  # type: ignore[return-value]  # a FileResponse is an answer too
    context = {
        "round": one,
        "table": table,
        "last": last_reading_of(one),
        "reopen": reopen or ReopenForm(stamp=one.version),
    }
    return render(request, "monitoring/round.html", context, status=REFUSED if reopen else 200)


@require_POST
@at_desk(may_issue, write=may_issue)
def read_all(request: DeskRequest, pk: int) -> HttpResponse:
    """Read and light all sheets of a round in the background."""
    desk, one = request.desk, round_or_404(request.desk, pk)
    with transaction.atomic():
        claim(request, leads_to=desk.door("monitoring:round", pk=pk))
        job = ask_to_read(round=one, at=desk.its_year, by=desk.actor)
    return redirect("orgs:job", pk=job.pk)


@at_desk(may_issue, write=may_issue)
def late(request: DeskRequest, pk: int, sheet: int) -> HttpResponse:
    """Let one unit hand in later."""
    desk, one = request.desk, round_or_404(request.desk, pk)
    rows = MonitoringSheet.objects.select_related("unit_year__unit", "round")
    found = get_object_or_404(rows, pk=sheet, round=one)
    form = LateForm(request.POST or None, initial={"until": found.late_until, "reason": found.late_reason})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            grant_late(sheet=found, by=desk.actor, **form.cleaned_data)
            messages.success(request, f"已准予{found.unit_year.unit.name}延期")
            return redirect(desk.door("monitoring:round", pk=pk))
    context = {"form": form, "title": f"准予延期：{found.unit_year.unit.name}", "verb": "准予延期", "round": one}
    return render(request, "monitoring/issue.html", context, status=REFUSED if form.errors else 200)


def _once(request: DeskRequest, form: Any, act: Callable[[], str]) -> HttpResponse | None:  # noqa: ANN401 - any form
    """Do an act once and go where it leads; None where it was refused and the form says why."""
    answer: HttpResponse | None = None
    try:
        with refusals_into(form), transaction.atomic():
            back = request.desk.door("monitoring:rounds")
            claim(request, leads_to=back)
            answer = redirect(act())
    except AlreadyDone as done:
        answer = redirect(done.address)
    return answer
