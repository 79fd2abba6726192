"""What this room tells the house."""

from jixiao.orgs.events import Event, event


@event("followup.problem_found", "登记问题")
class ProblemFound(Event):
    """A problem was written down, by a person or after something that happened elsewhere."""


@event("followup.problem_amended", "修改问题")
class ProblemAmended(Event):
    """What is said of a problem was changed before it was notified."""


@event("followup.problem_confirmed", "确认问题")
class ProblemConfirmed(Event):
    """A proposed problem was taken up."""


@event("followup.problem_dismissed", "不予立项")
class ProblemDismissed(Event):
    """A proposed or open problem was put aside with a reason."""


@event("followup.problem_removed", "撤回登记的问题")
class ProblemRemoved(Event):
    """A problem that came in by a table was taken back with the whole table."""


@event("followup.feedback_given", "发出反馈意见书")
class FeedbackGiven(Event):
    """A unit was told what was found."""


@event("followup.notice_issued", "发出整改通知书")
class NoticeIssued(Event):
    """A unit was told what to put right until when."""


@event("followup.letter_withdrawn", "撤回文书")
class LetterWithdrawn(Event):
    """A letter was taken back before the unit acted on it."""


@event("followup.bulk_done", "批量办理")
class BulkDone(Event):
    """An act was done for many units at once."""


@event("followup.bulk_undone", "撤回批量办理")
class BulkUndone(Event):
    """What was issued to many units was taken back where nobody had acted on it."""


@event("followup.deadline_moved", "调整整改期限")
class DeadlineMoved(Event):
    """A problem may be put right until another day."""


@event("followup.measures_planned", "填报整改措施")
class MeasuresPlanned(Event):
    """The unit said who puts a problem right and how."""


@event("followup.progress_told", "报告整改进展")
class ProgressTold(Event):
    """The unit said how far it is."""


@event("followup.problem_closed", "问题销号")
class ProblemClosed(Event):
    """A problem was rechecked and struck off."""


@event("followup.accountability_registered", "登记激励问责")
class AccountabilityRegistered(Event):
    """A step of 激励与问责 was registered."""


@event("followup.accountability_withdrawn", "撤销激励问责")
class AccountabilityWithdrawn(Event):
    """A step of 激励与问责 was taken back."""


@event("followup.advice_proposed", "提出下年预算建议")
class AdviceProposed(Event):
    """The rules proposed for the projects of a unit."""


@event("followup.advice_adjusted", "调整下年预算建议")
class AdviceAdjusted(Event):
    """The finance bureau decided otherwise than the rules proposed."""


@event("followup.advice_given", "下达下年预算建议")
class AdviceGiven(Event):
    """The advice stands in the goal form of the next year from now on."""


@event("followup.case_collected", "收录典型案例")
class CaseCollected(Event):
    """A good case was collected."""


@event("followup.advice_answered", "回复预算建议")
class AdviceAnswered(Event):
    """The unit said what it thinks of an advice."""


@event("followup.advice_upheld", "维持预算建议")
class AdviceUpheld(Event):
    """The bureau upheld an advice against the view of the unit."""


@event("followup.case_amended", "修改典型案例")
class CaseAmended(Event):
    """What a good case says was changed."""


@event("followup.case_withdrawn", "撤回典型案例")
class CaseWithdrawn(Event):
    """A good case was taken back."""


@event("followup.proposal_withdrawn", "收回提出的问题")
class ProposalWithdrawn(Event):
    """A problem that nobody had decided on went with the settlement it followed from."""
