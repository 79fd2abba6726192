"""What appeals tell the house. What the public hands in has no person behind it: the steps of the appeal say when."""

from jixiao.orgs.events import Event, event


@event("community.appeal_received", "收到诉求")
class AppealReceived(Event):
    """An appeal was heard at a visit or taken at the desk."""


@event("community.appeal_assigned", "交办诉求")
class AppealAssigned(Event):
    """An appeal was handed to an office, with a deadline."""


@event("community.appeal_helped", "增加协办")
class HelpAsked(Event):
    """Another office was asked to help."""


@event("community.appeal_opinion", "提交承办意见")
class OpinionGiven(Event):
    """An office said what it thinks."""


@event("community.appeal_handed_back", "退回交办")
class HandedBack(Event):
    """An office handed an appeal back and said why."""


@event("community.appeal_answered", "答复诉求")
class AppealAnswered(Event):
    """An appeal was answered."""


@event("community.appeal_called", "回访诉求")
class AppealCalled(Event):
    """The asker was called and asked whether it is solved."""


@event("community.appeal_taken_up", "重新办理诉求")
class AppealTakenUp(Event):
    """An answer was not good enough; it is seen to again."""


@event("community.appeal_closed", "办结诉求")
class AppealClosed(Event):
    """An appeal is done with."""


@event("community.appeal_refused", "不予受理诉求")
class AppealRefused(Event):
    """An appeal was refused; who refused and why is named."""


@event("community.code_shown", "查看查询码")
class CodeShown(Event):
    """The query code of an appeal was shown to the office, to be handed over."""


@event("community.asker_seen", "查看诉求人")
class AskerSeen(Event):
    """Name and telephone of an asker were looked at in full."""


@event("community.door_kept", "设置公开入口")
class DoorKept(Event):
    """The public door was opened, changed or shut."""
