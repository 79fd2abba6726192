"""What this part tells the house. Votes are told without their words: the trail is read by others than reviewers."""

from jixiao.orgs.events import Event, event


@event("community.call_drafted", "拟定举荐通知")
class CallDrafted(Event):
    """A call for nominations is being drawn up."""


@event("community.call_amended", "修改举荐通知")
class CallAmended(Event):
    """A call was changed before it opened, or its last day was moved."""


@event("community.call_opened", "开始举荐")
class CallOpened(Event):
    """People may nominate."""


@event("community.call_cancelled", "取消举荐")
class CallCancelled(Event):
    """Nothing comes of a call."""


@event("community.reviewer_appointed", "指定评审人")
class ReviewerAppointed(Event):
    """Somebody is to review the nominations of a call."""


@event("community.reviewer_dismissed", "撤换评审人")
class ReviewerDismissed(Event):
    """Somebody who has not voted is no longer to review."""


@event("community.nominated", "登记举荐")
class Nominated(Event):
    """A person or an organisation was nominated."""


@event("community.nomination_amended", "修改举荐")
class NominationAmended(Event):
    """What is said of a nominee was changed."""


@event("community.nomination_sent", "提交举荐")
class NominationSent(Event):
    """A nomination was handed in."""


@event("community.nomination_returned", "退回举荐")
class NominationReturned(Event):
    """A nomination is to be mended."""


@event("community.nomination_withdrawn", "撤回举荐")
class NominationWithdrawn(Event):
    """A nomination does not stand any more."""


@event("community.review_begun", "开始评审")
class ReviewBegun(Event):
    """No more nominations; the reviewers vote."""


@event("community.nomination_reviewed", "评审举荐")
class NominationReviewed(Event):
    """A reviewer voted on a nomination, or keeps out of it."""


@event("community.review_settled", "评审结果")
class ReviewSettled(Event):
    """The votes were counted: who passed and who did not."""


@event("community.notice_shown", "公示举荐名单")
class NoticeShown(Event):
    """The public sees who is to be recommended."""


@event("community.notice_withdrawn", "撤下举荐公示")
class NoticeWithdrawn(Event):
    """The notice is gone, with the reason."""


@event("community.objection_answered", "答复公示异议")
class ObjectionAnswered(Event):
    """An objection was looked into and answered."""


@event("community.recommended", "上报举荐")
class Recommended(Event):
    """Those whom nobody objects to were recommended."""


@event("community.award_recorded", "登记举荐结果")
class AwardRecorded(Event):
    """It is known what came of a recommendation."""


@event("community.honour_recorded", "登记荣誉")
class HonourRecorded(Event):
    """An honour stands at a person or an organisation."""


@event("community.honour_archived", "荣誉归档")
class HonourArchived(Event):
    """The papers of an honour were filed."""


@event("community.honour_removed", "删除荣誉")
class HonourRemoved(Event):
    """An honour was written down by mistake."""
