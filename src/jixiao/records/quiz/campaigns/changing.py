"""What may be changed of a running campaign, each with a reason and in public; everything else is refused.

《规范促销行为暂行规定》: what was announced is not changed and no condition is added, unless it is for the better of
those who take part.
"""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.quiz.campaigns.draw_list import lines_of
from jixiao.records.quiz.campaigns.events import CampaignChanged, QuestionWithdrawn
from jixiao.records.quiz.campaigns.picking_up import Counter, made, require_counters, words_of
from jixiao.records.quiz.campaigns.queries import label_of, pick_up_points_of
from jixiao.records.quiz.campaigns.telling import require_open, tell
from jixiao.records.quiz.models import Campaign, CampaignChange, PoolEntry, Prize, PrizeWay
from jixiao.web.printing import day_text

CHANGEABLE = ("contact", "last_day", "claim_days")
WHY_NOT = {
    "title": "名称已经公布，参加的人按它认这次竞答",
    "first_day": "已经按公布的日期开始",
    "per_day": "每天题数变了，先答和后答的人得分不能比",
    "points_each": "分值变了，先答和后答的人得分不能比",
    "draw": "题目已经固定，变了就不公平",
    "minutes": "时限变了，先答和后答的人不能比",
    "audience": "参与范围是公布的参与条件",
    "ways": "参与方式是公布的参与条件",
}
STANDING = "已经公布的规则不得变更，也不得附加条件"


@transaction.atomic
def change_campaign(
    *,
    campaign: Campaign,
    field: str,
    value: Any,  # noqa: ANN401 - as the field
    why: str,
    stamp: int | None,
    by: Actor,
) -> Campaign:
    """Change one field of an open campaign (contact, a later last_day, longer claim_days) and write it in public."""
    _require_reason(campaign, why)
    if field not in CHANGEABLE:
        cause = WHY_NOT.get(field, STANDING)
        cure = "只能更正电话、延长竞答和领奖时间、增加奖品数量和领奖点、撤下错题"
        raise Refused(cause, cure=cure, code="U950", field=field)
    before = getattr(campaign, field)
    _require_better(campaign, field, value, by.on)
    setattr(campaign, field, value)
    save_stamped(campaign, stamp=stamp, fields=(field,))
    _publish(campaign, label_of(field), _in_words(before), _in_words(value), why=why, by=by)
    return campaign


@transaction.atomic
def raise_prize(*, campaign: Campaign, prize: Prize, total: int, why: str, stamp: int | None, by: Actor) -> Campaign:
    """Put more pieces of a prize into an open campaign; never fewer, and no more places than were announced."""
    _require_reason(campaign, why)
    if prize.campaign_id != campaign.pk:
        raise Refused("没有这种奖品", cure="从本次竞答的奖品里选", code="U951", field="prize")
    before = Prize.objects.get(pk=prize.pk).total
    if prize.way == PrizeWay.RANKING:
        cause, cure = "按排名的奖品数量和名次是公布的，加了也没有名次可发", "积分兑换和抽奖的奖品可以增加"
        raise Refused(cause, cure=cure, code="U950", field="prize")
    if total <= before:
        raise Refused(f"奖品只能增加，现在是 {before} 件", cure="填比它大的数", code="U951", field="total")
    if prize.way == PrizeWay.RAFFLE and hasattr(prize, "raffle"):
        raise Refused("这种奖品已经开奖", cure="不能再加", code="U950", field="prize")
    more = total - before
    Prize.objects.filter(pk=prize.pk).update(total=F("total") + more, left=F("left") + more, version=F("version") + 1)
    save_stamped(campaign, stamp=stamp, fields=())
    _publish(campaign, f"奖品数量：{prize}", f"{before} 件", f"{total} 件", why=why, by=by)
    return campaign


@transaction.atomic
def add_pick_up_point(*, campaign: Campaign, point: Counter, why: str, stamp: int | None, by: Actor) -> Campaign:
    """Add a pick-up point to an open campaign; those that were announced stay."""
    _require_reason(campaign, why)
    there = [Counter(one.name, one.address, one.hours, one.phone) for one in pick_up_points_of(campaign)]
    require_counters([*there, point])
    made(campaign, point).save(force_insert=True)
    save_stamped(campaign, stamp=stamp, fields=())
    _publish(campaign, "新增领奖点", "", words_of(point), why=why, by=by)
    return campaign


@transaction.atomic
def withdraw_question(*, campaign: Campaign, entry: PoolEntry, why: str, stamp: int | None, by: Actor) -> Campaign:
    """Take a faulty question out of later sets; who answered it keeps what it gave. It is told in public.

    Refuses one that would leave its bucket with too few for a set: then only points can be put right.
    """
    _require_reason(campaign, why)
    if entry.campaign_id != campaign.pk or entry.withdrawn_at is not None:
        raise Refused("这道题不在本次竞答里，或已经撤下", cure="从题目列表里选", code="U952")
    left = PoolEntry.objects.filter(campaign=campaign, bucket=entry.bucket, withdrawn_at=None).count() - 1
    number = lines_of(campaign)[entry.bucket]["number"]
    if left < number:
        cause = f"撤下后这一组只剩 {left} 题，不够每天 {number} 题"
        raise Refused(cause, cure="题目留着，在差错更正里给受影响的人补分", code="U952")
    entry.withdrawn_at = by.at
    entry.save(update_fields=["withdrawn_at"])
    save_stamped(campaign, stamp=stamp, fields=())
    text = entry.version.text
    told = {"入选序号": entry.position, "题干": text}
    _write(campaign, "撤下题目", text, "以后不再抽到", why=why, by=by)
    tell(QuestionWithdrawn, campaign, by, before=told, after={"撤下时间": str(by.on)}, why=why.strip())
    return campaign


def _require_reason(campaign: Campaign, why: str) -> None:
    require_open(campaign)
    if not why.strip():
        raise Refused("变更要写明原因", cure="原因会在活动页公布", code="U951", field="why")


def _require_better(campaign: Campaign, field: str, value: Any, on: datetime.date) -> None:  # noqa: ANN401 - as the field
    before = getattr(campaign, field)
    if value == before:
        raise Refused("没有变化", cure="填新的值，或返回", code="U951", field=field)
    if field == "contact" and not str(value).strip():
        raise Refused("电话不能去掉", cure="填新的电话", code="U951", field=field)
    if field == "claim_days" and not before < value <= 365:  # noqa: PLR2004 - a year
        raise Refused(f"领奖期限只能延长，现在是 {before} 天", cure="填比它大的数，最多 365", code="U951", field=field)
    if field == "last_day":
        if before is not None and value < before:
            raise Refused(f"结束日期只能推后，现在是 {day_text(before)}", cure="填以后的日期", code="U951", field=field)
        if before is not None and before < on:
            raise Refused(f"竞答 {day_text(before)}已经结束，不能再延长", cure="另办一次", code="U951", field=field)


def _in_words(value: Any) -> str:  # noqa: ANN401 - as the field
    return day_text(value) if isinstance(value, datetime.date) else str(value)


def _publish(campaign: Campaign, what: str, before: str, after: str, *, why: str, by: Actor) -> None:
    _write(campaign, what, before, after, why=why, by=by)
    tell(CampaignChanged, campaign, by, before={what: before}, after={what: after}, why=why.strip())


def _write(campaign: Campaign, what: str, before: str, after: str, *, why: str, by: Actor) -> None:
    CampaignChange.objects.create(
        campaign=campaign, what=what[:60], before=before, after=after, why=why.strip()[:300], by=by.person, at=by.at
    )
