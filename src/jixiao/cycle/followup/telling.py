"""How the acts of the room tell the house what they did to a row of a unit's year."""

from collections.abc import Mapping
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.trail import publish

NOTHING: Mapping[str, Any] = {}


def tell(
    told: type[Event],
    unit_year: UnitYear,
    *,
    subject: str,
    name: str,
    by: Actor,
    before: Mapping[str, Any] = NOTHING,
    after: Mapping[str, Any] = NOTHING,
    why: str = "",
) -> None:
    """Publish an event about a row of this room."""
    publish(
        told(
            unit_id=unit_year.unit_id,
            year=unit_year.year,
            subject=subject,
            name=name,
            before=before,
            after=after,
            why=why,
        ),
        by=by,
    )
