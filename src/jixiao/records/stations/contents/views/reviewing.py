"""The contents that wait for a person's review, and the review of one."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first
from jixiao.orgs.refusing import refusals_into
from jixiao.records.stations.access import may_review_content
from jixiao.records.stations.contents.forms import ReviewForm
from jixiao.records.stations.contents.reviewing import (
    awaiting_review,
    open_aspects,
    review_content,
    reviews_of_rounds,
    round_of,
)
from jixiao.records.stations.contents.telling import number_of
from jixiao.records.stations.contents.views.contents import preview_context
from jixiao.records.stations.contents.views.finding_rows import content_at
from jixiao.records.stations.models import ContentKind
from jixiao.web.table import Choice, Column, Contains, DataTable


@at_desk(may_review_content)
def reviews(request: DeskRequest) -> HttpResponseBase:
    """Show the contents that wait for this person."""
    table = _table(request)
    return table.export() or render(request, "stations/contents/reviews.html", {"table": table})


@at_desk(may_review_content, write=may_review_content)
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a content with what a reviewer needs, and take the verdict on one aspect."""
    desk, row = request.desk, content_at(request.desk, pk)
    aspects = open_aspects(row, desk.person)
    form = ReviewForm(request.POST or None, aspects=aspects)
    if request.method == "POST" and (form.is_valid() or not aspects):
        with refusals_into(form):
            return _reviewed(request, pk, form)
    context = {
        "content": row,
        "number": number_of(row),
        "form": form,
        "aspects": aspects,
        "round": round_of(row),
        "reviews": reviews_of_rounds(row),
        "left": awaiting_review(desk.unit, desk.person).count(),
        **preview_context(row),
    }
    return render(request, "stations/contents/review.html", context)


def _reviewed(request: DeskRequest, pk: int, form: ReviewForm) -> HttpResponse:
    desk, row = request.desk, content_at(request.desk, pk)
    clean = getattr(form, "cleaned_data", {})
    here = desk.door("stations:content_reviews")
    passed = clean.get("verdict") == "pass"
    done_first(
        request,
        lambda: review_content(
            content=row, aspect=clean.get("aspect", ""), passed=passed, note=clean.get("note", ""), by=desk.actor
        ),
        leads_to=here,
    )
    messages.success(request, f"{number_of(row)} {'这一方面通过' if passed else '已退回'}")
    following = awaiting_review(desk.unit, desk.person).order_by("number").first()
    return redirect(desk.door("stations:content_review", pk=following.pk) if following else here)


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title="待审内容",
        queryset=awaiting_review(desk.unit, desk.person),
        columns=(
            Column("number", "编号", sort_by="number", value=number_of, width="w-s"),
            Column(
                "title", "内容标题", sort_by="title", width="w-l",
                link=lambda row: desk.door("stations:content_review", pk=row.pk),
            ),
            Column("kind", "类型", sort_by="kind", words=dict(ContentKind.choices)),
            Column("topics", "主题", value=lambda row: "、".join(row.topics)),
            Column("source", "来源"),
            Column("by", "登记人", value=lambda row: row.by.name),
        ),
        filters=(
            Contains("q", "标题或来源", fields=("title", "initials", "source")),
            Choice("kind", "类型", field="kind", choices=ContentKind.choices),
        ),
        order=("number",),
        empty=("没有要您审的内容", "别人送审、您没有参与登记的内容会出现在这里。"),
    )  # fmt: skip
