"""Names and telephones of winners are deleted when the days of keeping them are over (《个人信息保护法》第四十七条)."""

import datetime

from django.db import transaction
from django.db.models import QuerySet

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.models import Campaign, Contact, HandOver
from jixiao.records.quiz.playing.cards import day_of
from jixiao.records.quiz.prizes.contacting import masked, open_winner
from jixiao.records.quiz.prizes.events import ContactsDeleted

MOST = 2_000
GONE = "（已删除）"


def contacts_due(*, on: datetime.date) -> QuerySet[Contact]:
    """Return the contacts whose day has come."""
    return Contact.objects.filter(delete_on__lte=on, deleted_at=None)


def proxies_due(*, on: datetime.date) -> list[HandOver]:
    """Return the hand-overs whose proxy is kept longer than was said."""
    rows = HandOver.objects.exclude(proxy="").exclude(proxy__endswith=GONE).select_related("redemption__campaign")
    return [one for one in rows.order_by("at")[:MOST] if _kept_until(one) <= on]


def forget_contacts(*, at: datetime.datetime, campaign: Campaign | None = None) -> int:
    """Delete what is sealed of every contact and proxy whose day has come, in a campaign or the whole site.

    What is masked stays. Nobody does it, so it has no line in the trail: ``deleted_at`` says when.
    """
    on = day_of(at)
    rows = contacts_due(on=on)
    proxies = proxies_due(on=on)
    if campaign is not None:
        rows = rows.filter(redemption__campaign=campaign)
        proxies = [one for one in proxies if one.redemption.campaign_id == campaign.pk]
    with transaction.atomic():
        number = rows.update(sealed="", deleted_at=at)
        for one in proxies:
            HandOver.objects.filter(pk=one.pk).update(proxy=f"{masked(open_winner(one.proxy))}{GONE}")
    return number + len(proxies)


@transaction.atomic
def delete_contacts(*, campaign: Campaign, by: Actor) -> int:
    """Delete what is due of a campaign, by somebody of the office, and write it down; refuses where nothing is due."""
    number = forget_contacts(at=by.at, campaign=campaign)
    if not number:
        raise Refused("没有到期要删除的领奖信息", cure="到期的会自动删除", code="U983")
    publish_in(
        campaign.unit_year, ContactsDeleted, subject=f"quiz.campaign:{campaign.pk}", name=campaign.title,
        after={"删除": f"{number} 条"}, by=by,
    )  # fmt: skip
    return number


def _kept_until(hand_over: HandOver) -> datetime.date:
    return day_of(hand_over.at) + datetime.timedelta(days=hand_over.redemption.campaign.keep_days)
