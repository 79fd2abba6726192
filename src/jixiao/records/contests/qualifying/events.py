"""What this part tells the house."""

from jixiao.orgs.events import Event, event


@event("contests.qualified", "资格审查合格")
class EntryQualified(Event):
    """A work may be judged."""


@event("contests.unqualified", "资格审查不合格")
class EntryUnqualified(Event):
    """A work may not be judged, with the reason."""


@event("contests.qualification_undone", "撤销资格审查")
class QualificationUndone(Event):
    """A work is looked through anew."""


@event("contests.compared", "相似比对")
class ContestCompared(Event):
    """The works of a contest were compared with each other and with earlier ones."""


@event("contests.likeness_settled", "核查相似作品")
class LikenessSettled(Event):
    """Somebody decided what a likeness means."""


@event("contests.earlier_kept", "登记往届作品")
class EarlierWorksKept(Event):
    """Works of earlier years were written down, to be compared with."""
