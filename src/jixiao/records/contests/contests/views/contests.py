"""The list of contests of a year, and the page of one."""

from typing import Any

from django.db.models import Sum
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from jixiao.engine.errors import Severity
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.contests.access import may_keep, may_look, may_open
from jixiao.records.contests.contests.checking import faults_of
from jixiao.records.contests.contests.copying import contests_to_copy
from jixiao.records.contests.contests.opening import unfinished
from jixiao.records.contests.contests.queries import (
    awards_of,
    counted_contests_of,
    criteria_of,
    groups_of,
    history_of,
    rounds_of,
    schools_of,
    subject_of,
    working_accesses,
)
from jixiao.records.contests.contests.standing import standing_of, where_it_stands
from jixiao.records.contests.contests.views.finding_rows import CHIPS, contest_at, mended_at
from jixiao.records.contests.models import Contest, ContestKind, ContestState, Quota
from jixiao.web.doors import door_or_none
from jixiao.web.table import Choice, Column, Contains, DataTable

NEIGHBOURS = (
    ("contests:entries", "参赛作品"),
    ("contests:qualifying", "资格审查"),
    ("contests:likenesses", "相似比对"),
    ("contests:judging", "评审"),
    ("contests:results", "定奖和公布"),
)
"""Pages of the later parts, linked where they are there once the contest has begun."""


@at_desk(may_look)
def contests(request: DeskRequest) -> HttpResponseBase:
    """Show the contests of the year."""
    desk = request.desk
    table = _table(request)
    to_copy = contests_to_copy(desk.its_year) if desk.may(may_keep) else []
    context = {"table": table, "may_keep": desk.may(may_keep), "to_copy": len(to_copy)}
    return table.export() or render(request, "contests/contests/contests.html", context)


@at_desk(may_look)
def contest(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a contest: where it stands, its groups, windows, findings, figures."""
    desk = request.desk
    row = contest_at(desk, pk)
    is_draft = row.state == ContestState.DRAFT
    found = faults_of(row, on=desk.today) if is_draft else ()
    criteria, awards = criteria_of(row), awards_of(row)
    standing = standing_of(row)
    groups = [
        (one, criteria.get(one.pk, []), awards.get(one.pk, []), standing.of_group(one.pk)) for one in groups_of(row)
    ]
    context = {
        "contest": row,
        "chip": CHIPS[ContestState(row.state)],
        "where": where_it_stands(row, on=desk.today),
        "standing": standing,
        "groups": groups,
        "rounds": rounds_of(row),
        "findings": mended_at(desk, row, found),
        "stops": sum(one.severity == Severity.MUST for one in found),
        "neighbours": [] if is_draft else _neighbours(request, row),
        "schools": schools_of(desk.unit).count(),
        "codes": working_accesses(row).count(),
        "places": Quota.objects.filter(group__contest=row).aggregate(most=Sum("most"))["most"],
        "public_url": public_address(request, row),
        "history": history_of(row),
        "is_draft": is_draft,
        "is_over": row.state == ContestState.CLOSED,
        "proofs": proofs_panel(desk, subject_of(row), row.title),
        "is_running": not is_draft and row.state != ContestState.CLOSED,
        "left": [] if is_draft or row.state == ContestState.CLOSED else unfinished(row, on=desk.today),
        "may_keep": desk.may(may_keep),
        "may_open": desk.may(may_open),
    }
    return render(request, "contests/contests/contest.html", context)


def public_address(request: DeskRequest, row: Contest, name: str = "contest:landing") -> str:
    """Return where everybody sees it, "" where the open door is not installed."""
    try:
        return request.build_absolute_uri(reverse(name, kwargs={"token": row.token}))
    except NoReverseMatch:
        return ""


def _neighbours(request: DeskRequest, row: Contest) -> list[tuple[str, str]]:
    found = ((title, door_or_none(request, name, pk=row.pk)) for name, title in NEIGHBOURS)
    return [(title, url) for title, url in found if url]


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk

    def door(row: Any) -> str:  # noqa: ANN401 - a row of the table
        return desk.door("contests:contest", pk=row.pk)

    return DataTable(
        request=request,
        title="赛事",
        queryset=counted_contests_of(desk.its_year),
        columns=(
            Column("code", "编号", sort_by="pk", width="w-s", value=lambda row: row.code),
            Column("title", "赛事名称", sort_by="title", link=door),
            Column("kind", "类别", sort_by="kind", value=lambda row: row.get_kind_display()),
            Column("entry_from", "报名开始", kind="day", sort_by="entry_from"),
            Column("entry_to", "报名截止", kind="day", sort_by="entry_to"),
            Column("where", "进度", value=lambda row: where_it_stands(row, on=desk.today)),
            Column("held", "参赛作品", kind="number", unit="件", sort_by="held"),
            Column("qualified", "合格", kind="number", unit="件", sort_by="qualified"),
            Column("from_schools", "学校", kind="number", unit="所", sort_by="from_schools"),
            Column("state", "状态", sort_by="state", value=lambda row: row.get_state_display()),
        ),
        filters=(
            Contains("q", "名称", fields=("title", "theme")),
            Choice("kind", "类别", field="kind", choices=list(ContestKind.choices)),
            Choice("state", "状态", field="state", choices=list(ContestState.choices)),
        ),
        order=("-pk",),
        empty=("还没有赛事", "选一个类别就带上组别、评分表和奖项；办过的可以复制过来。"),
        note="件数实时计数：已报送、退回修改、审查过的都算，草稿和撤回的不算",
    )  # fmt: skip
