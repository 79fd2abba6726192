"""回避名单: staff and committee may not win. Of a telephone only a digest is kept, beside the office or role."""

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.fairness.events import BarredAdded, BarredRemoved
from jixiao.records.quiz.fairness.queries import subject_of
from jixiao.records.quiz.models import Barred, Campaign
from jixiao.records.quiz.telephones import plain_mobile, telephone_key

MOST_LABEL, MOST_REASON = 60, 100


@transaction.atomic
def bar_somebody(*, campaign: Campaign, phone: str, label: str, reason: str, by: Actor) -> Barred:
    """Put somebody on the list by their telephone. Refuses a number that is none, and one that is there already."""
    digits = plain_mobile(phone)
    if not digits:
        raise Refused("手机号不对", cure="填 11 位手机号", code="U887", field="phone")
    digest = telephone_key(campaign=campaign, phone=digits)
    return bar_digest(campaign=campaign, digest=digest, label=label, reason=reason, by=by)


@transaction.atomic
def bar_digest(*, campaign: Campaign, digest: str, label: str, reason: str, by: Actor) -> Barred:
    """Put somebody on the list by the digest of their telephone."""
    said, why = label.strip()[:MOST_LABEL], reason.strip()[:MOST_REASON]
    if not said or not why:
        field = "reason" if said else "label"
        raise Refused("没有写回避人员或原因", cure="写单位和职务，不写姓名", code="U882", field=field)
    try:
        with transaction.atomic():
            made = Barred.objects.create(
                campaign=campaign, digest=digest, label=said, reason=why, by=by.person, at=by.at
            )
    except IntegrityError:
        raise Refused("这个手机号已经在回避名单里", cure="不用再登记", code="U888", field="phone") from None
    _tell(BarredAdded, made, by, after={"回避人员": said, "回避原因": why})
    return made


@transaction.atomic
def unbar(*, barred: Barred, reason: str, by: Actor) -> None:
    """Take somebody off the list, with a reason."""
    why = reason.strip()
    if not why:
        raise Refused("没有写理由", cure="写清楚为什么不用回避", code="U882", field="reason")
    _tell(BarredRemoved, barred, by, before={"回避人员": barred.label, "回避原因": barred.reason}, why=why)
    barred.delete()


def _tell(event: type, one: Barred, by: Actor, **what: object) -> None:
    campaign = one.campaign
    publish_in(campaign.unit_year, event, by=by, subject=subject_of(campaign), name=campaign.title, **what)
