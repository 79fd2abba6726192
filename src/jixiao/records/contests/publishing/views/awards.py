"""Awards: proposed, changed, published at once, taken away."""

import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.sending import send_document
from jixiao.records.contests.access import may_keep, may_look, may_open
from jixiao.records.contests.judging.queries import rank_words
from jixiao.records.contests.judging.views.finding_rows import ask_reason, contest_at, framed, show_form, side_of
from jixiao.records.contests.models import Contest, ContestState, Result, ResultState
from jixiao.records.contests.publishing.announcing import cancel_award, is_notice, publish_results
from jixiao.records.contests.publishing.award_list import award_list_of, may_be_listed
from jixiao.records.contests.publishing.deciding import change_award, overfull, propose_awards
from jixiao.records.contests.publishing.forms import AwardForm, PublishForm
from jixiao.records.contests.publishing.queries import results_of
from jixiao.records.contests.publishing.statistics import figures_of
from jixiao.web.table import Choice, Column, Contains, DataTable

SEVEN = datetime.timedelta(days=6)
LIGHTS = {ResultState.PENDING: "none", ResultState.PUBLISHED: "green", ResultState.CANCELLED: "amber"}


@at_desk(may_look)
def results(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the awards, group by group, and what can be done with them now."""
    contest = contest_at(request.desk, pk)
    table = _table(request, contest)
    context = {
        "table": table,
        "awards": figures_of(contest).awards if contest.state == ContestState.PUBLISHED else _pending(contest),
        "overfull": overfull(contest),
        "is_deciding": contest.state == ContestState.DECIDING,
        "is_published": contest.state in {ContestState.PUBLISHED, ContestState.CLOSED},
        "public_url": request.build_absolute_uri(reverse("contest:results", kwargs={"token": contest.token})),
        **side_of(contest),
    }
    return table.export() or framed(request, "contests/publishing/results.html", contest, context)


@at_desk(may_look)
def award_list(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Send the list of awards as a paper; before they are published there is none (404)."""
    contest = contest_at(request.desk, pk)
    if not may_be_listed(contest):
        raise Http404("还没有公布结果")
    paper = award_list_of(contest, is_notice=is_notice(contest, on=request.desk.today))
    return send_document(paper, kind, name=f"{request.desk.year}年{contest.code} 获奖名单")


@require_POST
@at_desk(may_keep | may_open, write=may_keep | may_open)
def propose(request: DeskRequest, pk: int) -> HttpResponse:
    """Propose the awards by their shares."""
    contest = contest_at(request.desk, pk)
    here = request.desk.door("contests:results", pk=pk)

    def proposed() -> None:
        found = propose_awards(contest=contest, by=request.desk.actor)
        for group, one in found.items():
            for doubt in one.doubts:
                messages.warning(request, f"{group}：{doubt}")

    return done_once(request, proposed, lambda _: here)


@at_desk(may_open, write=may_open)
def award(request: DeskRequest, pk: int, result: int) -> HttpResponse:
    """Give a work another award."""
    contest = contest_at(request.desk, pk)
    row = _result_at(contest, result)
    form = AwardForm(request.POST or None, group=row.group, stamp=row.version, initial={"award": row.award})
    back = request.desk.door("contests:results", pk=pk)
    if request.method == "POST" and form.is_valid():
        given = {"award": form.cleaned_data["award"], "why": form.cleaned_data["why"], "stamp": form.stamp}
        try:
            with refusals_into(form):
                return done_once(
                    request, lambda: change_award(result=row, **given, by=request.desk.actor), lambda _: back
                )
        except Stale:
            form.add_error(None, "别人刚刚改过这件作品的奖项，请刷新页面")
    title = f"调整 {row.entry.number}「{row.entry.title}」的奖项"
    note = f"{row.group}第 {row.rank} 名{'（并列）' if row.tied else ''}，现在是{row.award or '不授奖'}"
    return show_form(request, contest, form=form, title=title, verb="调整奖项", back=back, note=note)


@at_desk(may_open, write=may_open)
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Publish all results at once."""
    contest = contest_at(request.desk, pk)
    today = request.desk.today
    planned = contest.notice_from and contest.notice_from >= today
    first = contest.notice_from if planned else today
    last = contest.notice_to if planned else today + SEVEN
    form = PublishForm(request.POST or None, stamp=contest.version, initial={"first": first, "last": last})
    back = request.desk.door("contests:results", pk=pk)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("first", "last", "why")}
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: publish_results(contest=contest, **given, stamp=form.stamp, by=request.desk.actor),
                    lambda _: back,
                )
        except Stale:
            form.add_error(None, "别人刚刚也在办理这次赛事，请刷新页面看看现在到哪一步了")
    more = overfull(contest)
    note = "公布后任何人看得到：作者姓名隐去一部分，监护人没有同意的不显示姓名；得分和没有获奖的作品不公布"
    note += f"。超过比例：{'；'.join(more)}" if more else ""
    return show_form(request, contest, form=form, title="公布结果并公示？", verb="公布结果", back=back, note=note)


@at_desk(may_open, write=may_open)
def cancel(request: DeskRequest, pk: int, result: int) -> HttpResponse:
    """Take a published award away."""
    contest = contest_at(request.desk, pk)
    row = _result_at(contest, result)
    return ask_reason(
        request, contest, title=f"取消 {row.entry.number}「{row.entry.title}」的{row.award}？", verb="取消奖项",
        note="公示页上标明已取消和原因；已经颁发的证书作废", back=request.desk.door("contests:results", pk=pk),
        act=lambda said, _: cancel_award(result=row, why=said, by=request.desk.actor),
    )  # fmt: skip


def _result_at(contest: Contest, pk: int) -> Result:
    row = get_object_or_404(results_of(contest), pk=pk)
    row.entry.contest = contest
    return row


def _pending(contest: Contest) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for name in results_of(contest).exclude(award="").order_by("rank").values_list("award", flat=True):
        found[name] = found.get(name, 0) + 1
    return list(found.items())


def _table(request: DeskRequest, contest: Contest) -> DataTable:
    desk = request.desk
    groups = [(str(one.pk), one.name) for one in contest.groups.order_by("position")]
    deciding = contest.state == ContestState.DECIDING and desk.may(may_open)
    published = contest.state == ContestState.PUBLISHED and desk.may(may_open)

    def act(row: Result) -> str | Absent:
        if deciding:
            return "调整"
        return "取消奖项" if published and row.award and row.state == ResultState.PUBLISHED else NOT_APPLICABLE

    def door(row: Result) -> str:
        name = "contests:award" if deciding else "contests:award_cancel"
        return desk.door(name, pk=contest.pk, result=row.pk) if isinstance(act(row), str) else ""

    return DataTable(
        request=request,
        title="定奖",
        queryset=results_of(contest),
        columns=(
            Column("group", "组别", sort_by="group__position", value=lambda row: row.group.name),
            Column("rank", "名次", sort_by="rank", value=rank_words),
            Column("number", "作品编号", sort_by="entry__number", value=lambda row: row.entry.number),
            Column("title", "作品名称", value=lambda row: row.entry.title),
            Column("school", "学校", sort_by="entry__school__name", value=lambda row: row.entry.school.name),
            Column(
                "score", "评审得分", kind="points",
                trace=lambda row: desk.door("contests:score", pk=contest.pk, entry=row.entry_id),
            ),
            Column("award", "奖项", sort_by="award", value=lambda row: row.award or "不授奖"),
            Column("why", "定奖说明", kind="long", value=lambda row: row.why or NOT_APPLICABLE),
            Column(
                "state", "状态", kind="light", sort_by="state",
                value=lambda row: (LIGHTS[ResultState(row.state)], row.get_state_display()),
            ),
            *((Column("act", "办理", value=act, link=door),) if deciding or published else ()),
        ),
        filters=(
            Choice("group", "组别", field="group", choices=groups),
            Contains("q", "作品编号或名称", fields=("entry__number", "entry__title")),
            Choice("state", "状态", field="state", choices=list(ResultState.choices)),
        ),
        order=("group__position", "rank", "entry__number"),
        empty=("还没有结果", "评审结束时自动计算，然后按比例拟定奖项。"),
    )  # fmt: skip
