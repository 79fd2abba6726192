"""The unit's list of problems, and one problem: what was found, what is done about it, where it stands."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from jixiao.cycle.followup.access import may_find, may_mend, may_read, may_see_all
from jixiao.cycle.followup.escalating import proposed_step
from jixiao.cycle.followup.finding import FIELDS, UNDECIDED, amend_problem, confirm_problem, dismiss_problem
from jixiao.cycle.followup.finding import record_problem as record
from jixiao.cycle.followup.forms import DeadlineForm, PlanForm, ProblemForm, ProgressForm, ReasonForm
from jixiao.cycle.followup.issuing import move_deadline
from jixiao.cycle.followup.lighting import light_of
from jixiao.cycle.followup.mending import (
    PLAN,
    handover_of_problem,
    obstacles_of,
    plan_measures,
    subject_of,
    tell_progress,
)
from jixiao.cycle.followup.models import Problem, ProblemState, Source
from jixiao.cycle.followup.queries import UNDER_WAY, WORKABLE, accountabilities_of, letters_of, problems_of
from jixiao.cycle.followup.recurring import again_words, later_words, with_recurrence
from jixiao.cycle.followup.views.asking import answer_form, problem_at
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.access import at_the_bureau
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.handover_panel import panel_of
from jixiao.orgs.models import UnitYear
from jixiao.orgs.seat import Desk
from jixiao.web.table import Choice, Column, Contains, DataTable

CHIPS = {
    ProblemState.CLOSED: "approved",
    ProblemState.SENT: "sent",
    ProblemState.RETURNED: "returned",
}


@at_desk(may_read)
def show_problems(request: DeskRequest) -> HttpResponseBase:
    """Show the problems of the unit's year with its letters and what was registered.

    The bureau, which seldom has any of its own, comes to those of its units.
    """
    desk, year = request.desk, request.desk.its_year
    if not request.GET and desk.may(may_see_all & at_the_bureau) and not problems_of(year).exists():
        return redirect(desk.door("followup:all"))
    table = _table(request, year)
    context = {
        "table": table,
        "letters": list(letters_of(year)[:100]),
        "steps": list(accountabilities_of([year]).order_by("-on", "-pk")[:100]),
        "may_see_all": desk.may(may_see_all),
        "may_find": desk.may(may_find),
    }
    return table.export() or render(request, "followup/problems.html", context)


def _table(request: DeskRequest, year: UnitYear) -> DataTable:
    today, calendar = request.desk.today, work_calendar()
    return DataTable(
        request=request,
        title=f"{year.year} 年度问题整改",
        queryset=with_recurrence(problems_of(year)),
        columns=(
            Column("title", "问题", sort_by="title", link=lambda row: request.desk.door("followup:problem", pk=row.pk)),
            Column("source", "来源", sort_by="source", words=dict(Source.choices)),
            Column("light", "整改进度", kind="light", value=lambda row: light_of(row, on=today, calendar=calendar)),
            Column("state", "状态", sort_by="state", words=dict(ProblemState.choices)),
            Column("due", "期限", kind="day", sort_by="due", value=lambda row: row.due or NOT_APPLICABLE),
            Column("section", "责任科室", sort_by="section"),
            Column("responsible", "责任人", sort_by="responsible"),
            Column("repeats", "上年同类问题", value=again_words),
            Column("later", "以后有没有再出现", value=later_words, default_shown=False),
            Column("notice", "通知文号", value=lambda row: row.notice.number if row.notice else NOT_APPLICABLE),
            Column("ground", "依据", kind="long", default_shown=False),
        ),
        filters=(
            Contains("q", "问题", fields=("title", "what")),
            Choice("state", "状态", field="state", choices=ProblemState.choices),
        ),
        order=("due", "-pk"),
        empty=("还没有要整改的问题", "财政局确认的问题和整改通知会列在这里。"),
    )


@at_desk(may_read)
def show_problem(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one problem."""
    desk = request.desk
    problem = problem_at(desk, pk)
    calendar = work_calendar()
    seen = with_recurrence(Problem.objects.filter(pk=pk)).get()
    context: dict[str, Any] = {
        "problem": problem,
        "light": light_of(problem, on=desk.today, calendar=calendar),
        "step_due": proposed_step(problem, on=desk.today, calendar=calendar) if desk.may(may_see_all) else None,
        "again": again_words(problem),
        "later_words": later_words(seen) if problem.state == ProblemState.CLOSED else "",
        "later": Problem.objects.filter(repeats=problem).select_related("unit_year").first(),
        "steps": list(problem.steps.select_related("by").order_by("-pk")[:200]),
        "proofs": proofs_panel(desk, subject_of(problem), problem.title),
        "registered": list(problem.accountabilities.select_related("letter").order_by("-on")[:50]),
        "chip": CHIPS.get(ProblemState(problem.state), "draft"),
        "may_mend": desk.may(may_mend) and problem.state in WORKABLE,
        "may_find": desk.may(may_find),
        "is_undecided": problem.state in UNDECIDED and not problem.feedback_id,
        "is_proposed": problem.state == ProblemState.PROPOSED,
        "is_under_way": problem.state in UNDER_WAY,
    }
    if problem.notice_id:
        handover = handover_of_problem(problem)
        kwargs = {"pk": problem.pk}
        context["panel"] = panel_of(desk, handover, obstacles=obstacles_of(problem), kwargs=kwargs)
    return render(request, "followup/problem.html", context)


@at_desk(may_find, write=may_find)
def new_problem(request: DeskRequest) -> HttpResponse:
    """Write a problem down."""
    desk = request.desk
    return answer_form(
        request,
        ProblemForm(request.POST or None, initial={"source": Source.HAND}),
        act=lambda given: record(unit_year=desk.its_year, values=_said(given), by=desk.actor),
        title=f"登记{desk.unit.name}的问题",
        verb="登记问题",
        back=desk.door("followup:problems"),
        done="已登记，等发整改通知",
        leads_to=lambda row: desk.door("followup:problem", pk=row.pk),
    )


@at_desk(may_find, write=may_find)
def edit_problem(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is said of a problem."""
    desk, problem = request.desk, problem_at(request.desk, pk)
    initial = {name: getattr(problem, name) for name in FIELDS}
    form = ProblemForm(request.POST or None, initial=initial, stamp=problem.version)
    return answer_form(
        request,
        form,
        act=lambda given: amend_problem(problem=problem, values=_said(given), by=desk.actor, stamp=form.stamp),
        title="修改问题",
        verb="保存修改",
        back=_back(desk, pk),
        done="已保存",
        fresh=lambda: _fresh(desk, pk, FIELDS),
    )


@at_desk(may_find, write=may_find)
def confirm(request: DeskRequest, pk: int) -> HttpResponse:
    """Take up a proposed problem."""
    desk, problem = request.desk, problem_at(request.desk, pk)
    form = _Confirming(request.POST or None, stamp=problem.version)
    return answer_form(
        request,
        form,
        act=lambda _: confirm_problem(problem=problem, by=desk.actor, stamp=form.stamp),
        title=f"确认「{problem.title}」？",
        verb="确认问题",
        back=_back(desk, pk),
        done="已确认，等发整改通知",
        note="确认以后单位看得到这个问题；通知书另发。",
        fresh=lambda: _fresh(desk, pk, ()),
    )


class _Confirming(ReasonForm):
    """Nothing to fill in: the press is the answer."""

    reason = None  # type: ignore[assignment]  # Django's way to leave out a field of the class above


@at_desk(may_find, write=may_find)
def dismiss(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a problem aside."""
    desk, problem = request.desk, problem_at(request.desk, pk)
    form = ReasonForm(request.POST or None, stamp=problem.version)
    return answer_form(
        request,
        form,
        act=lambda given: dismiss_problem(problem=problem, reason=given["reason"], by=desk.actor, stamp=form.stamp),
        title=f"「{problem.title}」不予立项",
        verb="不予立项",
        back=_back(desk, pk),
        done="已记为不予立项",
        fresh=lambda: _fresh(desk, pk, ()),
    )


@at_desk(may_find, write=may_find)
def postpone(request: DeskRequest, pk: int) -> HttpResponse:
    """Move the day of a problem."""
    desk, problem = request.desk, problem_at(request.desk, pk)
    form = DeadlineForm(request.POST or None, initial={"due": problem.due}, stamp=problem.version)
    return answer_form(
        request,
        form,
        act=lambda given: move_deadline(
            problem=problem, due=given["due"], reason=given["reason"], by=desk.actor, stamp=form.stamp
        ),
        title=f"调整「{problem.title}」的整改期限",
        verb="调整期限",
        back=_back(desk, pk),
        done="期限已调整",
        fresh=lambda: _fresh(desk, pk, ("due",)),
    )


@at_desk(may_read, write=may_mend)
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    """Say who puts a problem right, and how."""
    desk, problem = request.desk, problem_at(request.desk, pk)
    initial = {name: getattr(problem, name) for name in PLAN}
    form = PlanForm(request.POST or None, initial=initial, stamp=problem.version)
    return answer_form(
        request,
        form,
        act=lambda given: plan_measures(
            problem=problem, **{name: given[name] for name in PLAN}, by=desk.actor, stamp=form.stamp
        ),
        title=f"「{problem.title}」的整改措施",
        verb="保存措施",
        back=_back(desk, pk),
        done="整改措施已保存",
        fresh=lambda: _fresh(desk, pk, PLAN),
    )


@at_desk(may_read, write=may_mend)
def progress(request: DeskRequest, pk: int) -> HttpResponse:
    """Say how far the mending is."""
    desk, problem = request.desk, problem_at(request.desk, pk)
    form = ProgressForm(request.POST or None, initial={"words": problem.outcome}, stamp=problem.version)
    return answer_form(
        request,
        form,
        act=lambda given: tell_progress(problem=problem, words=given["words"], by=desk.actor, stamp=form.stamp),
        title=f"「{problem.title}」的整改情况",
        verb="保存情况",
        back=_back(desk, pk),
        done="整改情况已记下",
        fresh=lambda: ({"words": problem_at(desk, pk).outcome}, problem_at(desk, pk).version, subject_of(problem)),
    )


def _said(given: Any) -> dict[str, Any]:  # noqa: ANN401 - the clean values of a form
    return {name: given[name] for name in FIELDS}


def _back(desk: Desk, pk: int) -> str:
    return reverse("followup:problem", kwargs={"unit": desk.unit.code, "year": desk.year, "pk": pk})


def _fresh(desk: Desk, pk: int, names: tuple[str, ...]) -> tuple[dict[str, Any], int, str]:
    row = problem_at(desk, pk)
    return {name: getattr(row, name) for name in names}, row.version, subject_of(row)
