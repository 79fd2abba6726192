"""What this part tells the house: what the office did with a contest, its groups, schools and codes."""

from jixiao.orgs.events import Event, event


@event("contests.drafted", "拟定赛事")
class ContestDrafted(Event):
    """A contest is being drawn up."""


@event("contests.amended", "修改赛事")
class ContestAmended(Event):
    """A draft was changed."""


@event("contests.copied", "复制往年赛事")
class ContestCopied(Event):
    """An earlier contest became a draft of this year."""


@event("contests.removed", "删除赛事草稿")
class ContestRemoved(Event):
    """A draft was thrown away."""


@event("contests.groups_kept", "保存参赛组别")
class GroupsKept(Event):
    """A group was added, changed or taken out, or its criteria and awards were."""


@event("contests.rounds_kept", "保存赛事轮次")
class RoundsKept(Event):
    """A round was added, changed or taken out."""


@event("contests.places_kept", "保存名额")
class PlacesKept(Event):
    """Places of schools in groups were set."""


@event("contests.school_kept", "保存学校")
class SchoolKept(Event):
    """A school was put on the list, changed or taken off it."""


@event("contests.codes_issued", "发放学校报名码")
class SchoolCodesIssued(Event):
    """Codes of schools were made."""


@event("contests.code_revoked", "作废学校报名码")
class SchoolCodeRevoked(Event):
    """The code of a school no longer lets anybody in."""


@event("contests.opened", "发布赛事")
class ContestOpened(Event):
    """The head lets a contest begin."""


@event("contests.changed", "变更已发布的赛事")
class ContestChanged(Event):
    """A window of an open contest was changed, with the reason."""


@event("contests.closed", "结束赛事")
class ContestClosed(Event):
    """A contest is over."""
