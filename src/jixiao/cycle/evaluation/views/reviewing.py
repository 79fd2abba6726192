"""The review: the bureau's score and opinion for each row, for the execution rate, and for the whole."""

import dataclasses
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.evaluation.access import may_judge
from jixiao.cycle.evaluation.assessing import standing_assessment
from jixiao.cycle.evaluation.forms import OpinionForm, ReviewForm, reviewed
from jixiao.cycle.evaluation.judged import EXECUTION, execution_review_of
from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.cycle.evaluation.reviewing import give_opinion, review_execution, review_row
from jixiao.cycle.evaluation.sheets import UNIT, result_for
from jixiao.cycle.evaluation.views.rows import row_or_404, words_of
from jixiao.cycle.evaluation.views.sheet import evaluation_or_404, sheet_context
from jixiao.orgs.access import may_review
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import CONFLICT, REFUSED, Refused, Stale, refusals_into

STALE = "别人刚保存过这里，您的修改没有写入，请刷新后对照"


@require_POST
@at_desk(may_judge, write=may_review)
def judge_row(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the review of a row."""
    desk = request.desk
    row = row_or_404(desk, pk)
    form = ReviewForm(request.POST, stamp=row.version)

    def act() -> None:
        review_row(row=row, by=desk.actor, **reviewed(form, row))

    return _said(request, form, act, row.indicator.project_code or UNIT, Place.of_row(row))


@require_POST
@at_desk(may_judge, write=may_review)
def judge_execution(request: DeskRequest) -> HttpResponse:
    """Write the review of the execution rate of the unit, or of a project."""
    desk, project = request.desk, request.POST.get("project", UNIT)
    evaluation = evaluation_or_404(desk)
    if result_for(standing_assessment(evaluation), project) is None:
        raise Http404
    review = execution_review_of(evaluation, project)
    form = ReviewForm(request.POST, stamp=review.version)

    def act() -> None:
        review_execution(evaluation=evaluation, project=project, by=desk.actor, **reviewed(form, review))

    return _said(request, form, act, project, Place("x", EXECUTION, "execution"))


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where on the sheet something was reviewed: the key of its ids, its name, and the anchor of its line."""

    key: str
    name: str
    anchor: str

    @classmethod
    def of_row(cls, row: ScoreRow) -> "Place":
        """Return the place of an indicator."""
        return cls(str(row.pk), row.indicator.name, f"field-{row.indicator.code}")


def _said(request: DeskRequest, form: ReviewForm, act: Callable[[], None], project: str, place: Place) -> HttpResponse:
    """Do the act and answer with the sheet's figures, or say beside the line why it was not done."""
    fault = f"review-fault-{place.key}"
    if form.is_valid():
        try:
            with refusals_into(form):
                act()
        except Stale:
            return _refused(request, fault, [STALE], status=CONFLICT)
    if form.errors:
        return _refused(request, fault, words_of(form))
    desk = request.desk
    if request.htmx:
        context = sheet_context(desk, evaluation_or_404(desk), project)
        return render(request, "evaluation/row_answer.html", {**context, "saved": place.name, "saved_key": place.key})
    messages.success(request, f"「{place.name}」的复核已保存")
    sheet = f"?project={project}" if project else ""
    return redirect(f"{desk.door('evaluation:sheet')}{sheet}#{place.anchor}")


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


def _refused(request: DeskRequest, anchor: str, faults: list[str], *, status: int = REFUSED) -> HttpResponse:
    if request.htmx:
        return render(request, "evaluation/review_refused.html", {"anchor": anchor, "faults": faults}, status=status)
    raise Refused("；".join(faults), cure="回到上一页改好再保存", code="U580")
