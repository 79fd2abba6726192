"""What visits tell the house."""

from jixiao.orgs.events import Event, event


@event("community.visit_recorded", "登记走访")
class VisitRecorded(Event):
    """A visit was written down; what is to be answered became appeals in the same transaction."""


@event("community.visit_amended", "修改走访")
class VisitAmended(Event):
    """What is known of a visit was changed."""


@event("community.visit_removed", "删除走访")
class VisitRemoved(Event):
    """A visit was written down by mistake."""
