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
