"""How an act on a content is written to the trail."""

from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.trail import publish, snapshot
from jixiao.records.stations.models import Content

_PLAIN = (
    "title", "kind", "body", "file", "file_words", "link", "source", "licence", "licence_words", "minutes", "from_day",
    "until_day", "published_on",
)  # fmt: skip


def subject_of(content: Content) -> str:
    """Return the name of a content in the trail, and what its file is kept for."""
    return f"stations.content:{content.pk}"


def number_of(content: Content) -> str:
    """Return the number of a content as people read it."""
    return f"N{content.number}"


def tell(told: type[Event], content: Content, by: Actor, **said: Any) -> None:  # noqa: ANN401 - as Event has them
    """Write an act on a content to the trail."""
    name = f"{number_of(content)} {content.title}"
    publish(told(unit_id=content.unit_id, subject=subject_of(content), name=name, **said), by=by)


def shown(content: Content) -> dict[str, Any]:
    """Return a content as the trail shows it."""
    found = snapshot(content, _PLAIN)
    return found | {"主题标签": "、".join(content.topics), "适用人群": "、".join(content.audiences)}
