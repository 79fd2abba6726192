"""How acts of this part stand in the trail; people by masked names, as everywhere in the trail of this room."""

from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.trail import publish_in
from jixiao.records.community.models import ServiceShift, Volunteer
from jixiao.web.masking import mask_name


def volunteer_subject(row: Volunteer) -> str:
    """Return the name of a volunteer in the trail and for proofs."""
    return f"community.volunteer:{row.pk}"


def shift_subject(row: ServiceShift) -> str:
    """Return the name of a shift in the trail and for proofs."""
    return f"community.shift:{row.pk}"


def tell_volunteer(told: type[Event], row: Volunteer, unit_year: UnitYear, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what the event takes
    """Write an act on a volunteer to the trail."""
    name = f"{row.number} {mask_name(row.name)}"
    publish_in(unit_year, told, subject=volunteer_subject(row), name=name, by=by, **more)


def tell_shift(told: type[Event], row: ServiceShift, by: Actor, **more: Any) -> None:  # noqa: ANN401 - as above
    """Write an act on a shift to the trail."""
    publish_in(row.unit_year, told, subject=shift_subject(row), name=f"{row.code} {row.title}", by=by, **more)
