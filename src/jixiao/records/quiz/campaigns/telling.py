"""How an act on a campaign is written to the trail, and how one that is no draft says no."""

from collections.abc import Mapping
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.campaigns.queries import subject_of
from jixiao.records.quiz.models import Campaign, CampaignState


def tell(
    told: type[Event],
    campaign: Campaign,
    by: Actor,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    """Write an act on a campaign to the trail."""
    publish_in(
        campaign.unit_year,
        told,
        subject=subject_of(campaign),
        name=campaign.title,
        before=before or {},
        after=after or {},
        why=why,
        by=by,
    )


def require_draft(campaign: Campaign) -> None:
    """Raise Refused where the campaign was promised already: what was promised must not change."""
    if campaign.state != CampaignState.DRAFT:
        cause = f"竞答{CampaignState(campaign.state).label}，规则、题目和奖品不能再改"
        raise Refused(cause, cure="能改的几项在「变更」里办，写明原因并公示；其余的复制一份另办", code="U935")


def require_open(campaign: Campaign) -> None:
    """Raise Refused where nobody plays it."""
    if campaign.state != CampaignState.OPEN:
        cure = "草稿直接修改；已结束的不能再变"
        raise Refused(f"竞答现在是「{CampaignState(campaign.state).label}」，不能这样办", cure=cure, code="U936")
