"""What of this part stands on the workbench: drafts to open, drafts that are not ready, prizes left over."""

import datetime
from collections.abc import Iterable

from django.db.models import QuerySet, Sum

from jixiao.engine.errors import Severity
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.quiz.access import may_keep, may_open
from jixiao.records.quiz.campaigns.checking import faults_of
from jixiao.records.quiz.campaigns.days import claim_until
from jixiao.records.quiz.campaigns.queries import campaigns_of
from jixiao.records.quiz.models import Campaign, CampaignState

MOST_TO_DOS = 10
MOST_DRAFTS = 3
SOON = datetime.timedelta(days=14)


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield drafts that begin soon, for the head where they are ready and for the clerk where not; and what is over."""
    if desk.unit_year is None:
        return
    rows = campaigns_of(desk.unit_year)
    if desk.may(may_open) or desk.may(may_keep):
        yield from _drafts(desk, rows)
    if desk.may(may_keep):
        yield from _over(desk, rows)


def _drafts(desk: Desk, rows: QuerySet[Campaign]) -> Iterable[ToDo]:
    soon = rows.filter(state=CampaignState.DRAFT, first_day__lte=desk.today + SOON, last_day__gte=desk.today)
    for one in soon.order_by("first_day", "pk")[:MOST_DRAFTS]:
        number = sum(fault.severity == Severity.MUST for fault in faults_of(one, on=desk.today))
        if number and desk.may(may_keep):
            url = desk.door("quiz:campaign", pk=one.pk)
            yield ToDo(f"「{one.title}」还不能发布", f"{number} 处必须改", url, "去修改", one.first_day)
        elif not number and desk.may(may_open):
            url = desk.door("quiz:campaign_start", pk=one.pk)
            yield ToDo(f"发布「{one.title}」", "检查没有必须改的，等审核人发布", url, "去发布", one.first_day)


def _over(desk: Desk, rows: QuerySet[Campaign]) -> Iterable[ToDo]:
    over = rows.filter(state=CampaignState.OPEN, last_day__lt=desk.today)
    over = over.annotate(waiting=Sum("prizes__reserved"))
    for one in over.order_by("last_day", "pk")[:MOST_TO_DOS]:
        url, until = desk.door("quiz:campaign", pk=one.pk), claim_until(one)
        if until is not None and until < desk.today:
            yield ToDo(f"结束「{one.title}」", "领奖期限已过，收回没有领的，再结束", url, "去结束", until, "late")
        elif one.waiting:
            yield ToDo(
                f"「{one.title}」还有奖品没有领", f"待领 {one.waiting:,} 件，提醒得奖的人按期领取", url, "去看", until
            )
