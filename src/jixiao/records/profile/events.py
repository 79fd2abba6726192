"""What the room tells the trail."""

from jixiao.orgs.events import Event, event


@event("profile.described", "填写单位概况")
class ProfileDescribed(Event):
    """Fields of a unit's description were written."""


@event("profile.copied", "沿用上年单位概况")
class ProfileCopied(Event):
    """Fields were taken over from the year before."""
