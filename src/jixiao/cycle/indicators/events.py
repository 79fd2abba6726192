"""What the room tells the house."""

from jixiao.orgs.events import Event, event


@event("indicators.library_stocked", "装入内置指标")
class LibraryStocked(Event):
    """Indicators that ship were put into the shared library."""


@event("indicators.drafted", "起草指标")
class IndicatorDrafted(Event):
    """A new indicator, or a new version of one, was drafted."""


@event("indicators.draft_revised", "修改指标草稿")
class DraftRevised(Event):
    """The draft of a version was changed."""


@event("indicators.draft_discarded", "放弃指标草稿")
class DraftDiscarded(Event):
    """The draft of a version was thrown away."""


@event("indicators.version_published", "发布指标")
class VersionPublished(Event):
    """A version holds from a year on."""


@event("indicators.version_retired", "停用指标")
class VersionRetired(Event):
    """A version holds no longer after a year."""


@event("indicators.version_voided", "作废指标版本")
class VersionVoided(Event):
    """A version was published in error; nobody had promised it."""


@event("indicators.rulebook_uploaded", "上传规则集")
class RulebookUploaded(Event):
    """The office uploaded rules of its own."""


@event("indicators.rulebook_published", "发布规则集")
class RulebookPublished(Event):
    """Years can be scored by these rules."""


@event("indicators.rulebook_retired", "停用规则集")
class RulebookRetired(Event):
    """New years can no longer be scored by these rules; years that chose them still are."""


@event("indicators.rulebook_discarded", "放弃规则集草稿")
class RulebookDiscarded(Event):
    """An upload that was not published was thrown away."""


@event("indicators.rulebook_chosen", "选定年度规则集")
class RulebookChosen(Event):
    """The rules of a unit's year were chosen."""


@event("indicators.harvest_proposed", "汇编起草共性指标")
class HarvestProposed(Event):
    """One form of a group of self-made indicators was drafted for the shared library."""


@event("indicators.harvest_dismissed", "汇编不采纳")
class HarvestDismissed(Event):
    """A group of self-made indicators is not to become a shared one."""


@event("indicators.harvest_reopened", "重新汇编")
class HarvestReopened(Event):
    """What was decided on a group of self-made indicators was taken back."""


@event("indicators.round_opened", "发起指标库更新")
class RoundOpened(Event):
    """A round of renewal of the shared library was begun."""


@event("indicators.round_moved", "推进指标库更新")
class RoundMoved(Event):
    """A round went on to its next step, or its days were changed."""


@event("indicators.proposal_added", "提出更新提案")
class ProposalAdded(Event):
    """A draft, or a retirement, was put into a round."""


@event("indicators.proposal_withdrawn", "撤下更新提案")
class ProposalWithdrawn(Event):
    """A proposal was taken out of a round before it was commented on."""


@event("indicators.proposal_commented", "对更新提案提意见")
class ProposalCommented(Event):
    """A unit said what it thinks of a proposal."""


@event("indicators.proposal_decided", "审定更新提案")
class ProposalDecided(Event):
    """The bureau approved or dropped a proposal."""


@event("indicators.round_published", "发布指标库更新")
class RoundPublished(Event):
    """All approved proposals of a round came into force in one act."""


@event("indicators.set_saved", "保存行业指标集")
class SetSaved(Event):
    """A sector's set of indicators was made or changed."""


@event("indicators.set_stocked", "装入内置指标集")
class SetStocked(Event):
    """The sets that ship were put in."""


@event("indicators.run_asked", "测算指标库")
class RunAsked(Event):
    """A harvest, or the preview of what a round would change, was asked for."""


@event("indicators.run_stopped", "停止测算指标库")
class RunStopped(Event):
    """A harvest or a preview was stopped before its end."""


@event("indicators.comment_answered", "答复提案意见")
class CommentAnswered(Event):
    """The bureau answered what a unit said of a proposal."""


@event("indicators.kept_apart", "相近指标分开")
class PairKeptApart(Event):
    """Two indicators that look alike were found to be different."""


@event("indicators.apart_taken_back", "撤回分开结论")
class ApartTakenBack(Event):
    """Two indicators are again taken for alike."""


@event("indicators.harvest_merged", "归并到共性指标")
class HarvestMerged(Event):
    """A group of self-made indicators was found to be a shared one under other names."""


@event("indicators.library_released", "形成指标库版本")
class LibraryReleased(Event):
    """A round left the library as a numbered version."""
