"""How acts of this part stand in the trail; people by masked names, as everywhere in the trail of this room."""

from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.trail import publish_in
from jixiao.records.community.honours.naming import called
from jixiao.records.community.models import Call, Nomination


def call_subject(call: Call) -> str:
    """Return the name of a call in the trail and for proofs."""
    return f"community.call:{call.pk}"


def nomination_subject(row: Nomination) -> str:
    """Return the name of a nomination in the trail and for proofs."""
    return f"community.nomination:{row.pk}"


def tell_call(told: type[Event], call: Call, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what the event takes
    """Write an act on a call to the trail."""
    publish_in(call.unit_year, told, subject=call_subject(call), name=call.title, by=by, **more)


def tell_nomination(told: type[Event], row: Nomination, by: Actor, **more: Any) -> None:  # noqa: ANN401 - as above
    """Write an act on a nomination to the trail."""
    name = f"{row.call.title} {called(row, ()).name}"
    publish_in(row.call.unit_year, told, subject=nomination_subject(row), name=name, by=by, **more)
