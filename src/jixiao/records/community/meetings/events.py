"""What activities of associations and papers of advice tell the house."""

from jixiao.orgs.events import Event, event


@event("community.meeting_recorded", "登记协会活动")
class MeetingRecorded(Event):
    """Something an association or the party branch did was written down."""


@event("community.meeting_amended", "修改协会活动")
class MeetingAmended(Event):
    """What is known of it was changed."""


@event("community.meeting_removed", "删除协会活动")
class MeetingRemoved(Event):
    """It was written down by mistake."""


@event("community.paper_recorded", "登记决策咨询报告")
class PaperRecorded(Event):
    """A paper of advice was handed in."""


@event("community.paper_amended", "修改决策咨询报告")
class PaperAmended(Event):
    """What is known of a paper was changed."""


@event("community.paper_removed", "删除决策咨询报告")
class PaperRemoved(Event):
    """A paper was written down by mistake."""
