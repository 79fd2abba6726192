"""What this part tells the house."""

from jixiao.orgs.events import Event, event


@event("stations.content_registered", "登记科普内容")
class ContentRegistered(Event):
    """A content is there, as a draft."""


@event("stations.content_amended", "修改科普内容")
class ContentAmended(Event):
    """What a draft says was changed."""


@event("stations.content_removed", "删除科普内容")
class ContentRemoved(Event):
    """A content that nobody was shown was set aside."""


@event("stations.content_sent", "内容送审")
class ContentSent(Event):
    """Two people are to look at a content."""


@event("stations.content_taken_back", "收回送审的内容")
class ContentTakenBack(Event):
    """A content is a draft again, before anybody looked at it."""


@event("stations.content_reviewed", "审核内容")
class ContentReviewed(Event):
    """One of two people passed an aspect of a content, or sent it back."""


@event("stations.content_scheduled", "调整内容上下架日期")
class ContentScheduled(Event):
    """From when until when a content may be shown was changed."""


@event("stations.content_recalled", "撤回内容")
class ContentRecalled(Event):
    """A content is shown no more."""


@event("stations.reads_entered", "登记阅读数")
class ReadsEntered(Event):
    """How often an article had been read by a day."""


@event("stations.reads_taken_back", "撤回导入的阅读数")
class ReadsTakenBack(Event):
    """A number that an import wrote was taken back."""
