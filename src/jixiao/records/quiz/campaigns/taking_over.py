"""补录: a campaign that was held before this system is written down as it was published; nobody knows who played.

It is drawn up as any other and closed at once. What its texts and its days say against each other stays as it was
published and is shown as a finding: nothing is mended silently. Its figures are 未填.
"""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import snapshot
from jixiao.records.quiz.campaigns.events import CampaignTakenOver
from jixiao.records.quiz.campaigns.telling import require_draft, tell
from jixiao.records.quiz.models import Campaign, CampaignChange, CampaignState

TOLD = ("title", "intro", "first_day", "last_day", "per_day", "points_each")
MOST_WHY = 300


@transaction.atomic
def take_over_campaign(*, campaign: Campaign, why: str, stamp: int | None, by: Actor) -> Campaign:
    """Close a draft as one that was held elsewhere, and say why nothing more is known. Refuses one that is not over."""
    require_draft(campaign)
    if campaign.first_day is None or campaign.last_day is None or campaign.last_day >= by.on:
        cause, cure = "补录的竞答要写开始和结束日期，并且已经结束", "还没有结束的，在系统里办"
        raise Refused(cause, cure=cure, code="U895", field="last_day")
    if not why.strip():
        raise Refused("没有写补录说明", cure="写清楚出处、哪些没有公布", code="U895", field="why")
    campaign.state, campaign.shows_ranking = CampaignState.CLOSED, False
    campaign.opened_by, campaign.opened_at, campaign.closed_by, campaign.closed_at = by.person, by.at, by.person, by.at
    fields = ("state", "shows_ranking", "opened_by", "opened_at", "closed_by", "closed_at")
    save_stamped(campaign, stamp=stamp, fields=fields)
    CampaignChange.objects.create(campaign=campaign, what="补录", why=why.strip()[:MOST_WHY], by=by.person, at=by.at)
    tell(CampaignTakenOver, campaign, by, after=snapshot(campaign, TOLD), why=why.strip())
    return campaign
