"""What this part tells the house: what the office did with works. What schools do stands in the steps of a work."""

from jixiao.orgs.events import Event, event


@event("contests.entry_made", "代报作品")
class EntryMade(Event):
    """The office wrote a work down for a school."""


@event("contests.entry_amended", "代改作品")
class EntryAmended(Event):
    """The office changed a work for a school."""


@event("contests.entry_handed_in", "代为报送作品")
class EntryHandedIn(Event):
    """The office handed a work in for a school."""


@event("contests.entry_returned", "退回作品")
class EntryReturned(Event):
    """A work went back to its school, with the reason."""


@event("contests.entry_withdrawn", "撤回作品")
class EntryWithdrawn(Event):
    """The office took a work back; its place is free again."""


@event("contests.names_seen", "查看作者姓名")
class NamesSeen(Event):
    """Somebody had the full names of a work shown."""


@event("contests.files_matched", "按编号导入文件")
class FilesMatched(Event):
    """Files of many works came in one package."""


@event("contests.entry_resumed", "恢复撤回的作品")
class EntryResumed(Event):
    """The office made a draft again of a work that was taken back."""


@event("contests.entry_forgotten", "删除作品的个人信息")
class EntryForgotten(Event):
    """The people of a work were deleted because somebody of them asked for it."""


@event("contests.people_forgotten", "个人信息到期删除")
class PeopleForgotten(Event):
    """The day until which the people of a contest are kept is over, and they were deleted."""
