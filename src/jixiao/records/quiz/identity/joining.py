"""Joining: somebody whose identity is known becomes a player of the campaign, once, after they agreed.

Nobody who has joined is refused: on another phone, or after the last day, they find what they had. 《个人信息保护法》
第十四条、第三十一条: without the consent, and for a child under 14 without that of a guardian, nothing is written.
"""

import dataclasses
import datetime

from django.db import IntegrityError, transaction

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.limits import count_try, new_on_a_device, new_on_an_address
from jixiao.records.quiz.models import Audience, Campaign, IdentityWay, Player
from jixiao.records.quiz.playing.cards import Card, require_on
from jixiao.records.quiz.playing.sitting import Phone
from jixiao.records.quiz.seals import handle_of

MOST_TURNS = 50


@dataclasses.dataclass(frozen=True, slots=True)
class Newcomer:
    """Who comes: the way, the digest of who it is at the unit, and the group that their code is for."""

    way: IdentityWay
    key: str
    code_group: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Consent:
    """What somebody said on the page: that they agree, whether under 14, whether a guardian agrees, and their place."""

    agreed: bool = False
    is_minor: bool = False
    has_guardian: bool = False
    group: str = ""


def require_way(*, campaign: Campaign, way: str) -> IdentityWay:
    """Return the way somebody wants to come in by; refuses one that the campaign does not offer."""
    if way not in campaign.ways or (campaign.audience == Audience.LIST and way != IdentityWay.CODE):
        raise Refused("这个活动不用这种方式参加", cure="从活动首页选页面上有的方式", code="U966")
    return IdentityWay(way)


def require_consent(*, campaign: Campaign, consent: Consent, code_group: str = "") -> str:
    """Return the group of somebody; refuses who has not agreed, may not take part at their age, or named no place."""
    if not consent.agreed:
        cure = "看过告知后勾选；不同意的不能参加，不影响享受任何服务"
        raise Refused("没有勾选同意", cure=cure, code="U956", field="agreed")
    if consent.is_minor and not campaign.lets_minors:
        raise Refused("这次活动不收不满 14 周岁的参与者", cure="谢谢您的关注", code="U958", field="age")
    if consent.is_minor and not consent.has_guardian:
        raise Refused(
            "没有勾选监护人同意", cure="不满 14 周岁的，请监护人看过告知后勾选", code="U958", field="guardian"
        )
    if code_group or campaign.audience != Audience.COUNTY or not campaign.places:
        return code_group
    if consent.group not in campaign.places:
        raise Refused("没有选所在的乡镇、街道", cure="选一个", code="U957", field="group")
    return consent.group


def join(*, card: Card, who: Newcomer, consent: Consent, phone: Phone, at: datetime.datetime) -> Player:
    """Return the player that somebody is in a campaign, made now where they were none.

    Refuses newcomers before the first day and after the last, without their consent, and one too many on a phone or
    from a network.
    """
    known = _known(card, who)
    if known is not None:
        return known
    require_on(card, at=at)
    group = require_consent(campaign=card.campaign, consent=consent, code_group=who.code_group)
    if not phone.device:
        cause = "手机没有开启 Cookie，下次认不出您"
        raise Refused(cause, cure="在浏览器设置里开启 Cookie 后重新打开活动首页", code="U961")
    player = Player(
        campaign=card.campaign, key=who.key, way=who.way, group=group, is_minor=consent.is_minor, agreed_at=at,
        device=phone.device, address=phone.address, joined_at=at,
    )  # fmt: skip
    with transaction.atomic():
        if not _named(player):
            return _known(card, who) or player
        device, address = new_on_a_device(card.campaign.device_most), new_on_an_address(card.campaign.address_most)
        count_try(campaign=card.pk, limit=device, who=phone.device, at=at)
        count_try(campaign=card.pk, limit=address, who=phone.address, at=at)
    return player


def _known(card: Card, who: Newcomer) -> Player | None:
    return Player.objects.filter(campaign=card.pk, key=who.key).first()


def _named(player: Player) -> bool:
    """Write the player under the first made-up name that is free; return False where they are there meanwhile."""
    for turn in range(MOST_TURNS):
        player.handle = handle_of(campaign=player.campaign_id, key=player.key, turn=turn)
        try:
            with transaction.atomic():
                player.save(force_insert=True)
        except IntegrityError:
            if Player.objects.filter(campaign=player.campaign_id, key=player.key).exists():
                return False
            continue
        return True
    raise Refused("参与编号用完了", cure="请打咨询电话", code="U966")
