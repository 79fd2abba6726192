"""What the bank tells the house."""

from jixiao.orgs.events import Event, event


@event("quiz.question_written", "编写题目")
class QuestionWritten(Event):
    """A question is in the bank, as a draft."""


@event("quiz.question_amended", "修改题目")
class QuestionAmended(Event):
    """What a draft says was changed."""


@event("quiz.version_begun", "另起题目版本")
class VersionBegun(Event):
    """A question that has passed gets another wording."""


@event("quiz.version_removed", "删除题目草稿")
class VersionRemoved(Event):
    """A version that nobody was asked was taken away, with the question where it was the only one."""


@event("quiz.version_sent", "题目送审")
class VersionSent(Event):
    """Two people are to look at a version."""


@event("quiz.version_taken_back", "收回送审的题目")
class VersionTakenBack(Event):
    """A version is a draft again, before anybody looked at it."""


@event("quiz.version_reviewed", "审核题目")
class VersionReviewed(Event):
    """One of two people passed an aspect of a version, or sent it back."""


@event("quiz.question_retired", "停用题目")
class QuestionRetired(Event):
    """A question is drawn no more."""


@event("quiz.question_brought_back", "恢复题目")
class QuestionBroughtBack(Event):
    """A retired question may be drawn again."""


@event("quiz.set_made", "新建题组")
class SetMade(Event):
    """Questions can be asked together."""


@event("quiz.set_amended", "修改题组")
class SetAmended(Event):
    """A set has another name, note or other questions."""


@event("quiz.set_removed", "删除题组")
class SetRemoved(Event):
    """A set is offered no more."""
