"""The trail: ``publish`` writes an act down and calls what follows; ``verify_trail`` proves nobody touched it."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string

from jixiao.engine.values import Money, Points
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import TrailEntry, TrailHead, TrailTail
from jixiao.orgs.remembering import look_again

_CHUNK = 2000


def publish(event: Event, *, by: Actor) -> None:
    """Write the act to the trail and call its handlers (config/wiring.py), in this transaction, in order, loudly.

    A handler of a room that is left out of INSTALLED_APPS is skipped. Raises TransactionManagementError outside of a
    transaction: an act and its line are written together or not at all.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("publish() belongs inside the transaction of the act")
    _append(event, by)
    for handler in import_string(settings.WIRING).get(event.code, ()):
        if apps.get_containing_app_config(handler) is not None:
            import_string(handler)(event, by=by)


class OfOneYear(Protocol):
    """What belongs to a unit's year: a UnitYear, or a row that names both."""

    @property
    def unit_id(self) -> int:
        """Return the unit."""

    @property
    def year(self) -> int:
        """Return the year."""


def publish_in(place: OfOneYear, told: Callable[..., Event], *, by: Actor, **what: Any) -> None:  # noqa: ANN401 - what the event takes
    """Publish an event of a unit's year: subject, name, and, as the event takes them, before, after and why."""
    publish(told(unit_id=place.unit_id, year=place.year, **what), by=by)


def _append(event: Event, by: Actor) -> None:
    head = TrailHead.objects.select_for_update().get_or_create(pk=1)[0]
    entry = TrailEntry(
        number=head.number + 1,
        at=by.at,
        person=by.person,
        person_name=by.person.name,
        address=by.address,
        unit_id=event.unit_id,
        year=event.year,
        event=event.code,
        title=event.title,
        subject=event.subject,
        subject_name=event.name[:200],
        before=plain(event.before),
        after=plain(event.after),
        why=event.why,
        previous=head.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    TrailHead.objects.filter(pk=1).update(number=entry.number, digest=entry.digest)
    if event.changes_records:
        tail = TrailTail(place=event.unit_id or TrailTail.NO_UNIT, number=entry.number)
        TrailTail.objects.bulk_create([tail], update_conflicts=True, unique_fields=["place"], update_fields=["number"])
        look_again()


def digest_of(entry: TrailEntry) -> str:
    """Return the SHA-256 over everything a line says and the digest of the line before it."""
    said = [
        entry.number, entry.at.timestamp(), entry.person_id, entry.person_name, entry.address, entry.unit_id,
        entry.year, entry.event, entry.title, entry.subject, entry.subject_name, entry.before, entry.after, entry.why,
        entry.previous,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What came of looking at the whole trail: how many lines, and what is wrong with the first bad one."""

    lines: int
    fault: str = ""
    number: int = 0


def verify_trail() -> Verdict:
    """Walk the chain from its first line to its end; say where it was broken first, and how."""
    previous, number = "", 0
    for entry in TrailEntry.objects.order_by("number").iterator(chunk_size=_CHUNK):
        if entry.number != number + 1:
            return Verdict(number, f"第 {number + 1} 行不见了", number + 1)
        if entry.previous != previous:
            return Verdict(number, f"第 {entry.number} 行接不上前一行", entry.number)
        if entry.digest != digest_of(entry):
            return Verdict(number, f"第 {entry.number} 行被改过", entry.number)
        previous, number = entry.digest, entry.number
    head = TrailHead.objects.filter(pk=1).first()
    if head and (head.number, head.digest) != (number, previous):
        return Verdict(number, f"链尾应当是第 {head.number} 行，只找到 {number} 行", number + 1)
    return Verdict(number)


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values as JSON can hold them."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a model's field holds
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Money):
        return f"{value.text('元')}元"
    if isinstance(value, Points):
        return f"{value}分"
    if isinstance(value, Mapping):
        return plain({str(name): inner for name, inner in value.items()})
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value)


def snapshot(row: models.Model, fields: Iterable[str]) -> dict[str, Any]:
    """Return the values of those fields under their Chinese names, as the trail shows them."""
    found = {}
    for name in fields:
        field = row._meta.get_field(name)  # noqa: SLF001 - the documented way to a field
        value = getattr(row, name)
        if isinstance(value, models.Model):
            value = _called(value)
        choices = dict(getattr(field, "flatchoices", ()) or ())
        found[str(getattr(field, "verbose_name", name))] = _plain(choices.get(value, value) if choices else value)
    return found


def _called(row: models.Model) -> str:
    """Return what people call a row: its name or title, its code, or else its number."""
    names = (getattr(row, name, None) for name in ("name", "title", "code"))
    return next((str(name) for name in names if name), str(row.pk))


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return only what differs between two snapshots."""
    differing = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in differing}, {name: after[name] for name in differing}
