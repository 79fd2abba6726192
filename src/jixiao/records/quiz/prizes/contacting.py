"""领奖信息: a winner leaves name and telephone, sealed; the office opens them only with a line in the trail.

《个人信息保护法》第二十八条、第三十一条: of somebody under fourteen only with the guardian's consent.
"""

import dataclasses
import datetime
import json

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.models import Barred, Contact, Redemption, RedemptionState
from jixiao.records.quiz.prizes.events import ContactShown
from jixiao.records.quiz.seals import seal, unseal
from jixiao.records.quiz.telephones import plain_telephone, telephone_key
from jixiao.web.masking import mask_name, mask_phone, plain_name


@dataclasses.dataclass(frozen=True, slots=True)
class Winner:
    """Who somebody is: name and telephone."""

    name: str
    phone: str


@dataclasses.dataclass(frozen=True, slots=True)
class Leaving:
    """What a winner typed, and what they agreed to."""

    name: str
    phone: str
    guardian_agreed: bool = False
    may_publish: bool = False


@transaction.atomic
def leave_contact(*, redemption: Redemption, given: Leaving, at: datetime.datetime) -> Contact:
    """Keep name and telephone of a winner, sealed; typed again while the prize waits, the later stands.

    Refuses a prize that does not wait any more, what is no name or number, a child without its guardian's consent, and
    somebody who may not win (回避名单).
    """
    if redemption.state != RedemptionState.RESERVED:
        raise Refused(f"这件奖品{RedemptionState(redemption.state).label}", cure="不用再填", code="U982")
    who = read_winner(given.name, given.phone)
    if redemption.player.is_minor and not given.guardian_agreed:
        cure = "请监护人看过说明后勾选；不同意的可以放弃奖品"
        raise Refused("不满 14 周岁要监护人同意", cure=cure, code="U982", field="guardian_agreed")
    digest = telephone_key(campaign=redemption.campaign, phone=who.phone)
    if Barred.objects.filter(campaign=redemption.campaign_id, digest=digest).exists():
        cure = f"有疑问请联系主办方 {redemption.campaign.contact}".strip()
        raise Refused("工作人员和评委不参加评奖", cure=cure, code="U979", field="phone")
    values = {
        "sealed": seal_winner(who), "masked_name": mask_name(who.name), "masked_phone": mask_phone(who.phone),
        "phone_digest": digest, "guardian_agreed": given.guardian_agreed, "may_publish": given.may_publish,
        "agreed_at": at, "delete_on": None, "deleted_at": None,
    }  # fmt: skip
    return Contact.objects.update_or_create(redemption=redemption, defaults=values)[0]


@transaction.atomic
def see_contact(*, contact: Contact, by: Actor) -> Winner:
    """Return name and telephone of a winner in full, and write down who looked. Refuses what was deleted."""
    who = open_winner(contact.sealed)
    if who is None:
        raise Refused("姓名和电话已经按期删除", cure="只留隐去的姓名和电话", code="U983")
    redemption = contact.redemption
    publish_in(
        redemption.campaign.unit_year, ContactShown, subject=f"quiz.redemption:{redemption.pk}",
        name=f"{contact.masked_name} {redemption.prize}", by=by,
    )  # fmt: skip
    return who


def read_winner(name: str, phone: str) -> Winner:
    """Return a name and a telephone as they are kept; refuses what is neither."""
    kept, digits = plain_name(name), plain_telephone(phone)
    if not kept:
        raise Refused("姓名没有填对", cure="填 2 到 30 个字的真实姓名，不带数字和符号", code="U982", field="name")
    if not digits:
        raise Refused("电话没有填对", cure="填 11 位手机号，或带区号的固定电话", code="U982", field="phone")
    return Winner(kept, digits)


def seal_winner(who: Winner) -> str:
    """Return somebody sealed."""
    return seal(json.dumps([who.name, who.phone], ensure_ascii=False))


def open_winner(sealed: str) -> Winner | None:
    """Return who was sealed, None for nothing and for what was deleted."""
    found = unseal(sealed) if sealed else ""
    return Winner(*json.loads(found)) if found else None


def masked(who: Winner | None) -> str:
    """Return somebody as far as anybody may see."""
    return f"{mask_name(who.name)} {mask_phone(who.phone)}" if who else ""


def delete_from(redemption: Redemption, day: datetime.date | None) -> None:
    """Set the day on which the contact of a redemption that has ended is deleted; None while it may still be needed."""
    until = day + datetime.timedelta(days=redemption.campaign.keep_days) if day else None
    Contact.objects.filter(redemption=redemption, deleted_at=None).update(delete_on=until)
