"""What comes of a contest, tells the house. Works are named by their number."""

from jixiao.orgs.events import Event, event


@event("contests.awards_proposed", "拟定奖项")
class AwardsProposed(Event):
    """Awards were proposed by the shares of each group."""


@event("contests.award_changed", "调整奖项")
class AwardChanged(Event):
    """The proposed award of a work was changed."""


@event("contests.results_published", "公布评审结果")
class ResultsPublished(Event):
    """All results of a contest were published at once."""


@event("contests.award_cancelled", "取消奖项")
class AwardCancelled(Event):
    """A published award was taken away."""


@event("contests.objection_answered", "答复公示异议")
class ObjectionAnswered(Event):
    """An objection against a result was answered."""


@event("contests.certificates_issued", "颁发获奖证书")
class CertificatesIssued(Event):
    """Certificates were issued."""


@event("contests.certificate_revoked", "作废获奖证书")
class CertificateRevoked(Event):
    """A certificate is no longer valid."""


@event("contests.work_recommended", "推荐上报")
class WorkRecommended(Event):
    """A work was sent to the next level."""


@event("contests.recommendation_withdrawn", "撤回推荐")
class RecommendationWithdrawn(Event):
    """A work was not sent to the next level after all."""


@event("contests.outcomes_recorded", "登记上级结果")
class OutcomesRecorded(Event):
    """What came of works at the next level was written down."""
