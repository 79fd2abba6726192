"""What this part tells the house."""

from jixiao.orgs.events import Event, event


@event("quiz.campaign_taken_over", "补录竞答")
class CampaignTakenOver(Event):
    """A campaign that was held elsewhere was written down, as it was published."""
