"""Taking readings: every counter of the board is asked and what it says is frozen."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Period
from jixiao.measures.catalogue import COUNTERS, MEASURES, Counted, Measure, Reference
from jixiao.measures.models import Absence, EnteredValue, Reading, ReadingBatch, ReadingSource
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.remembering import Memory
from jixiao.orgs.trail import publish_in

_REMEMBERED: Memory[Mapping[str, Counted]] = Memory(64)
_ABSENCE = {UNFILLED: Absence.UNFILLED, NOT_APPLICABLE: Absence.NOT_APPLICABLE}


@event("measures.readings_taken", "取数")
class ReadingsTaken(Event):
    """All measures of a year were counted and frozen."""


def count_all(unit_year: UnitYear, *, period: Period) -> Mapping[str, Counted]:
    """Return what every counter says now, without freezing it; what a person entered is not in it."""

    def count_now() -> Mapping[str, Counted]:
        return {code: one for _, count in COUNTERS for code, one in count(unit_year=unit_year, period=period).items()}

    return _REMEMBERED.recall((unit_year.pk, period), count_now, of=[unit_year.unit])


def entered_in_force(unit_year: UnitYear) -> dict[str, EnteredValue]:
    """Return the newest entered value of each code that was not withdrawn."""
    rows = EnteredValue.objects.filter(unit_year=unit_year, withdrawn_at=None).order_by("entered_at", "pk")
    return {row.code: row for row in rows[:5000]}


def readings_now(unit_year: UnitYear, *, period: Period) -> list[Reading]:
    """Return what a batch taken now would freeze, in the order of the board; not one of them is saved."""
    return list(_readings(count_all(unit_year, period=period), entered_in_force(unit_year)))


def some_readings_now(unit_year: UnitYear, *, period: Period, codes: Collection[str]) -> list[Reading]:
    """Return what a batch taken now would freeze of some measures; only the rooms that count them are asked."""
    wanted = frozenset(codes)
    asked = [count for hung, count in COUNTERS if not wanted.isdisjoint(hung)]
    counted = {code: one for count in asked for code, one in count(unit_year=unit_year, period=period).items()}
    entered = entered_in_force(unit_year)
    return [_reading(measure, counted, entered) for code, measure in MEASURES.items() if code in wanted]


@transaction.atomic
def take_readings(*, unit_year: UnitYear, period: Period, by: Actor) -> ReadingBatch:
    """Count every measure and freeze it as a new batch.

    What a person entered goes before what is 未填, never before a count.
    """
    batch = ReadingBatch.objects.create(
        unit_year=unit_year,
        first_day=period.first_day,
        last_day=period.last_day,
        taken_at=by.at,
        taken_by=by.person,
    )
    readings = readings_now(unit_year, period=period)
    for reading in readings:
        reading.batch = batch
    Reading.objects.bulk_create(readings)
    publish_in(
        unit_year,
        ReadingsTaken,
        subject=f"measures.batch:{batch.pk}",
        name=f"{unit_year.year}年度取数",
        after={"计量": len(readings), "有值": sum(1 for reading in readings if reading.value is not None)},
        by=by,
    )
    return batch


def _readings(counted: Mapping[str, Counted], entered: dict[str, EnteredValue]) -> Iterable[Reading]:
    for measure in MEASURES.values():
        yield _reading(measure, counted, entered)
    for code, value in entered.items():
        if code not in MEASURES:
            yield _entered(value)


def _reading(measure: Measure, counted: Mapping[str, Counted], entered: Mapping[str, EnteredValue]) -> Reading:
    found = counted.get(measure.code, Counted(UNFILLED))
    if found.value is UNFILLED and measure.code in entered:
        return _entered(entered[measure.code])
    return _counted(measure, found)


def _counted(measure: Measure, found: Counted) -> Reading:
    return Reading(
        code=measure.code,
        name=measure.name,
        unit=measure.unit,
        source=ReadingSource.COUNTED,
        value=None if isinstance(found.value, Absent) else found.value,
        absence=_ABSENCE[found.value] if isinstance(found.value, Absent) else Absence.NONE,
        formula=found.formula,
        note=found.note,
        references=[reference_json(one) for one in found.references],
    )


def _entered(value: EnteredValue) -> Reading:
    return Reading(
        code=value.code,
        name=value.name,
        unit=value.unit,
        source=ReadingSource.ENTERED,
        value=value.value,
        absence=value.absence,
        note=value.note,
        references=[{"kind": "measures.entered", "pk": value.pk, "label": value.name, "amount": None, "note": ""}],
    )


def reference_json(reference: Reference) -> dict[str, object]:
    """Return a reference as JSON can hold it; the amount as n or n/d."""
    found = dataclasses.asdict(reference)
    return {**found, "amount": None if reference.amount is None else str(reference.amount)}
