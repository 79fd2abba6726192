"""获奖公示: the head shows the winners to the public, masked, for some days; only who agreed is named at all."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.models import HELD, Campaign, PrizeWay, Redemption, WinnersNotice
from jixiao.records.quiz.prizes.events import WinnersPublished, WinnersWithdrawn
from jixiao.records.quiz.prizes.promising import require_over

LEAST_DAYS, MOST_DAYS, MOST_ROWS = 3, 60, 2_000


def winner_rows(campaign: Campaign) -> list[list[str]]:
    """Return the winners by rank and lot as the public may see them: one statement."""
    found = Redemption.objects.filter(campaign=campaign, state__in=HELD).exclude(prize__way=PrizeWay.EXCHANGE)
    found = found.select_related("prize", "player", "contact")
    ordered = found.order_by("prize__position", F("rank").asc(nulls_last=True), "player__handle")
    return [_row(one) for one in ordered[:MOST_ROWS]]


def standing_notice(campaign: Campaign, *, on: datetime.date) -> WinnersNotice | None:
    """Return the notice that the public sees on a day."""
    rows = WinnersNotice.objects.filter(campaign=campaign, withdrawn_at=None)
    return rows.filter(first_day__lte=on, last_day__gte=on).first()


@transaction.atomic
def publish_winners(*, campaign: Campaign, days: int, by: Actor) -> WinnersNotice:
    """Show the winners as they are now for so many days. Refuses before the end, nobody, and twice."""
    require_over(campaign, at=by.at)
    if not LEAST_DAYS <= days <= MOST_DAYS:
        raise Refused(f"公示天数应当在 {LEAST_DAYS} 到 {MOST_DAYS} 之间", code="U984", field="days")
    if WinnersNotice.objects.filter(campaign=campaign, withdrawn_at=None).exists():
        raise Refused("获奖名单已经公示过", cure="要改的，先撤下并写明原因", code="U984")
    rows = winner_rows(campaign)
    if not rows:
        raise Refused("还没有获奖的人", cure="先按排名发奖或抽奖", code="U984")
    made = WinnersNotice.objects.create(
        campaign=campaign, rows=rows, first_day=by.on, last_day=by.on + datetime.timedelta(days=days - 1),
        by=by.person, at=by.at,
    )  # fmt: skip
    publish_in(
        campaign.unit_year, WinnersPublished, subject=f"quiz.notice:{made.pk}", name=campaign.title,
        after={"获奖": f"{len(rows)} 人次", "公示至": str(made.last_day)}, by=by,
    )  # fmt: skip
    return made


@transaction.atomic
def withdraw_notice(*, notice: WinnersNotice, why: str, by: Actor) -> None:
    """Take a notice from the public page, with a reason; it can be published anew. Refuses a second time."""
    if not why.strip():
        raise Refused("撤下公示要写明原因", code="U984", field="reason")
    standing = WinnersNotice.objects.filter(pk=notice.pk, withdrawn_at=None)
    if not standing.update(withdrawn_at=by.at, withdrawn_because=why.strip()[:200]):
        raise Refused("这份公示已经撤下", code="U984")
    campaign = notice.campaign
    publish_in(
        campaign.unit_year, WinnersWithdrawn, subject=f"quiz.notice:{notice.pk}", name=campaign.title,
        why=why.strip()[:200], by=by,
    )  # fmt: skip


def _row(one: Redemption) -> list[str]:
    contact: Any = getattr(one, "contact", None)
    named = contact is not None and contact.may_publish
    grade = f"{one.prize.grade}（第 {one.rank} 名）" if one.rank else one.prize.grade
    way = str(PrizeWay(one.prize.way).label)
    who = [contact.masked_name, contact.masked_phone] if named else ["", ""]
    return [grade, one.prize.name, way, one.player.handle, *who]
