"""All problems of the units a reviewer sees, the escalation list among them, and notices for several units at once."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from jixiao.cycle.followup.access import may_see_all
from jixiao.cycle.followup.bulking import Act
from jixiao.cycle.followup.escalating import proposed_step, steps_taken, with_steps_taken
from jixiao.cycle.followup.finding import confirm_problem
from jixiao.cycle.followup.issuing import issue_notice, shorter_deadline, usual_deadline
from jixiao.cycle.followup.lighting import light_of
from jixiao.cycle.followup.models import BulkKind, Letter, LetterKind, Problem, ProblemState, Source
from jixiao.cycle.followup.problem_table import PLAN
from jixiao.cycle.followup.queries import all_problems, authority_of_unit, overdue_problems
from jixiao.cycle.followup.recurring import again_words, later_words, with_recurrence
from jixiao.cycle.followup.views.bulk import act_on, answer_bulk, grouped, picked
from jixiao.engine.scoring.advice import advice_table
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import WorkCalendar
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.seat import Desk
from jixiao.web.table import Choice, Column, Contains, DataTable
from jixiao.web.typed import Misread, read_day

PICKABLE = (ProblemState.PROPOSED, ProblemState.OPEN)


@at_desk(may_see_all)
def show_all(request: DeskRequest) -> HttpResponseBase:
    """Show the problems of all units; with ``late`` those past their day, and the step that is due."""
    desk = request.desk
    late = bool(request.GET.get("late"))
    rows = with_recurrence(with_steps_taken(all_problems(desk)))
    table = _table(request, overdue_problems(rows, on=desk.today) if late else rows)
    context = {
        "table": table,
        "late": late,
        "deadline": usual_deadline(LetterKind.NOTICE, on=desk.today),
        "shorter": shorter_deadline(on=desk.today),
        "rules": advice_table(),
        "import_url": desk.door("orgs:import", plan=PLAN.key),
    }
    return table.export() or render(request, "followup/all.html", context)


def _table(request: DeskRequest, rows: Any) -> DataTable:  # noqa: ANN401 - a queryset
    desk, today, calendar = request.desk, request.desk.today, work_calendar()
    return DataTable(
        request=request,
        title=f"{desk.year} 年度问题整改一览",
        queryset=rows,
        columns=(
            Column("title", "问题", sort_by="title", link=_address(desk, "followup:problem")),
            Column("pick", "选择", value=_box),
            Column(
                "unit", "单位", width="w-l", sort_by="unit_year__unit__name", value=lambda row: row.unit_year.unit.name
            ),
            Column("source", "来源", sort_by="source", words=dict(Source.choices)),
            Column("state", "状态", sort_by="state", words=dict(ProblemState.choices)),
            Column("light", "整改进度", kind="light", value=lambda row: light_of(row, on=today, calendar=calendar)),
            Column(
                "step",
                "应办",
                value=lambda row: _step(row, today, calendar),
                link=lambda row: _to_step(row, desk, today, calendar),
            ),
            Column("taken", "已办", value=_taken),
            Column("due", "期限", kind="day", width="w-s", sort_by="due", value=lambda row: row.due or NOT_APPLICABLE),
            Column("responsible", "责任人", sort_by="responsible", default_shown=False),
            Column("repeats", "上年同类问题", value=again_words),
            Column("later", "以后有没有再出现", value=later_words, default_shown=False),
            Column(
                "notice",
                "通知文号",
                default_shown=False,
                value=lambda row: row.notice.number if row.notice else NOT_APPLICABLE,
            ),
        ),
        filters=(
            Contains("q", "单位或问题", fields=("unit_year__unit__name", "unit_year__unit__initials", "title")),
            Choice("state", "状态", field="state", choices=ProblemState.choices),
            Choice("source", "来源", field="source", choices=Source.choices),
        ),
        order=("due", "unit_year__unit__code", "pk"),
        empty=("没有问题", "评价认定后等级为中、差或失分过半的指标会自动提出，也可以在单位的页面登记。"),
    )


def _unit(row: Problem) -> str:
    return row.unit_year.unit.name


def _step(row: Problem, today: datetime.date, calendar: WorkCalendar) -> object:
    step = proposed_step(row, on=today, calendar=calendar)
    return step.label if step else NOT_APPLICABLE


def _to_step(row: Problem, desk: Desk, today: datetime.date, calendar: WorkCalendar) -> str:
    """Return where a person takes the step that the rules propose, filled in as far as the rules know."""
    step = proposed_step(row, on=today, calendar=calendar)
    if step is None:
        return ""
    address = reverse("followup:new_step", kwargs={"unit": row.unit_year.unit.code, "year": desk.year})
    return f"{address}?kind={step.value}&problem={row.pk}"


def _taken(row: Problem) -> object:
    words = "、".join(f"{one.get_kind_display()} {one.on:%m-%d}" for one in steps_taken(row))
    return words or NOT_APPLICABLE


def _address(desk: Desk, name: str) -> Callable[[Any], str]:
    return lambda row: reverse(name, kwargs={"unit": row.unit_year.unit.code, "year": desk.year, "pk": row.pk})


def _box(row: Problem) -> SafeString:
    if row.state not in PICKABLE:
        return SafeString('<span class="void"></span>')
    label = f"选择 {row.unit_year.unit.name} {row.title}"
    return format_html('<input type="checkbox" form="bulk" name="pick" value="{}" aria-label="{}">', row.pk, label)


@require_POST
@at_desk(may_see_all)
def issue_many(request: DeskRequest) -> HttpResponse:
    """Issue one notice to each unit for its picked problems, each by itself, and show what came of each."""
    deadline = read_day(request.POST.get("deadline", "")) if request.POST.get("deadline") else None
    if isinstance(deadline, Misread):
        raise Refused("期限读不懂", cure="写成 2025-03-31", code="U804", field="deadline")
    opinion, by = request.POST.get("opinion", "")[:2000], request.desk.actor

    def issue(unit_year: UnitYear, problems: list[Problem]) -> tuple[str, Letter | None]:
        authority = authority_of_unit(unit_year.unit)
        letter = issue_notice(
            authority=authority, unit_year=unit_year, problems=problems, opinion=opinion, deadline=deadline, by=by
        )
        return f"{letter.number}，{len(problems)} 个问题，期限 {letter.deadline}", letter

    return _each(request, BulkKind.NOTICE, issue)


@require_POST
@at_desk(may_see_all)
def confirm_many(request: DeskRequest) -> HttpResponse:
    """Confirm the picked proposals, by unit, and show what came of each."""
    by = request.desk.actor

    def confirm(unit_year: UnitYear, problems: list[Problem]) -> tuple[str, None]:  # noqa: ARG001 - as the other act
        for problem in problems:
            confirm_problem(problem=problem, by=by)
        return f"确认 {len(problems)} 个问题", None

    return _each(request, BulkKind.CONFIRM, confirm)


def _each(
    request: DeskRequest, kind: BulkKind, act: Callable[[UnitYear, list[Problem]], tuple[str, Letter | None]]
) -> HttpResponse:
    desk, pks = request.desk, picked(request)
    if not pks:
        messages.success(request, "没有选择问题")
        return redirect(desk.door("followup:all"))

    def acts() -> list[tuple[UnitYear, Act]]:
        rows = all_problems(desk).filter(pk__in=pks).order_by("unit_year__unit__code", "pk")
        by_unit = grouped(list(rows))
        return [(one, act_on(act, problems)) for one, problems in by_unit.items()]

    return answer_bulk(request, kind, acts)
