"""All problems of the units a reviewer sees, the escalation list among them, and notices for several units at once."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from jixiao.cycle.followup.access import may_see_all
from jixiao.cycle.followup.finding import confirm_problem
from jixiao.cycle.followup.issuing import issue_notice, usual_deadline
from jixiao.cycle.followup.lighting import light_of, step_due
from jixiao.cycle.followup.models import LetterKind, Problem, ProblemState, Source
from jixiao.cycle.followup.queries import all_problems, authority_of_unit, overdue_problems
from jixiao.cycle.followup.views.problems import again_words
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import UnitYear, YearState
from jixiao.orgs.once import AlreadyDone, claim_once
from jixiao.orgs.refusing import Refused
from jixiao.orgs.seat import Desk
from jixiao.web.once import token_of
from jixiao.web.table import Choice, Column, Contains, DataTable
from jixiao.web.typed import Misread, read_day

MOST_AT_ONCE = 500
PICKABLE = (ProblemState.PROPOSED, ProblemState.OPEN)


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one unit in a bulk act."""

    unit: str
    is_done: bool
    words: str


@at_desk(may_see_all)
def show_all(request: DeskRequest) -> HttpResponseBase:
    """Show the problems of all units; with ``late`` those past their day, and the step that is due."""
    desk = request.desk
    late = bool(request.GET.get("late"))
    rows = all_problems(desk)
    table = _table(request, overdue_problems(rows, on=desk.today) if late else rows)
    context = {"table": table, "late": late, "deadline": usual_deadline(LetterKind.NOTICE, on=desk.today)}
    return table.export() or render(request, "followup/all.html", context)


def _table(request: DeskRequest, rows: Any) -> DataTable:  # noqa: ANN401 - a queryset
    desk, today = request.desk, request.desk.today
    return DataTable(
        request=request,
        title=f"{desk.year} 年度问题整改一览",
        queryset=rows,
        columns=(
            Column("title", "问题", sort_by="title", link=_address(desk, "followup:problem")),
            Column("pick", "选择", value=_box),
            Column("unit", "单位", sort_by="unit_year__unit__name", value=lambda row: row.unit_year.unit.name),
            Column("source", "来源", sort_by="source", words=dict(Source.choices)),
            Column("state", "状态", sort_by="state", words=dict(ProblemState.choices)),
            Column("light", "整改进度", kind="light", value=lambda row: light_of(row, on=today)),
            Column("step", "应办", value=lambda row: step_due(row, on=today) or NOT_APPLICABLE),
            Column("due", "期限", kind="day", sort_by="due", value=lambda row: row.due or NOT_APPLICABLE),
            Column("responsible", "责任人", sort_by="responsible"),
            Column("repeats", "上年整改", value=again_words, default_shown=False),
            Column("notice", "通知文号", value=lambda row: row.notice.number if row.notice else NOT_APPLICABLE),
        ),
        filters=(
            Contains("q", "单位或问题", fields=("unit_year__unit__name", "unit_year__unit__initials", "title")),
            Choice("state", "状态", field="state", choices=ProblemState.choices),
            Choice("source", "来源", field="source", choices=Source.choices),
        ),
        order=("due", "unit_year__unit__code", "pk"),
        empty=("没有问题", "评价认定后等级为中、差或失分过半的指标会自动提出，也可以在单位的页面登记。"),
    )


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
    by = request.desk.actor

    def act(problems: list[Problem]) -> str:
        unit_year = problems[0].unit_year
        authority = authority_of_unit(unit_year.unit)
        opinion = request.POST.get("opinion", "")[:2000]
        letter = issue_notice(
            authority=authority, unit_year=unit_year, problems=problems, opinion=opinion, deadline=deadline, by=by
        )
        return f"{letter.number}，{len(problems)} 个问题，期限 {letter.deadline}"

    return _each(request, "发整改通知", act)


@require_POST
@at_desk(may_see_all)
def confirm_many(request: DeskRequest) -> HttpResponse:
    """Confirm the picked proposals, by unit, and show what came of each."""
    by = request.desk.actor

    def act(problems: list[Problem]) -> str:
        for problem in problems:
            confirm_problem(problem=problem, by=by)
        return f"确认 {len(problems)} 个问题"

    return _each(request, "确认问题", act)


def _each(request: DeskRequest, verb: str, act: Callable[[list[Problem]], str]) -> HttpResponse:
    desk, address = request.desk, request.desk.door("followup:all")
    picked = [int(text) for text in request.POST.getlist("pick")[:MOST_AT_ONCE] if text.isdecimal()]
    if not picked:
        messages.success(request, "没有选择问题")
        return redirect(address)
    try:
        with transaction.atomic():
            claim_once(str(token_of(request) or ""), by=desk.actor, leads_to=address)
    except AlreadyDone as already:
        return redirect(already.address)
    by_unit: dict[UnitYear, list[Problem]] = defaultdict(list)
    for problem in all_problems(desk).filter(pk__in=picked).order_by("unit_year__unit__code", "pk"):
        by_unit[problem.unit_year].append(problem)
    outcomes = [_one(unit_year, problems, act) for unit_year, problems in by_unit.items()]
    done = sum(1 for outcome in outcomes if outcome.is_done)
    context = {"outcomes": outcomes, "verb": verb, "done": done, "left": len(outcomes) - done}
    return render(request, "followup/bulk.html", context)


def _one(unit_year: UnitYear, problems: list[Problem], act: Callable[[list[Problem]], str]) -> Outcome:
    """Do the act for one unit in a savepoint of its own, and say what came of it."""
    name = unit_year.unit.name
    if unit_year.state == YearState.CLOSED:
        return Outcome(name, is_done=False, words=f"{unit_year.year} 年度已经关闭")
    try:
        with transaction.atomic():
            return Outcome(name, is_done=True, words=act(problems))
    except Refused as refused:
        return Outcome(name, is_done=False, words=str(refused))
