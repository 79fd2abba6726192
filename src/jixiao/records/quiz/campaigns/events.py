"""What this part tells the house: what the office did with a campaign. What players do is told nowhere."""

from jixiao.orgs.events import Event, event


@event("quiz.campaign_drafted", "拟定竞答")
class CampaignDrafted(Event):
    """A campaign is being drawn up."""


@event("quiz.campaign_amended", "修改竞答")
class CampaignAmended(Event):
    """A draft was changed."""


@event("quiz.campaign_copied", "复制往年竞答")
class CampaignCopied(Event):
    """An earlier campaign became a draft of this year."""


@event("quiz.campaign_removed", "删除竞答草稿")
class CampaignRemoved(Event):
    """A draft was thrown away."""


@event("quiz.prizes_kept", "保存奖品")
class PrizesKept(Event):
    """The prizes of a draft were written."""


@event("quiz.points_kept", "保存领奖点")
class PickUpPointsKept(Event):
    """The pick-up points of a draft were written."""


@event("quiz.codes_issued", "制作参与码")
class EntryCodesIssued(Event):
    """A sheet of codes was made."""


@event("quiz.codes_voided", "作废参与码")
class EntryCodesVoided(Event):
    """Codes that nobody used are no longer good."""


@event("quiz.campaign_opened", "发布竞答")
class CampaignOpened(Event):
    """The head lets a campaign begin: its questions and rules are fixed."""


@event("quiz.campaign_changed", "变更已发布的竞答")
class CampaignChanged(Event):
    """Something of an open campaign was changed; it stands on the public page."""


@event("quiz.question_withdrawn", "撤下题目")
class QuestionWithdrawn(Event):
    """A faulty question is asked no more."""


@event("quiz.campaign_closed", "结束竞答")
class CampaignClosed(Event):
    """A campaign is over: nothing is answered, exchanged or changed any more."""


@event("quiz.campaign_taken_over", "补录竞答")
class CampaignTakenOver(Event):
    """A campaign that was held elsewhere was written down, as it was published."""
