"""Players: the list, one with all that is known of them, a report, points put right, and letting them play again."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.quiz.access import may_keep, may_look, may_open
from jixiao.records.quiz.fairness.correcting import correct_points
from jixiao.records.quiz.fairness.deciding import report_player, restore_player
from jixiao.records.quiz.fairness.forms import PointsForm, ReasonForm, ReportForm
from jixiao.records.quiz.fairness.queries import (
    appeals_of,
    history_of,
    players_of,
    suspicions_of,
)
from jixiao.records.quiz.fairness.views.finding_rows import campaign_at, framed, player_at, show_form
from jixiao.records.quiz.fairness.views.telling import beside_of
from jixiao.records.quiz.models import Audience, Campaign, IdentityWay, PlayerState
from jixiao.web.table import Choice, Column, Contains, DataTable

may_report = may_keep | may_open
COLOURS = {PlayerState.PLAYING: "green", PlayerState.EXCLUDED: "red"}


@at_desk(may_look)
def players(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the players of a campaign."""
    campaign = campaign_at(request.desk, pk)
    table = _table(request, campaign)
    return table.export() or framed(request, "quiz/fairness/players.html", campaign, {"table": table})


@at_desk(may_look)
def player(request: DeskRequest, pk: int, player: int) -> HttpResponse:
    """Show one player: sets, times, ledger, leads, prizes, and who plays on the same telephone."""
    campaign = campaign_at(request.desk, pk)
    row = player_at(campaign, player)
    context = {
        "player": row,
        "colour": COLOURS[PlayerState(row.state)],
        "is_excluded": row.state == PlayerState.EXCLUDED,
        "leads": suspicions_of(campaign).filter(player=row).order_by("pk"),
        "appeals": appeals_of(campaign).filter(player=row).order_by("pk"),
        "history": history_of(row, request.desk.its_year),
        "may_report": request.desk.may(may_report),
        **beside_of(row),
    }
    return framed(request, "quiz/fairness/player.html", campaign, context)


@at_desk(may_report, write=may_report)
def report(request: DeskRequest, pk: int, player: int) -> HttpResponse:
    """Write down a lead that somebody told."""
    campaign = campaign_at(request.desk, pk)
    row, by = player_at(campaign, player), request.desk.actor
    form, back = ReportForm(request.POST or None), request.desk.door("quiz:player", pk=pk, player=player)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            told = form.cleaned_data["told"]
            return done_once(request, lambda: report_player(player=row, told=told, by=by), lambda _: back)
    return show_form(request, campaign, form=form, title=f"登记 {row} 的异常线索", verb="登记线索", back=back)


@at_desk(may_open, write=may_open)
def points(request: DeskRequest, pk: int, player: int) -> HttpResponse:
    """Put the points of a player right."""
    campaign = campaign_at(request.desk, pk)
    row, by = player_at(campaign, player), request.desk.actor
    form, back = PointsForm(request.POST or None), request.desk.door("quiz:player", pk=pk, player=player)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_into(form):
            answer = done_once(
                request,
                lambda: correct_points(player=row, change=given["change"], reason=given["reason"], by=by),
                lambda _: back,
            )
            messages.success(request, f"已更正 {given['change']:+d} 分")
            return answer
    note = f"现在累计 {row.points} 分，可用 {row.balance} 分。更正记入积分流水，不能删除"
    return show_form(request, campaign, form=form, title=f"更正 {row} 的积分", verb="更正积分", back=back, note=note)


@at_desk(may_open, write=may_open)
def restore(request: DeskRequest, pk: int, player: int) -> HttpResponse:
    """Let a player count again."""
    campaign = campaign_at(request.desk, pk)
    row, by = player_at(campaign, player), request.desk.actor
    form, back = ReasonForm(request.POST or None), request.desk.door("quiz:player", pk=pk, player=player)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            why = form.cleaned_data["reason"]
            return done_once(request, lambda: restore_player(player=row, reason=why, by=by), lambda _: back)
    note = "恢复后重新参加排名和抽奖；已经取消的待领奖品不恢复，退回的积分可以再兑换"
    return show_form(request, campaign, form=form, title=f"恢复 {row}", verb="恢复参与资格", back=back, note=note)


def _table(request: DeskRequest, campaign: Campaign) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title="参与者",
        queryset=players_of(campaign),
        columns=(
            Column(
                "handle", "参与编号", sort_by="handle",
                link=lambda row: desk.door("quiz:player", pk=campaign.pk, player=row.pk),
            ),
            Column("way", "参与方式", sort_by="way", value=lambda row: row.get_way_display()),
            Column(
                "group", "乡镇街道或学校", sort_by="group",
                value=lambda row: NOT_APPLICABLE if campaign.audience == Audience.ALL else row.group,
            ),
            Column("sets", "交卷", kind="number", unit="天", sort_by="sets", total=True),
            Column("points", "累计积分", kind="number", sort_by="points", total=True),
            Column("balance", "可用积分", kind="number", sort_by="balance", total=True),
            Column("used", "用时", kind="number", unit="秒", sort_by="used_ms", value=lambda row: row.used_ms // 1000),
            Column("joined_at", "加入", kind="day", sort_by="joined_at"),
            Column(
                "state", "状态", kind="light", sort_by="state",
                value=lambda row: (COLOURS[PlayerState(row.state)], row.get_state_display()),
            ),
        ),
        filters=(
            Contains("q", "参与编号", fields=("handle",)),
            Choice("way", "方式", field="way", choices=list(IdentityWay.choices)),
            Choice("state", "状态", field="state", choices=list(PlayerState.choices)),
        ),
        order=("-points", "used_ms", "pk"),
        empty=("还没有人参与", "发布以后，从手机进来的人列在这里。"),
        note="只有编造的参与编号，没有姓名和电话",
    )  # fmt: skip
