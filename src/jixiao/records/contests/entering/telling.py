"""How what happens to a work is written down: always as a step of it, and in the trail where the office did it."""

import datetime
from collections.abc import Mapping
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.trail import publish_in
from jixiao.records.contests.entering.queries import subject_of
from jixiao.records.contests.models import Entry, EntryStep


def write_step(entry: Entry, kind: str, *, at: datetime.datetime, by: Actor | None, why: str = "") -> None:
    """Write a step of a work; ``by`` None is its school."""
    person = by.person if by else None
    EntryStep.objects.create(entry=entry, kind=kind, version=entry.version, why=why.strip()[:500], by=person, at=at)


def tell(
    told: type[Event],
    entry: Entry,
    by: Actor,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    """Write an act of the office on a work to the trail; names of people are never told."""
    publish_in(
        entry.contest.unit_year, told, subject=subject_of(entry), name=entry.title,
        before=before or {}, after=after or {}, why=why, by=by,
    )  # fmt: skip
