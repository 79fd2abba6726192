"""物资: goods that a room keeps in store, for whoever gives them away; named by reference (outreach.good:3).

Nothing here asks the database. A room hangs what it offers in ``ready()``; where none is installed there is no choice.
"""

import dataclasses
from collections.abc import Callable, Iterable

from jixiao.engine.values import Money
from jixiao.orgs.models import UnitYear


@dataclasses.dataclass(frozen=True, slots=True)
class Good:
    """One good: its reference (outreach.good:3), what people call it, how many there are, and what one cost if known."""

    reference: str
    title: str
    stock: int
    measure: str = ""
    unit_price: Money | None = None
    url: str = ""


Offer = Callable[[UnitYear], Iterable[Good]]
_OFFERS: dict[str, Offer] = {}
MOST = 500


def hang_goods(room: str, offer: Offer) -> None:
    """Let a room offer its goods to a unit's year, in a constant number of statements."""
    _OFFERS[room] = offer


def goods_offered(unit_year: UnitYear) -> dict[str, Good]:
    """Return the goods that may be given away in a unit's year, by their references."""
    return {one.reference: one for offer in _OFFERS.values() for one in list(offer(unit_year))[:MOST]}
