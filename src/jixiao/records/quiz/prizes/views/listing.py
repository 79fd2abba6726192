"""The list of all redemptions, the sheet they are signed on, and what is deleted in time."""

from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import pressed
from jixiao.orgs.sending import send_document
from jixiao.records.quiz.access import may_keep, may_look
from jixiao.records.quiz.models import Campaign, HandOver, PrizeWay, Redemption, RedemptionState, Taker
from jixiao.records.quiz.prizes.forgetting import delete_contacts
from jixiao.records.quiz.prizes.queries import prizes_of
from jixiao.records.quiz.prizes.signing_sheet import signing_sheet
from jixiao.records.quiz.prizes.views.finding_rows import campaign_at
from jixiao.web.table import Choice, Column, Contains, DataTable

LIGHTS = {
    RedemptionState.RESERVED: "amber",
    RedemptionState.GIVEN: "green",
    RedemptionState.RELEASED: "none",
    RedemptionState.CANCELLED: "none",
}


@at_desk(may_look)
def redemptions(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show everybody who has or had a right to a prize, by state; masked, as a table and a workbook."""
    row = campaign_at(request.desk, pk)
    table = _table(request, row)
    context = {"campaign": row, "table": table, "may_keep": request.desk.may(may_keep)}
    return table.export() or render(request, "quiz/prizes/redemptions.html", context)


@at_desk(may_look)
def sheet(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send the sheet that prizes are signed for on, masked."""
    row = campaign_at(request.desk, pk)
    mark = "示例" if request.desk.unit.is_specimen else ""
    return send_document(signing_sheet(row, today=request.desk.today, mark=mark), form)


@at_desk(may_keep, write=may_keep)
@require_POST
def forget(request: DeskRequest, pk: int) -> HttpResponse:
    """Delete names and telephones whose days are over."""
    row = campaign_at(request.desk, pk)
    back = request.desk.door("quiz:prize_ledger", pk=row.pk)
    answer = pressed(request, lambda: delete_contacts(campaign=row, by=request.desk.actor), leads_to=back)
    messages.success(request, "到期的领奖信息已删除，只留隐去的姓名和电话")
    return answer


def _who(row: Any) -> Any:  # noqa: ANN401 - a cell holds any value
    found = getattr(row, "contact", None)
    return f"{found.masked_name} {found.masked_phone}" if found else NOT_APPLICABLE


def _ended(row: Any) -> Any:  # noqa: ANN401 - as above
    return row.ended_at or NOT_APPLICABLE


def _light(row: Any) -> tuple[str, str]:  # noqa: ANN401 - a redemption
    return LIGHTS[RedemptionState(row.state)], row.get_state_display()


def _table(request: DeskRequest, campaign: Campaign) -> DataTable:
    desk = request.desk
    last = HandOver.objects.filter(redemption=OuterRef("pk"), undone=None).order_by("-number")
    rows = Redemption.objects.filter(campaign=campaign).select_related("prize", "player", "contact")
    rows = rows.annotate(taker=Subquery(last.values("taker")[:1]), at_point=Subquery(last.values("point__name")[:1]))
    return DataTable(
        request=request,
        title=f"{campaign.title}奖品领取名单",
        queryset=rows,
        columns=(
            Column(
                "prize", "奖品", sort_by="prize__position", value=lambda row: str(row.prize), width="w-l",
                link=lambda row: desk.door("quiz:redemption", pk=row.pk),
            ),
            Column("way", "发放方式", value=lambda row: PrizeWay(row.prize.way).label),
            Column("handle", "参与编号", sort_by="player__handle"),
            Column("rank", "名次", kind="number", sort_by="rank", value=lambda row: row.rank or NOT_APPLICABLE),
            Column("who", "领奖人", value=_who, width="w-l"),
            Column("state", "状态", kind="light", sort_by="state", value=_light, width="w-m"),
            Column("reserved_at", "获得", kind="day", sort_by="reserved_at"),
            Column("expires_at", "截止", kind="day", sort_by="expires_at"),
            Column("ended_at", "办结", kind="day", sort_by="ended_at", value=_ended),
            Column("taker", "谁领的", value=lambda row: Taker(row.taker).label if row.taker else NOT_APPLICABLE),
            Column("point", "领奖点", value=lambda row: row.at_point or NOT_APPLICABLE, default_shown=False),
            Column("points", "用去积分", kind="number", sort_by="points", total=True, default_shown=False),
        ),
        filters=(
            Choice("state", "状态", field="state", choices=RedemptionState.choices),
            Choice("prize", "奖品", field="prize", choices=[(str(one.pk), str(one)) for one in prizes_of(campaign)]),
            Contains("q", "参与编号或隐去的姓名", fields=("player__handle", "contact__masked_name")),
        ),
        order=("state", "-reserved_at", "pk"),
        empty=("还没有人领奖", "兑换、按排名发奖或抽奖以后，名单列在这里。"),
        note="姓名和电话只显示隐去的",
    )  # fmt: skip
