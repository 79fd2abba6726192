"""A campaign is opened by the head, with everything it promises fixed; and closed when all of it is done."""

import hashlib
import secrets
from collections.abc import Collection

from django.db import transaction

from jixiao.engine.errors import Finding, Severity
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.quiz.campaigns.checking import faults_of
from jixiao.records.quiz.campaigns.days import claim_until
from jixiao.records.quiz.campaigns.events import CampaignClosed, CampaignOpened
from jixiao.records.quiz.campaigns.pooling import freeze_pool
from jixiao.records.quiz.campaigns.prizing import words_of
from jixiao.records.quiz.campaigns.queries import prizes_of
from jixiao.records.quiz.campaigns.telling import require_draft, require_open, tell
from jixiao.records.quiz.models import (
    Campaign,
    CampaignChange,
    CampaignState,
    Player,
    Prize,
    PrizeWay,
    Raffle,
    RedemptionState,
)
from jixiao.records.quiz.seals import seal
from jixiao.web.printing import day_text

OPENED = ("state", "opened_by", "opened_at", "seed", "raffle_seal", "raffle_hash")


@transaction.atomic
def open_campaign(
    *, campaign: Campaign, stamp: int | None, by: Actor, accepted: Collection[str] = (), reason: str = ""
) -> Campaign:
    """Let a campaign begin: its pool is fixed, its seeds are made, the digest of that of the draw is public.

    ``accepted`` are the codes of the findings 应当改 that were ticked, with one ``reason`` for all of them. Refuses
    whatever must be mended, and what should be and was not accepted.
    """
    require_draft(campaign)
    found = faults_of(campaign, on=by.on)
    _require_mended(found, accepted, reason)
    campaign.state, campaign.opened_by, campaign.opened_at = CampaignState.OPEN, by.person, by.at
    campaign.seed = secrets.token_hex(16)
    prizes = prizes_of(campaign)
    if any(one.way == PrizeWay.RAFFLE for one in prizes):
        seed = secrets.token_hex(32)
        campaign.raffle_seal, campaign.raffle_hash = seal(seed), hashlib.sha256(seed.encode()).hexdigest()
    save_stamped(campaign, stamp=stamp, fields=OPENED)
    number = freeze_pool(campaign)
    after = {
        "竞答开始日期": str(campaign.first_day), "竞答结束日期": str(campaign.last_day), "入选题目": number,
        "奖品": "；".join(words_of(one) for one in prizes), "抽奖种子摘要": campaign.raffle_hash or "不抽奖",
        "已知问题": "；".join(f"{one.code} {one.cause}" for one in found if one.severity == Severity.SHOULD),
    }  # fmt: skip
    tell(CampaignOpened, campaign, by, after=after, why=reason.strip())
    return campaign


@transaction.atomic
def close_campaign(*, campaign: Campaign, reason: str, stamp: int | None, by: Actor) -> Campaign:
    """End a campaign: nothing is answered, exchanged or changed any more.

    Before its claim time is over, or while prizes wait to be fetched, a reason is asked for, and stands in public.
    Refuses one whose draw was promised and is not done.
    """
    require_open(campaign)
    waiting = unfinished(campaign, by=by)
    if waiting and not reason.strip():
        raise Refused(
            "、".join(waiting), cure="到期再结束；提前结束的写明原因，并在活动页公布", code="U953", field="reason"
        )
    _require_drawn(campaign)
    campaign.state, campaign.closed_by, campaign.closed_at = CampaignState.CLOSED, by.person, by.at
    save_stamped(campaign, stamp=stamp, fields=("state", "closed_by", "closed_at"))
    if waiting:
        CampaignChange.objects.create(
            campaign=campaign, what="提前结束竞答", before=_until_words(campaign), after=f"{day_text(by.on)}结束",
            why=reason.strip()[:300], by=by.person, at=by.at,
        )  # fmt: skip
    tell(CampaignClosed, campaign, by, after={"未了事项": "、".join(waiting) or "无"}, why=reason.strip())
    return campaign


def unfinished(campaign: Campaign, *, by: Actor) -> list[str]:
    """Return in words what of an open campaign is not over yet, for somebody who looks at it."""
    found, until = [], claim_until(campaign)
    if campaign.last_day and by.on <= campaign.last_day:
        found.append(f"答题到 {day_text(campaign.last_day)}才结束")
    if until and by.on <= until:
        found.append(f"领奖期限到 {day_text(until)}")
    waiting = campaign.redemptions.filter(state=RedemptionState.RESERVED).count()
    if waiting:
        found.append(f"还有 {waiting:,} 件奖品没有领")
    return found


def _until_words(campaign: Campaign) -> str:
    until = claim_until(campaign)
    return f"到 {day_text(until)}" if until else ""


def undrawn(campaign: Campaign) -> list[Prize]:
    """Return the prizes whose draw was promised and is not done."""
    drawn = Raffle.objects.filter(campaign=campaign).values("prize")
    rows = Prize.objects.filter(campaign=campaign, way=PrizeWay.RAFFLE).exclude(pk__in=drawn)
    return list(rows.order_by("position"))


def _require_mended(found: Collection[Finding], accepted: Collection[str], reason: str) -> None:
    must = [one for one in found if one.severity == Severity.MUST]
    if must:
        told = "；".join(f"{one.name}（{one.cause}）" for one in must[:3])
        raise Refused(f"还有 {len(must)} 处必须改：{told}", cure="逐条改好再发布", code="U948")
    should = [one for one in found if one.severity == Severity.SHOULD]
    left = [one for one in should if one.code not in accepted]
    if left:
        raise Refused(f"「{left[0].name}」没有改，也没有勾选照办", cure="改好，或勾选并写明理由", code="U948")
    if should and not reason.strip():
        raise Refused("照办没有写理由", cure="写明为什么不改", code="U948", field="reason")


def _require_drawn(campaign: Campaign) -> None:
    left = undrawn(campaign)
    if left and Player.objects.filter(campaign=campaign, points__gt=0).exists():
        raise Refused(f"「{left[0]}」还没有开奖", cure="开奖并公布以后再结束", code="U953")
