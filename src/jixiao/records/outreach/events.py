"""What the room tells the house."""

from jixiao.orgs.events import Event, event


@event("outreach.activity_planned", "登记活动计划")
class ActivityPlanned(Event):
    """An activity is to come."""


@event("outreach.activity_recorded", "登记活动")
class ActivityRecorded(Event):
    """An activity took place, or a planned one got its result."""


@event("outreach.activity_amended", "修改活动")
class ActivityAmended(Event):
    """What is known of an activity was changed."""


@event("outreach.activity_cancelled", "取消活动")
class ActivityCancelled(Event):
    """A planned activity will not take place."""


@event("outreach.activity_removed", "删除活动")
class ActivityRemoved(Event):
    """An activity was put into the recycle bin."""


@event("outreach.activity_restored", "恢复活动")
class ActivityRestored(Event):
    """An activity was taken out of the recycle bin."""


@event("outreach.activities_copied", "复制上年活动")
class ActivitiesCopied(Event):
    """Activities of last year became plans of this one."""


@event("outreach.outcome_recorded", "登记成果")
class OutcomeRecorded(Event):
    """A result was written down."""


@event("outreach.outcome_amended", "修改成果")
class OutcomeAmended(Event):
    """A result was changed."""


@event("outreach.outcome_removed", "删除成果")
class OutcomeRemoved(Event):
    """A result was taken away."""


@event("outreach.good_registered", "登记物资")
class GoodRegistered(Event):
    """A good has a place in the ledger."""


@event("outreach.good_amended", "修改物资")
class GoodAmended(Event):
    """What is known of a good was changed."""


@event("outreach.stock_moved", "物资出入库")
class StockMoved(Event):
    """Goods came in, went out, came back, were lost or counted."""


@event("outreach.stock_undone", "冲销出入库")
class StockUndone(Event):
    """A movement of goods was undone by one against it."""


@event("outreach.session_kept", "登记培训场次")
class SessionKept(Event):
    """A sitting of a training was written down or changed."""


@event("outreach.sign_in_opened", "开放签到")
class SignInOpened(Event):
    """People may sign in."""


@event("outreach.sign_in_closed", "结束签到")
class SignInClosed(Event):
    """Nobody can sign in any more."""


@event("outreach.trainee_enrolled", "登记学员")
class TraineeEnrolled(Event):
    """Somebody is on the roster."""


@event("outreach.staff_enrolled", "登记绩效人员")
class StaffEnrolled(Event):
    """Performance staff were put on the roster of a training."""


@event("outreach.staff_invited", "邀请绩效业务培训")
class StaffInvited(Event):
    """Performance staff were put on the roster of a training and asked to come."""


@event("outreach.trainee_removed", "移出学员")
class TraineeRemoved(Event):
    """Somebody is no longer on the roster."""


@event("outreach.phone_seen", "查看学员电话")
class PhoneSeen(Event):
    """Somebody had a telephone number shown."""


@event("outreach.signed_in", "签到")
class SignedIn(Event):
    """Somebody was at a sitting."""


@event("outreach.signed_out", "签退")
class SignedOut(Event):
    """Somebody left a sitting."""


@event("outreach.sign_in_taken_back", "撤销签到")
class SignInTakenBack(Event):
    """A sign-in was a mistake."""


@event("outreach.tests_marked", "登记考核成绩")
class ResultsMarked(Event):
    """Results of the tests before and after were written down."""


@event("outreach.certificates_issued", "开具学时证明")
class CertificatesIssued(Event):
    """Certificates of a training were issued together."""


@event("outreach.certificate_revoked", "作废学时证明")
class CertificateRevoked(Event):
    """A certificate is no longer valid."""
