"""The reviewers' page, one nomination at a time, and the head's page with the votes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.records.community.honours.access import may_decide, may_review
from jixiao.records.community.honours.forms import VoteForm
from jixiao.records.community.honours.queries import in_review, reviewer_in, reviewers_of
from jixiao.records.community.honours.reviewing import (
    begin_review,
    count_of,
    ranked,
    review_nomination,
    settle_review,
    why_to_keep_out,
)
from jixiao.records.community.honours.telling import nomination_subject
from jixiao.records.community.honours.views.finding_rows import call_at, called_at, nomination_at
from jixiao.records.community.models import Call, CallReviewer
from jixiao.web.printing import points_text
from jixiao.web.stamp import given_stamp


@at_desk(may_review)
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a reviewer what is theirs to review, with what they said already."""
    desk, row = request.desk, call_at(request.desk, pk)
    mine = _reviewer(request, row)
    lines = []
    for one in in_review(row):
        said = next((review for review in one.reviews.all() if review.reviewer_id == desk.person.pk), None)
        lines.append((one, called_at(desk, one), said, "" if said else why_to_keep_out(one, mine)))
    done = sum(1 for _, _, said, _ in lines if said)
    context = {"call": row, "mine": mine, "lines": lines, "done": done}
    return render(request, "community/honours/review.html", context)


@at_desk(may_review, write=may_review)
def vote(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a reviewer one nomination with its materials, and take the vote."""
    desk, row = request.desk, nomination_at(request.desk, pk)
    mine = _reviewer(request, row.call)
    own = why_to_keep_out(row, mine)
    form = VoteForm(request.POST or None, is_scored=row.call.is_scored, initial={"vote": "recuse"} if own else {})
    back = desk.door("community:review", pk=row.call_id)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer = done_once(
                request, lambda: review_nomination(row=row, opinion=form.opinion(), by=desk.actor), lambda _: back
            )
            messages.success(request, "评审意见已经提交")
            return answer
    who = called_at(desk, row)
    context = {
        "row": row, "call": row.call, "who": who, "own": own, "form": form, "back": back,
        "said": row.reviews.filter(reviewer=desk.person).first(),
        "proofs": proofs_panel(desk, nomination_subject(row), who.name),
    }  # fmt: skip
    return render(request, "community/honours/vote.html", context)


@at_desk(may_decide, write=may_decide)
@require_POST
def review_begin(request: DeskRequest, pk: int) -> HttpResponse:
    """Let the reviewers vote."""
    row, back = call_at(request.desk, pk), request.desk.door("community:call", pk=pk)
    stamp = given_stamp(request)
    answer = pressed(request, lambda: begin_review(call=row, stamp=stamp, by=request.desk.actor), leads_to=back)
    messages.success(request, "评审已经开始，评审人的待办里看得到")
    return answer


@at_desk(may_decide, write=may_decide)
def votes(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how the votes stand; count them at the end."""
    desk, row = request.desk, call_at(request.desk, pk)
    if request.method == "POST":
        stamp, there = given_stamp(request), desk.door("community:notice", pk=pk)
        answer = pressed(request, lambda: settle_review(call=row, stamp=stamp, by=desk.actor), leads_to=there)
        messages.success(request, "评审结果已经认定")
        return answer
    people = reviewers_of(row)
    rows = [(one, count_of(list(one.reviews.all()))) for one in in_review(row)]
    lines = [
        {
            "place": place, "row": one, "who": called_at(desk, one), "count": count, "reviews": list(one.reviews.all()),
            "mean": points_text(count.mean) if count.mean is not None else "",
            "waiting": len(people) - count.votes - count.recused,
        }
        for place, one, count in ranked(rows)
    ]  # fmt: skip
    waiting = sum(len(people) - count.votes - count.recused for _, count in rows)
    context = {"call": row, "reviewers": people, "lines": lines, "waiting": waiting}
    return render(request, "community/honours/votes.html", context)


def _reviewer(request: DeskRequest, row: Call) -> CallReviewer:
    mine = reviewer_in(row, request.desk.person)
    if mine is None:
        raise Refused("您不是这份通知的评审人", cure="由审核人指定", code="V533")
    return mine
