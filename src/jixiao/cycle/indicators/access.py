"""Who may do what in the library: the finance bureau keeps what is shared, a unit keeps its own; everybody looks."""

from jixiao.cycle.indicators.models import Indicator
from jixiao.orgs.access import is_reviewer, may_look, may_record, may_review
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk

__all__ = [
    "authority_of",
    "is_reviewer",
    "may_keep_rulebooks",
    "may_keep_shared",
    "may_look",
    "may_record",
    "may_write",
]

may_keep_shared = may_review
may_keep_rulebooks = may_review
may_write = may_record | may_review
"""Who keeps one of the two libraries."""


def may_edit(desk: Desk, indicator: Indicator) -> bool:
    """Return whether the person keeps the library that an indicator stands in."""
    if indicator.owner_id is None:
        return desk.may(may_keep_shared)
    return indicator.owner_id == desk.unit.pk and desk.may(may_record)


def owner_for(desk: Desk) -> Unit | None:
    """Return in whose library the person writes: the shared one (None) for the finance bureau, else the unit's own."""
    return None if desk.may(may_keep_shared) else desk.unit


def keeps_shared(by: Actor, unit: Unit) -> bool:
    """Return whether who acts is a reviewer of that unit, and so keeps the shared library."""
    return Role.REVIEWER in roles_at(unit, duties_held(by.person, on=by.on))


def records_for(by: Actor, unit: Unit) -> bool:
    """Return whether who acts records for that unit, and so keeps its own library."""
    return Role.CLERK in roles_at(unit, duties_held(by.person, on=by.on))


def authority_of(desk: Desk) -> Unit:
    """Return the bureau for which this person reviews here: the nearest unit where they are a reviewer."""
    above = [unit for unit, role in desk.held if role == Role.REVIEWER and desk.unit.path.startswith(unit.path)]
    return max(above, key=lambda unit: len(unit.path))
