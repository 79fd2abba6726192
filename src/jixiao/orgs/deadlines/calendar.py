"""休 and 班: the days that are shipped, those that the bureau entered over them, and the acts that enter them."""

import datetime
import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.deadlines.working_days import ONE, WorkCalendar
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import SpecialDay
from jixiao.orgs.refusing import Refused
from jixiao.orgs.remembering import Memory
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

FIELDS = ("day", "kind", "name", "source")
MOST = 5000
WARN_BEFORE = datetime.timedelta(days=61)
"""How long before the first unknown day people are told: the notice comes out in October or November."""
_READ: Memory[WorkCalendar] = Memory(1)


@event("orgs.special_day_set", "登记调休")
class SpecialDaySet(Event):
    """A day is 休 or 班, against the weekly rule."""


@event("orgs.special_day_dropped", "删去调休")
class SpecialDayDropped(Event):
    """A day that was entered is no longer."""


@functools.cache
def shipped_days() -> Mapping[datetime.date, SpecialDay]:
    """Return the days that are shipped, as rows that are in no table."""
    text = files("jixiao.orgs.deadlines").joinpath("days.toml").read_text("utf-8")
    return {row.day: row for year in tomllib.loads(text)["years"] for row in _rows_of(year)}


def _rows_of(year: Mapping[str, Any]) -> list[SpecialDay]:
    rows = [SpecialDay(day=one["day"], kind="work", name=one["name"], source=year["source"]) for one in year["work"]]
    for span in year["off"]:
        days = (span["last"] - span["first"]).days + 1
        rows += [
            SpecialDay(day=span["first"] + ONE * step, kind="off", name=span["name"], source=year["source"])
            for step in range(days)
        ]
    return rows


def work_calendar() -> WorkCalendar:
    """Return the calendar as it stands: what was entered goes before what is shipped; one statement at most."""
    return _READ.recall("calendar", _read, of=())


def year_to_enter(on: datetime.date) -> int | None:
    """Return the first year whose days are not known, from two months before it begins; None while none is near."""
    last = max(work_calendar().years, default=on.year - 1)
    if on >= datetime.date(last + 1, 1, 1) - WARN_BEFORE:
        return last + 1
    return None


def _read() -> WorkCalendar:
    days = {day: row.kind == SpecialDay.Kind.WORK for day, row in shipped_days().items()}
    entered = SpecialDay.objects.order_by("day").values_list("day", "kind")[:MOST]
    days.update((day, kind == SpecialDay.Kind.WORK) for day, kind in entered)
    return WorkCalendar(days, frozenset(day.year for day in days))


def days_of(year: int) -> list[tuple[SpecialDay, bool]]:
    """Return the days of a year that differ from the weekly rule, each with whether it was entered here."""
    found = {day: (row, False) for day, row in shipped_days().items() if day.year == year}
    found.update((row.day, (row, True)) for row in SpecialDay.objects.filter(day__year=year).order_by("day")[:MOST])
    return [found[day] for day in sorted(found)]


@transaction.atomic
def set_day(
    *, day: datetime.date, kind: str, name: str, source: str, by: Actor, stamp: int | None = None
) -> SpecialDay:
    """Enter that a day is 休 or 班, with the notice; set again, it changes. Refuses a day without its source."""
    if not source.strip():
        cure = "写通知的名称和文号，如 国办发明电〔2025〕7号"
        raise Refused("没有写依据", cure=cure, code="U390", field="source")
    if not name.strip():
        raise Refused("没有写是哪个节日", cure="如 国庆节", code="U391", field="name")
    values = {"kind": SpecialDay.Kind(kind), "name": name.strip(), "source": source.strip()}
    row = SpecialDay.objects.select_for_update().filter(day=day).first()
    before = snapshot(row, FIELDS) if row else {}
    if row is None:
        row = SpecialDay.objects.create(day=day, **values)
    else:
        for field, value in values.items():
            setattr(row, field, value)
        save_stamped(row, stamp=stamp, fields=values)
    was, now = changes(before, snapshot(row, FIELDS))
    publish(SpecialDaySet(year=day.year, subject=f"orgs.day:{row.pk}", name=str(day), before=was, after=now), by=by)
    return row


@transaction.atomic
def drop_day(*, row: SpecialDay, by: Actor) -> None:
    """Take back what was entered of a day; what is shipped of it, or else the weekly rule, holds again."""
    before, subject = snapshot(row, FIELDS), f"orgs.day:{row.pk}"
    row.delete()
    publish(SpecialDayDropped(year=row.day.year, subject=subject, name=str(row.day), before=before), by=by)
