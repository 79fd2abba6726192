"""What of the prizes stands on the workbench: prizes to award, lots to draw, winners to publish, names to delete."""

import datetime
from collections.abc import Iterable

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.quiz.access import may_keep, may_open
from jixiao.records.quiz.models import (
    Campaign,
    CampaignState,
    Contact,
    Prize,
    PrizeWay,
    Raffle,
    Redemption,
    RedemptionState,
    WinnersNotice,
)

MOST_TO_DOS = 10
SOON = datetime.timedelta(days=7)


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield what waits for the head after the last day, and for the clerk; a constant number of statements."""
    if desk.unit_year is None or not (may_keep(desk) or may_open(desk)):
        return
    if may_open(desk):
        for one in _over(desk)[:MOST_TO_DOS]:
            yield from _of_head(desk, one)
    if may_keep(desk):
        yield from _of_clerk(desk)


def _over(desk: Desk) -> QuerySet[Campaign]:
    here = OuterRef("pk")
    won = Redemption.objects.filter(campaign=here)
    raffled = Raffle.objects.filter(prize=OuterRef("pk"))
    ranks = Prize.objects.filter(campaign=here, way=PrizeWay.RANKING)
    lots = Prize.objects.filter(~Exists(raffled), campaign=here, way=PrizeWay.RAFFLE)
    return Campaign.objects.filter(
        unit_year=desk.unit_year, state=CampaignState.OPEN, last_day__lt=desk.today
    ).annotate(
        to_award=Exists(ranks) & ~Exists(won.filter(prize__way=PrizeWay.RANKING)),
        to_draw=Exists(lots),
        to_publish=Exists(won.exclude(prize__way=PrizeWay.EXCHANGE))
        & ~Exists(WinnersNotice.objects.filter(campaign=here, withdrawn_at=None)),
    ).order_by("last_day", "pk")  # fmt: skip


def _of_head(desk: Desk, one: Campaign) -> Iterable[ToDo]:
    due = (one.last_day or desk.today) + SOON
    if getattr(one, "to_award", False):
        yield ToDo(f"「{one.title}」按排名发奖", "竞答已经结束", desk.door("quiz:award", pk=one.pk), "去发奖", due)
    if getattr(one, "to_draw", False):
        yield ToDo(f"「{one.title}」抽奖", "竞答已经结束", desk.door("quiz:raffle", pk=one.pk), "去开奖", due)
    if getattr(one, "to_publish", False):
        yield ToDo(f"「{one.title}」公示获奖名单", "已经评奖", desk.door("quiz:winners", pk=one.pk), "去公示", due)


def _of_clerk(desk: Desk) -> Iterable[ToDo]:
    due = Contact.objects.filter(
        redemption__campaign__unit_year=desk.unit_year, delete_on__lt=desk.today, deleted_at=None
    )
    overdue = due.order_by().values("redemption__campaign", "redemption__campaign__title")
    for one in overdue.annotate(number=Count("*"), day=Max("delete_on"))[:MOST_TO_DOS]:
        url = desk.door("quiz:prize_ledger", pk=one["redemption__campaign"])
        title = f"「{one['redemption__campaign__title']}」领奖信息保存期已满"
        yield ToDo(title, f"{one['number']} 人的姓名和电话该删除", url, "去删除", one["day"])
    soon = Q(expires_at__lte=desk.at + SOON, expires_at__gt=desk.at)
    waiting = Redemption.objects.filter(soon, campaign__unit_year=desk.unit_year, state=RedemptionState.RESERVED)
    waiting = waiting.exclude(prize__way=PrizeWay.EXCHANGE).order_by()
    ending = waiting.values("campaign", "campaign__title").annotate(number=Count("*"), last=Max("expires_at"))
    for one in ending[:MOST_TO_DOS]:
        url = desk.door("quiz:redemptions", pk=one["campaign"])
        title = f"「{one['campaign__title']}」还有 {one['number']} 件奖品没领"
        yield ToDo(title, "一周内到领取截止时间", url, "去通知", desk.today + SOON)
