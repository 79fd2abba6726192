"""How far judging is; begin it, end it, go on with it."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.records.contests.access import may_keep, may_look, may_open
from jixiao.records.contests.judging.forms import EndForm
from jixiao.records.contests.judging.queries import ACTIVE, assignments_of, judges_with_load, panels_of
from jixiao.records.contests.judging.resulting import begin_judging, compute_results, end_judging, resume_judging
from jixiao.records.contests.judging.standing import lacking_judges, parts_of
from jixiao.records.contests.judging.views.finding_rows import ask_reason, contest_at, framed, side_of
from jixiao.records.contests.models import AssignmentState, ContestState

MOST_JUDGES = 500


@at_desk(may_look)
def board(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how far judging is by group and by judge, and which works lack a judge."""
    contest = contest_at(request.desk, pk)
    parts = parts_of(contest)
    context = {
        "parts": parts,
        "works": sum(one.works for one in parts),
        "needed": sum(one.needed for one in parts),
        "given": sum(one.given for one in parts),
        "done": sum(one.done for one in parts),
        "judges": judges_with_load(contest)[:MOST_JUDGES],
        "panels": panels_of(contest).prefetch_related("groups"),
        "lacking": lacking_judges(contest),
        "recused": assignments_of(contest).filter(state=AssignmentState.RECUSED).order_by("-pk")[:50],
        "is_open": contest.state == ContestState.OPEN,
        "is_judging": contest.state == ContestState.JUDGING,
        "is_deciding": contest.state == ContestState.DECIDING,
        "active": ACTIVE,
        **side_of(contest),
    }
    return framed(request, "contests/judging/board.html", contest, context)


@require_POST
@at_desk(may_open, write=may_open)
def begin(request: DeskRequest, pk: int) -> HttpResponse:
    """Let the judges mark."""
    contest = contest_at(request.desk, pk)
    here = request.desk.door("contests:judging", pk=pk)
    return done_once(
        request, lambda: begin_judging(contest=contest, stamp=contest.version, by=request.desk.actor), lambda _: here
    )


@at_desk(may_open, write=may_open)
def end(request: DeskRequest, pk: int) -> HttpResponse:
    """End judging and compute the results."""
    contest = contest_at(request.desk, pk)
    return ask_reason(
        request, contest, title="结束评审并计算结果？", verb="结束评审", form_class=EndForm,
        note="结束后评委不能再改分。结果在定奖公布以前还可以恢复评审",
        back=request.desk.door("contests:ranking", pk=pk),
        act=lambda said, stamp: end_judging(contest=contest, why=said, stamp=stamp, by=request.desk.actor),
    )  # fmt: skip


@at_desk(may_open, write=may_open)
def resume(request: DeskRequest, pk: int) -> HttpResponse:
    """Let the judges mark again."""
    contest = contest_at(request.desk, pk)
    return ask_reason(
        request, contest, title="恢复评审？", verb="恢复评审", note="已经算出的结果和拟定的奖项作废，评委可以再改分",
        back=request.desk.door("contests:judging", pk=pk),
        act=lambda said, stamp: resume_judging(contest=contest, why=said, stamp=stamp, by=request.desk.actor),
    )  # fmt: skip


@require_POST
@at_desk(may_keep | may_open, write=may_keep | may_open)
def compute(request: DeskRequest, pk: int) -> HttpResponse:
    """Compute the results once more."""
    contest = contest_at(request.desk, pk)
    here = request.desk.door("contests:ranking", pk=pk)
    return done_once(request, lambda: compute_results(contest=contest, by=request.desk.actor), lambda _: here)
