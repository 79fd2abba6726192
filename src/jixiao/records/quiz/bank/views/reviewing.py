"""Reviews: the queue of a person, and one version to look at."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first
from jixiao.orgs.refusing import refusals_into
from jixiao.records.quiz.access import may_review_questions
from jixiao.records.quiz.bank.forms import ReviewForm
from jixiao.records.quiz.bank.likeness import known_in, like_ones
from jixiao.records.quiz.bank.queries import tags_in
from jixiao.records.quiz.bank.reviewing import (
    awaiting_review,
    open_aspects,
    review_version,
    reviews_of_rounds,
    round_of,
)
from jixiao.records.quiz.bank.views.finding_rows import version_at
from jixiao.records.quiz.bank.views.listing import bank_filters
from jixiao.records.quiz.bank.wording import lettered
from jixiao.records.quiz.models import Aspect, QuestionKind
from jixiao.web.table import Column, DataTable


@at_desk(may_review_questions)
def reviews(request: DeskRequest) -> HttpResponseBase:
    """Show the versions that wait for this person."""
    desk = request.desk
    table = DataTable(
        request=request,
        title="待审题目",
        queryset=awaiting_review(desk.unit, desk.person),
        columns=(
            Column(
                "number", "编号", sort_by="question__number", value=lambda row: str(row.question),
                link=lambda row: desk.door("quiz:review", pk=row.pk),
            ),
            Column("text", "题干", kind="long", sort_by="text", width="w-l"),
            Column("kind", "题型", sort_by="kind", words=dict(QuestionKind.choices)),
            Column("tags", "标签", value=lambda row: "、".join(row.tags)),
            Column("round_now", "第几轮", kind="number", sort_by="round_now"),
            Column("by", "命题人", value=lambda row: row.by.name),
            Column("at", "命题", kind="day", sort_by="at"),
        ),
        filters=bank_filters(tags_in(desk.unit))[:-1],
        order=("question__number",),
        empty=("没有要您审的题", "自己写的、改过的，和已经审过一方面的，不在这里。"),
    )  # fmt: skip
    return table.export() or render(request, "quiz/bank/reviews.html", {"table": table})


@at_desk(may_review_questions, write=may_review_questions)
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a version as it will be asked, and take the verdict; then lead to the next."""
    desk, row = request.desk, version_at(request.desk, pk)
    aspects = open_aspects(row, desk.person)
    offered = aspects if request.method != "POST" else list(Aspect)  # the act says what is wrong with a choice
    form = ReviewForm(request.POST or None, aspects=offered)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        with refusals_into(form):
            done_first(
                request,
                lambda: review_version(
                    version=row, aspect=clean["aspect"], passed=clean["verdict"] == "pass", note=clean["note"],
                    by=desk.actor,
                ),
                leads_to=desk.door("quiz:reviews"),
            )  # fmt: skip
            messages.success(request, f"{row.question} 已审：{'通过' if clean['verdict'] == 'pass' else '退回'}")
            return redirect(_next(request))
    context = {
        "version": row,
        "question": row.question,
        "options": lettered(row.options, row.right),
        "form": form,
        "aspects": aspects,
        "round": round_of(row),
        "reviews": reviews_of_rounds(row),
        "alike": like_ones(
            row.text, kind=row.kind, options=row.options, among=known_in(desk.unit), but=row.question_id
        ),
        "left": awaiting_review(desk.unit, desk.person).count(),
    }
    return render(request, "quiz/bank/review.html", context)


def _next(request: DeskRequest) -> str:
    desk = request.desk
    following = awaiting_review(desk.unit, desk.person).order_by("question__number", "pk").first()
    return desk.door("quiz:review", pk=following.pk) if following else desk.door("quiz:reviews")
