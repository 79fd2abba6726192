"""How an act on a rule or a push is written to the trail."""

from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.trail import publish, publish_in
from jixiao.records.stations.models import Push, PushRule


def subject_of(push: Push) -> str:
    """Return the name of a push in the trail."""
    return f"stations.push:{push.pk}"


def tell(told: type[Event], push: Push, by: Actor, **said: Any) -> None:  # noqa: ANN401 - before, after and why, as Event has them
    """Write an act on a push."""
    publish_in(push.unit_year, told, subject=subject_of(push), name=push.title, by=by, **said)


def tell_of_rule(told: type[Event], rule: PushRule, by: Actor, **said: Any) -> None:  # noqa: ANN401 - as above
    """Write an act on a rule."""
    publish(told(unit_id=rule.unit_id, subject=f"stations.push_rule:{rule.pk}", name=rule.name, **said), by=by)
