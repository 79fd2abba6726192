"""The sheet: the tree of indicators with what is typed, what it scored and why, and what stands in the way of 送审."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.evaluation.access import may_fill, may_judge, may_read, may_see_all
from jixiao.cycle.evaluation.assessing import open_assessment, standing_assessment
from jixiao.cycle.evaluation.checking import Blocker, blockers_of
from jixiao.cycle.evaluation.drifting import moved_since
from jixiao.cycle.evaluation.entering import copy_entered
from jixiao.cycle.evaluation.forms import OutcomeForm
from jixiao.cycle.evaluation.judged import agreed_result, judged_of, review_result
from jixiao.cycle.evaluation.marking import mark
from jixiao.cycle.evaluation.models import Evaluation, ExecutionReview, ScoreRow
from jixiao.cycle.evaluation.queries import evaluation_of, goals_are_approved, rows_of
from jixiao.cycle.evaluation.scores import grade_name, lost_json
from jixiao.cycle.evaluation.sheets import UNIT, result_for
from jixiao.cycle.evaluation.starting import start_evaluation
from jixiao.cycle.evaluation.tree import Branch, Line, tree_of
from jixiao.engine.errors import worst_first
from jixiao.engine.scoring import Result
from jixiao.engine.values import Grade, Points, Undefined
from jixiao.engine.yearbook import Assessment
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import awaited_role, handover_of, is_workable
from jixiao.orgs.handover_panel import panel_of
from jixiao.orgs.models import Handover, HandoverKind
from jixiao.orgs.pressing import claim
from jixiao.orgs.roles import Role

DEAREST = 3


@at_desk(may_read)
def show_sheet(request: DeskRequest) -> HttpResponse:
    """Show the sheet, or how to begin it."""
    desk = request.desk
    evaluation = the_evaluation(desk)
    if evaluation is None:
        ready = goals_are_approved(desk.its_year)
        return render(request, "evaluation/begin.html", {"ready": ready, "may_fill": desk.may(may_fill)})
    return render(request, "evaluation/sheet.html", sheet_context(desk, evaluation, request.GET.get("project", UNIT)))


@require_POST
@at_desk(may_fill, write=may_fill)
def start(request: DeskRequest) -> HttpResponse:
    """Begin the self-evaluation."""
    desk, address = request.desk, request.desk.door("evaluation:sheet")
    with transaction.atomic():
        claim(request, leads_to=address)
        start_evaluation(unit_year=desk.its_year, by=desk.actor)
    return redirect(address)


@require_POST
@at_desk(may_fill, write=may_fill)
def take_and_mark(request: DeskRequest) -> HttpResponse:
    """Take the readings and mark."""
    desk, address = request.desk, request.desk.door("evaluation:sheet")
    with transaction.atomic():
        claim(request, leads_to=address)
        assessment = mark(evaluation=evaluation_or_404(desk), by=desk.actor)
    result = assessment.result
    graded = grade_name(result) or f"暂计，能评 {result.scored} 分"
    messages.success(request, f"已取数并计分：{result.total} 分，{graded}")
    return redirect(address)


@require_POST
@at_desk(may_fill, write=may_fill)
def take_entered(request: DeskRequest) -> HttpResponse:
    """Take over the values that were entered on the board."""
    filled = copy_entered(evaluation=evaluation_or_404(request.desk), by=request.desk.actor)
    words = f"从填报值带入 {len(filled)} 项" if filled else "没有可以带入的填报值：名称要与指标相同，而且这一行还没有填"
    messages.success(request, words)
    return redirect(request.desk.door("evaluation:sheet"))


def sheet_context(desk: Desk, evaluation: Evaluation, project: str) -> dict[str, Any]:
    """Return what the page of one sheet shows."""
    handover = handover_of(evaluation.unit_year, HandoverKind.EVALUATION)
    workable = is_workable(handover) and not desk.is_closed
    assessment = open_assessment(evaluation) if workable else standing_assessment(evaluation)
    result = result_for(assessment, project)
    if result is None:
        raise Http404
    rows = rows_of(evaluation)
    moved = moved_since(evaluation, assessment) if evaluation.marked_at and workable else ()
    blockers = blockers_of(assessment)
    tree = tree_of(assessment, rows, project=project)
    return {
        "evaluation": evaluation,
        "handover": handover,
        "assessment": assessment,
        "project": project,
        "projects": [known for known, _, _ in assessment.projects],
        "tree": tree,
        "may_type": workable and desk.may(may_fill),
        "outcome_form": OutcomeForm(initial={"outcome": evaluation.total_outcome}),
        "sees_all": desk.may(may_see_all),
        "moved": moved,
        "blockers": blockers,
        "findings": worst_first(assessment.findings),
        "panel": panel_of(
            desk,
            handover,
            obstacles=obstacles_of(evaluation, blockers, rows=rows, project=project),
            markable=_markable(handover, rows),
        ),
        **figures_context(assessment, result, tree),
        **review_context(desk, evaluation, handover=handover, rows=rows, assessment=assessment, project=project),
    }


def figures_context(assessment: Assessment, result: Result, tree: tuple[Branch, ...]) -> dict[str, Any]:
    """Return the sums of one sheet, which the page shows live."""
    return {
        "result": result,
        "rulebook": assessment.rulebook,
        "groups": [
            {"name": group.name, "weight": group.weight, "score": group.score, "is_open": group.unscored.value > 0}
            for group in result.groups
            if group.weight.value
        ],
        "execution": result.execution,
        "execution_is_open": result.execution is not None and isinstance(result.execution.score, Undefined),
        "grade": result.grade.name if isinstance(result.grade, Grade) else "",
        "left": Points(max(result.full.value - result.scored.value, Fraction(0))),
        "dearest": lost_json(result)[:DEAREST],
        "filled": sum(1 for line in lines_of(tree) if line.score is not None or line.is_out),
        "listed": sum(1 for _ in lines_of(tree)),
    }


def review_context(
    desk: Desk,
    evaluation: Evaluation,
    *,
    handover: Handover,
    rows: list[ScoreRow],
    assessment: Assessment,
    project: str,
) -> dict[str, Any]:
    """Return what the review adds: its columns where there is one, its sums, whether this person may write it."""
    under_review = awaited_role(handover) == Role.REVIEWER
    judged = judged_of(evaluation, rows)
    shown = not judged.is_empty or (under_review and Role.REVIEWER in desk.roles)
    context: dict[str, Any] = {
        "shows_review": shown,
        "may_review": under_review and desk.may(may_judge),
        "execution_review": judged.executions.get(project, ExecutionReview()),
    }
    if (shown or evaluation.agreed_total is not None) and evaluation.marked_at:
        context["review"] = review_result(judged, assessment, project=project)
        context["agreed"] = agreed_result(judged, assessment, project=project)
        context["review_grade"] = grade_name(context["review"])
        context["agreed_grade"] = grade_name(context["agreed"])
    return context


def lines_of(tree: tuple[Branch, ...]) -> Iterator[Line]:
    """Yield the lines of a tree in order."""
    for branch in tree:
        yield from branch.lines
        yield from lines_of(branch.parts)


def obstacles_of(
    evaluation: Evaluation, blockers: tuple[Blocker, ...], *, rows: list[ScoreRow], project: str
) -> list[tuple[str, str]]:
    """Return what stands in the way of 送审, each with the address where it is mended: it may be on another sheet."""
    found = [] if evaluation.marked_at else [("还没有取数并计分", "#mark")]
    sheets = {f"#field-{row.indicator.code}": row.indicator.project_code for row in rows}
    for blocker in blockers:
        sheet = sheets.get(blocker.anchor, project)
        found.append((blocker.words, blocker.anchor if sheet == project else f"?project={sheet}{blocker.anchor}"))
    return found


def _markable(handover: Handover, rows: list[ScoreRow]) -> list[tuple[str, str]]:
    if is_workable(handover):
        return []
    named = [(row.indicator.code, row.indicator.name) for row in rows]
    return [("execution", "预算执行率"), *named]


def the_evaluation(desk: Desk) -> Evaluation | None:
    """Return the self-evaluation at the desk, None where nobody began it."""
    return evaluation_of(desk.its_year)


def evaluation_or_404(desk: Desk) -> Evaluation:
    """Return the self-evaluation at the desk."""
    found = the_evaluation(desk)
    if found is None:
        raise Http404
    return found
