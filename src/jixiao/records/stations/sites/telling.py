"""How an act on a station is written to the trail."""

from collections.abc import Mapping
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.trail import publish
from jixiao.records.stations.models import Station


def subject_of(station: Station) -> str:
    """Return the name of a station in the trail."""
    return f"stations.station:{station.pk}"


def tell(
    told: type[Event],
    station: Station,
    by: Actor,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    """Write an act on a station to the trail, under the station whatever of it was changed."""
    publish(
        told(
            unit_id=station.unit_id, subject=subject_of(station), name=f"{station.code} {station.name}",
            before=before or {}, after=after or {}, why=why,
        ),
        by=by,
    )  # fmt: skip
