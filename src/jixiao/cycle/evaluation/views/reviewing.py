"""The review: the bureau's score and opinion for each row, for the execution rate, and for the whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.evaluation.access import may_judge
from jixiao.cycle.evaluation.forms import OpinionForm, ReviewForm, reviewed_execution, reviewed_row
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.reviewing import give_opinion, review_execution, review_row
from jixiao.cycle.evaluation.tree import UNIT
from jixiao.cycle.evaluation.views.rows import row_or_404, sheet_address, words_of
from jixiao.cycle.evaluation.views.sheet import evaluation_or_404, sheet_context
from jixiao.orgs.access import may_review
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.refusing import CONFLICT, REFUSED, Refused, Stale, refusals_into

STALE = "别人刚保存过这里，您的修改没有写入，请刷新后对照"


@require_POST
@at_desk(may_judge, write=may_review)
def judge_row(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the review of a row."""
    desk = request.desk
    row = row_or_404(desk, pk)
    form = ReviewForm(request.POST, stamp=row.version)
    anchor = f"review-fault-{row.pk}"
    if form.is_valid():
        try:
            with refusals_into(form):
                review_row(row=row, by=desk.actor, **reviewed_row(form, row))
        except Stale:
            return _refused(request, anchor, [STALE], status=CONFLICT)
    if form.errors:
        return _refused(request, anchor, words_of(form))
    if request.htmx:
        return _answer(request, desk, row.indicator.project_code or UNIT, saved=row)
    messages.success(request, f"「{row.indicator.name}」的复核已保存")
    return redirect(f"{sheet_address(desk, row)}#field-{row.indicator.code}")


@require_POST
@at_desk(may_judge, write=may_review)
def judge_execution(request: DeskRequest) -> HttpResponse:
    """Write the review of the execution rate."""
    desk = request.desk
    evaluation = evaluation_or_404(desk)
    form = ReviewForm(request.POST, stamp=None)
    if form.is_valid():
        with refusals_into(form):
            review_execution(evaluation=evaluation, by=desk.actor, **_without_stamp(form, evaluation))
    if form.errors:
        return _refused(request, "review-fault-execution", words_of(form))
    if request.htmx:
        return _answer(request, desk, UNIT)
    messages.success(request, "预算执行率的复核已保存")
    return redirect(f"{desk.door('evaluation:sheet')}#execution")


def _without_stamp(form: ReviewForm, evaluation: Evaluation) -> dict[str, Any]:
    """Return what the form says; the sums of each saved row count the version up, so that no stamp would hold."""
    return {**reviewed_execution(form, evaluation), "stamp": None}


@require_POST
@at_desk(may_judge, write=may_review)
def judge_whole(request: DeskRequest) -> HttpResponse:
    """Write the opinion of the whole."""
    desk = request.desk
    form = OpinionForm(request.POST)
    if form.is_valid():
        give_opinion(evaluation=evaluation_or_404(desk), opinion=form.cleaned_data["opinion"], by=desk.actor)
    else:
        raise Refused("；".join(words_of(form)), code="U581")
    messages.success(request, "复核意见已保存")
    return redirect(f"{desk.door('evaluation:sheet')}#review")


def _answer(request: DeskRequest, desk: Desk, project: str, **more: object) -> HttpResponse:
    context = sheet_context(desk, evaluation_or_404(desk), project)
    return render(request, "evaluation/row_answer.html", {**context, **more})


def _refused(request: DeskRequest, anchor: str, faults: list[str], *, status: int = REFUSED) -> HttpResponse:
    if request.htmx:
        return render(request, "evaluation/review_refused.html", {"anchor": anchor, "faults": faults}, status=status)
    raise Refused("；".join(faults), cure="回到上一页改好再保存", code="U580")
