"""The rounds of a contest are added, changed and taken out, while it is a draft and after it has begun."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.contests.access import may_keep
from jixiao.records.contests.contests.forms.rounds import RoundForm, initial_of
from jixiao.records.contests.contests.setting_rounds import add_round, amend_round, remove_round
from jixiao.records.contests.contests.telling import require_not_over
from jixiao.records.contests.contests.views.finding_rows import answer_stale, contest_at
from jixiao.records.contests.models import Contest, ContestState, Round

FORM_PAGE = "contests/contests/form.html"


@at_desk(may_keep, write=may_keep)
def round_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Add a round."""
    row, desk = _contest(request, pk), request.desk
    form = RoundForm(request.POST or None, is_draft=row.state == ContestState.DRAFT)
    back = f"{desk.door('contests:contest', pk=pk)}#rounds"
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: add_round(contest=row, values=form.values(), by=desk.actor, why=form.reason()),
                lambda _: back,
            )
    context = {"form": form, "title": "增加轮次", "verb": "保存轮次", "back": back, "contest": row}
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
def round_edit(request: DeskRequest, pk: int, round: int) -> HttpResponse:  # noqa: A002 - as the address calls it
    """Change a round; how many works were sent to it stands above."""
    contest, desk = _contest(request, pk), request.desk
    row = _round(contest, round)
    form = RoundForm(
        request.POST or None, initial=initial_of(row), stamp=row.version, is_draft=contest.state == ContestState.DRAFT
    )
    back = f"{desk.door('contests:contest', pk=pk)}#rounds"
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_round(
                        round_=row, values=form.values(), stamp=form.stamp, by=desk.actor, why=form.reason()
                    ),
                    lambda _: back,
                )
        except Stale:
            fresh = _round(contest, round)
            theirs = initial_of(fresh)
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, contest=contest)
    title = f"{row.name}（已推荐 {row.sent} 件）" if row.sent else row.name
    context = {"form": form, "title": title, "verb": "保存轮次", "back": back, "contest": contest}
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
def round_remove(request: DeskRequest, pk: int, round: int) -> HttpResponse:  # noqa: A002 - as the address calls it
    """Ask why, and take a round out."""
    contest = contest_at(request.desk, pk)
    back = f"{request.desk.door('contests:contest', pk=pk)}#rounds"
    row = Round.objects.select_related("contest__unit_year__unit").filter(contest=contest, pk=round).first()
    if row is None and request.method == "POST":
        return pressed(request, lambda: None, leads_to=back)
    found = row or _round(contest, round)
    return ask_reason(
        request, question=f"删除轮次「{found.name}」？", verb="删除轮次", back=back, label="删除的原因",
        act=lambda why: remove_round(round_=found, stamp=None, by=request.desk.actor, why=why),
    )  # fmt: skip


def _contest(request: DeskRequest, pk: int) -> Contest:
    found = contest_at(request.desk, pk)
    if request.method == "GET":
        require_not_over(found)
    return found


def _round(contest: Contest, pk: int) -> Round:
    return get_object_or_404(Round.objects.select_related("contest__unit_year__unit"), contest=contest, pk=pk)
