"""What this room tells the house."""

from jixiao.orgs.events import Event, event


@event("disclosure.planned", "申请公开")
class Planned(Event):
    """Somebody asked for a filed report to be made public."""


@event("disclosure.approved", "同意公开")
class Agreed(Event):
    """It will be public from its day on."""


@event("disclosure.withdrawn", "撤下公开")
class TakenDown(Event):
    """It is no longer public, and the page says why."""


@event("disclosure.item_registered", "登记公开事项")
class ItemRegistered(Event):
    """An item of the register was changed."""
