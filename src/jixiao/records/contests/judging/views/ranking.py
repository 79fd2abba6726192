"""What the marks come to: the ranking, the formula, and each score opened down to its marks."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.doors import link_of
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.contests.access import may_look
from jixiao.records.contests.judging.queries import rank_words
from jixiao.records.contests.judging.scoring import FORMULA
from jixiao.records.contests.judging.tracing import trace_of
from jixiao.records.contests.judging.views.finding_rows import contest_at, framed, side_of
from jixiao.records.contests.models import Contest, ContestState, Entry, Result
from jixiao.web.doors import door_or_none
from jixiao.web.table import Choice, Column, Contains, DataTable
from jixiao.web.trace import trace_page


@at_desk(may_look)
def ranking(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the ranking, group by group."""
    contest = contest_at(request.desk, pk)
    table = _table(request, contest)
    context = {
        "table": table,
        "formula": FORMULA,
        "groups": contest.groups.order_by("position"),
        "is_deciding": contest.state == ContestState.DECIDING,
        "awards_url": door_or_none(request, "contests:results", pk=pk),
        **side_of(contest),
    }
    return table.export() or framed(request, "contests/judging/ranking.html", contest, context)


@at_desk(may_look)
def score(request: DeskRequest, pk: int, entry: int) -> HttpResponse:
    """Show how the score of a work came about."""
    contest = contest_at(request.desk, pk)
    row = get_object_or_404(Entry.objects.select_related("group"), contest=contest, pk=entry)
    _, trace = trace_of(row, contest)
    if trace is None:
        raise Http404("这件作品没有人评过")
    return trace_page(
        request, trace, link_of=lambda reference: link_of(request.desk, reference), title=f"{row.number} {row.title}"
    )


def _table(request: DeskRequest, contest: Contest) -> DataTable:
    desk = request.desk
    rows = Result.objects.filter(entry__contest=contest).select_related("entry__school", "group")
    groups = [(str(one.pk), one.name) for one in contest.groups.order_by("position")]
    return DataTable(
        request=request,
        title="评审结果",
        queryset=rows,
        columns=(
            Column("group", "组别", sort_by="group__position", value=lambda row: row.group.name),
            Column("rank", "名次", sort_by="rank", value=rank_words),
            Column("number", "作品编号", sort_by="entry__number", value=lambda row: row.entry.number),
            Column("title", "作品名称", value=lambda row: row.entry.title),
            Column("school", "学校", sort_by="entry__school__name", value=lambda row: row.entry.school.name),
            Column("judges", "评委人数", kind="number", default_shown=False),
            Column("raw", "原始均分", kind="points", default_shown=False),
            Column(
                "score", "评审得分", kind="points",
                trace=lambda row: desk.door("contests:score", pk=contest.pk, entry=row.entry_id),
            ),
            Column("award", "奖项", sort_by="award", value=lambda row: row.award or NOT_APPLICABLE),
            Column("state", "状态", value=lambda row: row.get_state_display(), default_shown=False),
        ),
        filters=(
            Choice("group", "组别", field="group", choices=groups),
            Contains("q", "作品编号或名称", fields=("entry__number", "entry__title")),
        ),
        order=("group__position", "rank", "entry__number"),
        empty=("还没有结果", "评审结束时自动计算。"),
    )  # fmt: skip
