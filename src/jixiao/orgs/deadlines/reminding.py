"""催办: the bureau reminds many units at once; each row says what came of it, and nobody is reminded twice a day."""

import dataclasses
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.deadlines.dues import MOST, Due, dues_of
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Reminder, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.trail import publish_in
from jixiao.orgs.workbench import ToDo

OWN = frozenset({Role.CLERK, Role.HEAD})
"""Whose turn it must be for a unit to be reminded: what waits for the bureau itself is no unit's fault."""


@event("orgs.unit_reminded", "催办")
class UnitReminded(Event):
    """A unit was reminded of something that is due."""


@event("orgs.reminder_taken_back", "撤销催办")
class ReminderTakenBack(Event):
    """A reminder was taken back before the unit had acted on it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reminded:
    """What came of one row: the reminder, or why there is none."""

    due: Due
    refused: str = ""


@transaction.atomic
def take_back_reminder(*, reminder: Reminder, by: Actor) -> None:
    """Take a reminder back: it leaves the unit's to-dos, and the trail keeps both. Refuses (U213) somebody else's."""
    if reminder.by_id != by.person.pk:
        raise Refused("只能撤销自己的催办", cure="请催办人撤销", code="U213")
    unit_year = reminder.unit_year
    publish_in(
        unit_year,
        ReminderTakenBack,
        subject=f"orgs.reminder:{reminder.pk}",
        name=f"{unit_year.unit.name} {reminder.title}",
        before={"到期日": str(reminder.due), "催办的话": reminder.note},
        by=by,
    )
    reminder.delete()


@transaction.atomic
def remind_units(*, dues: Sequence[Due], note: str, by: Actor) -> list[Reminded]:
    """Remind units of what is due, each at most once a day of a matter; refuse an empty choice (U392)."""
    if not dues:
        raise Refused("一行也没有选", cure="勾选要催办的单位和事项", code="U392")
    if len(note) > 200:  # noqa: PLR2004 - the width of the column
        raise Refused("催办的话最多 200 字", code="U393", field="note")
    years = [one.unit_year.pk for one in dues]
    rows = Reminder.objects.filter(unit_year__in=years, day=by.on).values_list("unit_year", "matter")
    today = set(rows[: MOST * 4])
    return [Reminded(one, _why_not(one, today) or _remind(one, note.strip(), by)) for one in dues]


def _why_not(due: Due, today: set[tuple[int, str]]) -> str:
    if due.turn not in OWN:
        return "不在单位手里，等财政部门审核"
    return "今天已经催办过" if (due.unit_year.pk, due.matter) in today else ""


def _remind(due: Due, note: str, by: Actor) -> str:
    values = {"title": due.title, "due": due.due, "day": by.on, "note": note, "by": by.person, "at": by.at}
    try:
        with transaction.atomic():
            made = Reminder.objects.create(unit_year=due.unit_year, matter=due.matter, **values)
    except IntegrityError:
        return "今天已经催办过"
    publish_in(
        due.unit_year,
        UnitReminded,
        subject=f"orgs.reminder:{made.pk}",
        name=f"{due.unit_year.unit.name} {due.title}",
        after={"到期日": str(due.due), "催办的话": note},
        by=by,
    )
    return ""


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Return what this unit was reminded of and has not done yet, for whose turn it is; the last reminder of each."""
    if desk.unit_year is None:
        return
    rows = Reminder.objects.filter(unit_year=desk.unit_year).select_related("by").order_by("-day", "-pk")
    last: dict[str, Reminder] = {}
    for row in rows[:500]:
        last.setdefault(row.matter, row)
    if not last:
        return
    unit_year = desk.unit_year
    unit_year.unit = desk.unit
    for due in dues_of([unit_year]):
        reminder = last.get(due.matter)
        if reminder is not None and due.turn in desk.roles:
            said = f"：{reminder.note}" if reminder.note else ""
            where = f"{reminder.by.name} {reminder.day.month} 月 {reminder.day.day} 日催办{said}"
            yield ToDo(f"催办：{due.title}", where, due.url, "去办理", due=due.due)


def reminded_lately(unit_years: Sequence[UnitYear]) -> dict[tuple[int, str], Reminder]:
    """Return the last reminder of each matter, by the id of the year and the matter."""
    rows = Reminder.objects.filter(unit_year__in=[one.pk for one in unit_years]).order_by("day", "pk")
    return {(row.unit_year_id, row.matter): row for row in rows[: MOST * 4]}
