"""The list of campaigns of a year, and the page of one."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from jixiao.engine.errors import Severity
from jixiao.measures.activities import activities
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.quiz.access import may_keep, may_look, may_open
from jixiao.records.quiz.campaigns.agreeing import left_standing
from jixiao.records.quiz.campaigns.checking import faults_of
from jixiao.records.quiz.campaigns.copying import campaigns_to_copy
from jixiao.records.quiz.campaigns.days import claim_until, length_of, points_at_most, was_taken_over, where_it_stands
from jixiao.records.quiz.campaigns.draw_list import lines_of
from jixiao.records.quiz.campaigns.queries import (
    campaigns_of,
    changes_of,
    history_of,
    pick_up_points_of,
    prizes_of,
)
from jixiao.records.quiz.campaigns.standing import Standing, standing_of, standings
from jixiao.records.quiz.campaigns.views.finding_rows import campaign_at, mended_at
from jixiao.records.quiz.models import Campaign, CampaignState, IdentityWay
from jixiao.web.doors import door_or_none
from jixiao.web.table import Choice, Column, Contains, DataTable

CHIPS = {CampaignState.DRAFT: "draft", CampaignState.OPEN: "sent", CampaignState.CLOSED: "approved"}
NEIGHBOURS = (
    ("quiz:players", "参与者"),
    ("quiz:prize_ledger", "奖品台账"),
    ("quiz:fairness", "公平核查"),
    ("quiz:account", "活动总结"),
)
BEFORE = (("quiz:barred", "回避名单"),)
TAKEN_OVER = (("quiz:prize_ledger", "奖品台账"), ("quiz:account", "活动总结"))
"""Pages of the later parts, linked where they are there: once it is open, while it is a draft, and where nobody played
here."""


@at_desk(may_look)
def campaigns(request: DeskRequest) -> HttpResponseBase:
    """Show the campaigns of the year."""
    desk = request.desk
    found = standings(campaigns_of(desk.its_year))
    table = _table(request, dict(found))
    to_copy = campaigns_to_copy(desk.its_year) if desk.may(may_keep) else []
    context = {"table": table, "may_keep": desk.may(may_keep), "to_copy": len(to_copy)}
    return table.export() or render(request, "quiz/campaigns/campaigns.html", context)


@at_desk(may_look)
def campaign(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a campaign: where it stands, its figures, prizes, findings, changes."""
    desk = request.desk
    row = campaign_at(desk, pk)
    is_draft = row.state == CampaignState.DRAFT
    found = faults_of(row, on=desk.today) if is_draft else ()
    prizes, is_taken_over = prizes_of(row), was_taken_over(row)
    context = {
        "campaign": row,
        "chip": CHIPS[CampaignState(row.state)],
        "where": where_it_stands(row, on=desk.today),
        "standing": standing_of(row),
        "length": length_of(row),
        "most": points_at_most(row),
        "until": claim_until(row),
        "draw": lines_of(row),
        "ways": [IdentityWay(way).label for way in row.ways],
        "activity": activities(desk.its_year).get(row.activity) if row.activity else None,
        "prizes": prizes,
        "points": pick_up_points_of(row),
        "findings": mended_at(desk, row, found),
        "stops": sum(one.severity == Severity.MUST for one in found),
        "changes": [] if is_draft else changes_of(row),
        "codes": row.codes.count() if IdentityWay.CODE in row.ways else None,
        "neighbours": _neighbours(request, row),
        "public_url": public_address(request, row),
        "result_url": _result_address(request, row),
        "is_taken_over": is_taken_over,
        "contradictions": left_standing(row, prizes) if is_taken_over else [],
        "history": history_of(row),
        "is_draft": is_draft,
        "is_past": row.last_day is not None and row.last_day < desk.today,
        "is_open": row.state == CampaignState.OPEN,
        "may_keep": desk.may(may_keep),
        "may_open": desk.may(may_open),
    }
    return render(request, "quiz/campaigns/campaign.html", context)


def public_address(request: DeskRequest, row: Campaign) -> str:
    """Return where people play it, "" where the door of players is not installed."""
    return _of_players(request, "play:landing", row)


def joining_address(request: DeskRequest, row: Campaign) -> str:
    """Return where somebody comes in with a code, "" where the door of players is not installed."""
    return _of_players(request, "play:join", row)


def _result_address(request: DeskRequest, row: Campaign) -> str:
    """Return where everybody reads what came of it, "" before the last day is over."""
    over = row.state != CampaignState.DRAFT and row.last_day is not None and row.last_day < request.desk.today
    return _of_players(request, "quizaccount:result", row) if over else ""


def _of_players(request: DeskRequest, name: str, row: Campaign) -> str:
    try:
        return request.build_absolute_uri(reverse(name, kwargs={"token": row.token}))
    except NoReverseMatch:
        return ""


def _neighbours(request: DeskRequest, row: Campaign) -> list[tuple[str, str]]:
    offered: tuple[tuple[str, str], ...] = TAKEN_OVER if was_taken_over(row) else NEIGHBOURS
    if row.state == CampaignState.DRAFT:
        offered = BEFORE
    found = ((title, door_or_none(request, name, pk=row.pk)) for name, title in offered)
    return [(title, url) for title, url in found if url]


def _table(request: DeskRequest, found: dict[int, Standing]) -> DataTable:
    desk, nothing = request.desk, Standing()

    def figure(row: Any, name: str) -> int | None:  # noqa: ANN401 - a row of the table
        return None if was_taken_over(row) else getattr(found.get(row.pk, nothing), name)

    return DataTable(
        request=request,
        title="有奖竞答",
        queryset=campaigns_of(desk.its_year),
        columns=(
            Column("code", "编号", sort_by="pk", width="w-s", value=lambda row: row.code),
            Column("title", "竞答名称", sort_by="title", link=lambda row: desk.door("quiz:campaign", pk=row.pk)),
            Column("first_day", "开始", kind="day", sort_by="first_day"),
            Column("last_day", "结束", kind="day", sort_by="last_day"),
            Column("where", "进度", value=lambda row: where_it_stands(row, on=desk.today)),
            Column("players", "参与", kind="number", unit="人", value=lambda row: figure(row, "players")),
            Column("sets", "交卷", kind="number", unit="份", value=lambda row: figure(row, "sets")),
            Column("given", "已发奖品", kind="number", unit="件", value=lambda row: figure(row, "given")),
            Column("state", "状态", sort_by="state", value=lambda row: row.get_state_display()),
        ),
        filters=(
            Contains("q", "名称", fields=("title", "theme")),
            Choice("state", "状态", field="state", choices=list(CampaignState.choices)),
        ),
        order=("-pk",),
        empty=("还没有有奖竞答", "先在题库里备题并审核，再拟定竞答；办过的可以复制过来。"),
        note="实时计数；参与按加入的人算，包括没有交卷的和已剔除的",
    )  # fmt: skip
