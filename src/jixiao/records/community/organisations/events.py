"""What the register of organisations tells the house."""

from jixiao.orgs.events import Event, event


@event("community.place_kept", "保存乡镇街道")
class PlaceKept(Event):
    """A township or street was registered or changed."""


@event("community.place_removed", "停用乡镇街道")
class PlaceRemoved(Event):
    """A township or street is no longer one of the county's."""


@event("community.organisation_registered", "登记科协组织")
class OrganisationRegistered(Event):
    """An organisation stands in the register."""


@event("community.organisation_amended", "修改科协组织")
class OrganisationAmended(Event):
    """What is known of an organisation was changed."""


@event("community.organisation_removed", "删除科协组织")
class OrganisationRemoved(Event):
    """An organisation was registered by mistake."""


@event("community.posts_kept", "保存组织任职")
class PostsKept(Event):
    """Who holds which post of an organisation was written down."""


@event("community.organisation_checked", "组织年度检查")
class OrganisationChecked(Event):
    """How an organisation stood in a year was written down."""
