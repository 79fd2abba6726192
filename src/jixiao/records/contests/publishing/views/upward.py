"""Works sent to the next level, and what came of them; the account of the contest and its paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.sending import send_document
from jixiao.records.contests.access import may_keep, may_look, may_open
from jixiao.records.contests.judging.views.finding_rows import ask_reason, contest_at, framed, side_of
from jixiao.records.contests.models import ContestState
from jixiao.records.contests.publishing.account import report_of
from jixiao.records.contests.publishing.forms import OutcomeForm, RecommendForm
from jixiao.records.contests.publishing.queries import recommendations_of
from jixiao.records.contests.publishing.recommending import (
    ABOVE,
    recommend_work,
    record_outcomes,
    withdraw_recommendation,
)
from jixiao.records.contests.publishing.statistics import figures_of

may_send = may_keep | may_open
MOST = 2000


@at_desk(may_look, write=may_send)
def recommendations(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what was sent upward, and send a work."""
    contest = contest_at(request.desk, pk)
    form = RecommendForm(request.POST or None, contest=contest)
    here = request.desk.door("contests:recommendations", pk=pk)
    if request.method == "POST" and form.is_valid():
        entry, round_ = form.cleaned_data["number"], form.cleaned_data["round"]
        round_.contest = contest
        given = {"entry": entry, "round_": round_, "why": form.cleaned_data["why"]}
        with refusals_into(form):
            answer = done_once(request, lambda: recommend_work(**given, by=request.desk.actor), lambda _: here)
            messages.success(request, f"作品 {entry.number} 已推荐到{round_}")
            return answer
    return _page(request, pk, form, None)


@at_desk(may_send, write=may_send)
def outcomes(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down what came of works, all of them the same."""
    contest = contest_at(request.desk, pk)
    rows = list(recommendations_of(contest)[:MOST])
    form = OutcomeForm(request.POST or None, offered=[row.pk for row in rows])
    here = request.desk.door("contests:recommendations", pk=pk)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        chosen = [row for row in rows if row.pk in set(clean["chosen"])]
        given = {"award": clean["award"], "on": clean["on"], "remark": clean["remark"]}
        with refusals_into(form):
            answer = done_once(
                request,
                lambda: record_outcomes(contest=contest, rows=chosen, **given, by=request.desk.actor),
                lambda _: here,
            )
            messages.success(request, f"{len(chosen)} 件登记为{clean['award'] or '没有获奖'}")
            return answer
    return _page(request, pk, RecommendForm(contest=contest), form)


@at_desk(may_send, write=may_send)
def withdraw(request: DeskRequest, pk: int, recommendation: int) -> HttpResponse:
    """Take a work back from the next level."""
    contest = contest_at(request.desk, pk)
    row = get_object_or_404(recommendations_of(contest), pk=recommendation)
    row.round.contest = contest
    return ask_reason(
        request, contest, title=f"撤回对 {row.entry.number} 的推荐？", verb="撤回推荐",
        note="名额空出来，可以推荐别的作品", back=request.desk.door("contests:recommendations", pk=pk),
        act=lambda said, _: withdraw_recommendation(recommendation=row, why=said, by=request.desk.actor),
    )  # fmt: skip


@at_desk(may_look)
def account(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what the contest came to, by group and by school."""
    contest = contest_at(request.desk, pk)
    return framed(
        request, "contests/publishing/account.html", contest, {"figures": figures_of(contest), **side_of(contest)}
    )


@at_desk(may_look)
def paper(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Send the account as a paper."""
    contest = contest_at(request.desk, pk)
    document = report_of(contest, on=request.desk.today)
    return send_document(document, kind, name=f"{request.desk.year}年{contest.code} 赛事情况报告")


def _page(request: DeskRequest, pk: int, form: RecommendForm, outcome: OutcomeForm | None) -> HttpResponse:
    contest = contest_at(request.desk, pk)
    rows = list(recommendations_of(contest).order_by("round", "position")[:MOST])
    picked = set(request.POST.getlist("chosen")) if outcome is not None else set()
    context = {
        "rows": [(row, str(row.pk) in picked) for row in rows],
        "rounds": contest.rounds.filter(level__in=ABOVE).order_by("pk"),
        "form": form,
        "outcome": outcome or OutcomeForm(offered=[row.pk for row in rows]),
        "may_send": request.desk.may(may_send),
        "is_published": contest.state in {ContestState.PUBLISHED, ContestState.CLOSED},
        **side_of(contest),
    }
    return framed(request, "contests/publishing/recommendations.html", contest, context)
