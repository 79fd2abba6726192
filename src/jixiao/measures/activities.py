"""科普活动: what a room of activities offers, for whoever belongs to one; named by reference (outreach.activity:12).

Nothing here asks the database. A room hangs what it offers in ``ready()``; where none is installed there is no choice.
"""

import dataclasses
import datetime
from collections.abc import Callable, Iterable

from jixiao.orgs.models import UnitYear


@dataclasses.dataclass(frozen=True, slots=True)
class OfferedActivity:
    """One activity: its reference (outreach.activity:12), what people call it, when it begins, its page."""

    reference: str
    title: str
    day: datetime.date | None = None
    url: str = ""


Offer = Callable[[UnitYear], Iterable[OfferedActivity]]
_OFFERS: dict[str, Offer] = {}
MOST = 500


def hang_activities(room: str, offer: Offer) -> None:
    """Let a room offer its activities to a unit's year, in a constant number of statements."""
    _OFFERS[room] = offer


def activities(unit_year: UnitYear) -> dict[str, OfferedActivity]:
    """Return the activities that something may belong to in a unit's year, by their references."""
    return {one.reference: one for offer in _OFFERS.values() for one in list(offer(unit_year))[:MOST]}
