"""What an act tells the house: a small frozen value with ids, written to the trail by ``publish``."""

import dataclasses
from collections.abc import Mapping
from typing import Any, ClassVar, dataclass_transform


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """Something that was done.

    ``code`` is stable ASCII (outreach.activity_recorded), ``title`` what people read. ``subject`` names the row
    (outreach.activity:12), ``name`` is what people call it. ``before`` and ``after`` hold only what changed, under the
    Chinese names of the fields, as plain JSON values. Rooms subclass it and give ``code`` and ``title``.
    ``changes_records`` is False for comings and goings, after which everything that was read is as true as before.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    changes_records: ClassVar[bool] = True
    unit_id: int | None = None
    year: int | None = None
    subject: str = ""
    name: str = ""
    before: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    after: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    why: str = ""


EVENTS: dict[str, type[Event]] = {}


@dataclass_transform(kw_only_default=True, frozen_default=True)
def event(code: str, title: str) -> Any:  # noqa: ANN401 - a class decorator, as dataclasses.dataclass is
    """Return a decorator that makes a subclass of Event a frozen dataclass with that code and title, and lists it."""

    def name(cls: type[Event]) -> type[Event]:
        made = dataclasses.dataclass(frozen=True, kw_only=True)(cls)
        made.code, made.title = code, title
        EVENTS[code] = made
        return made

    return name
