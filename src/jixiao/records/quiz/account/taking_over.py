"""补录: a campaign that was held before this system is written down as it was published; nobody knows who played.

It is closed at once. What its texts and its days say against each other stays as it was published and is shown as a
finding: nothing is mended silently. Its figures are 未填.
"""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in, snapshot
from jixiao.records.quiz.campaigns.events import CampaignTakenOver
from jixiao.records.quiz.campaigns.prizing import Offered
from jixiao.records.quiz.models import Campaign, CampaignChange, CampaignState, Prize

TOLD = ("title", "intro", "first_day", "last_day", "per_day", "points_each")


@transaction.atomic
def take_over_campaign(
    *, unit_year: UnitYear, values: Mapping[str, Any], prizes: Sequence[Offered], why: str, by: Actor
) -> Campaign:
    """Write down a campaign of before with its prizes, and why nothing more is known. Refuses one that is not over."""
    first, last = values.get("first_day"), values.get("last_day")
    if first is None or last is None or last >= by.on:
        raise Refused(
            "补录的竞答要写开始和结束日期，并且已经结束", cure="还没有结束的，在系统里办", code="U895", field="last_day"
        )
    if not why.strip():
        raise Refused("没有写补录说明", cure="写清楚出处、哪些没有公布", code="U895", field="why")
    number = Campaign.objects.filter(unit_year=unit_year).count() + 1
    campaign = Campaign.objects.create(
        unit_year=unit_year, code=f"Q{number}", state=CampaignState.CLOSED, token=secrets.token_urlsafe(16),
        opened_by=by.person, opened_at=by.at, closed_by=by.person, closed_at=by.at, shows_ranking=False, **values,
    )  # fmt: skip
    Prize.objects.bulk_create(
        Prize(
            campaign=campaign, position=place, grade=one.grade, name=one.name, way=one.way, total=one.total,
            left=one.total, cost=one.cost, per_person=one.per_person, worth=one.worth,
        )
        for place, one in enumerate(prizes, start=1)
    )  # fmt: skip
    CampaignChange.objects.create(campaign=campaign, what="补录", why=why.strip()[:300], by=by.person, at=by.at)
    publish_in(
        unit_year, CampaignTakenOver, by=by, subject=f"quiz.campaign:{campaign.pk}", name=campaign.title,
        after=snapshot(campaign, TOLD), why=why.strip(),
    )  # fmt: skip
    return campaign
