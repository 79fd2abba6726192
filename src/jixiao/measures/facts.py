"""Frozen readings as the facts that formulas are computed from, each with the records it was counted from."""

import dataclasses
from collections.abc import Iterable, Mapping
from fractions import Fraction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Quantity, Source, Trace, Unit
from jixiao.engine.yearbook import Fact
from jixiao.measures.models import Absence, Reading, ReadingSource


def facts_of(readings: Iterable[Reading], *, proofs: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, Fact]:
    """Return the readings by their names in formulas.

    ``proofs`` names the proofs of readings and of records by their subjects, as ``queries.proof_names_of`` gives them
    for ``queries.subjects_of(readings)``.
    """
    proven = proofs or {}
    return {reading.name: _proven_fact(reading, proven) for reading in readings}


def fact_of(reading: Reading, *, proofs: tuple[str, ...] = ()) -> Fact:
    """Return one reading as a fact; its parts are the records, and its source is the reading itself."""
    unit = Unit.parse(reading.unit)
    kind = "记录" if reading.source == ReadingSource.COUNTED else "填报"
    source = Source(kind, f"读数「{reading.name}」第 {reading.pk} 号", f"measures.reading:{reading.pk}", proofs)
    return Fact(
        name=reading.name,
        value=value_of(reading, unit),
        unit=unit,
        source=source,
        parts=tuple(_part(one, unit) for one in reading.references),
        formula=reading.formula,
        note=reading.note,
    )


def _proven_fact(reading: Reading, proven: Mapping[str, tuple[str, ...]]) -> Fact:
    """Return a reading as a fact; each record has its own proofs, and what was entered has those of its entry."""
    own = proven.get(f"measures.reading:{reading.pk}", ())
    if reading.source == ReadingSource.ENTERED:
        own = (*own, *(name for one in reading.references for name in proven.get(f"{one['kind']}:{one['pk']}", ())))
    fact = fact_of(reading, proofs=tuple(dict.fromkeys(own)))
    return dataclasses.replace(fact, parts=tuple(_with_proofs(part, proven) for part in fact.parts))


def _with_proofs(part: Trace, proven: Mapping[str, tuple[str, ...]]) -> Trace:
    if part.source is None or part.source.reference not in proven:
        return part
    return dataclasses.replace(part, source=dataclasses.replace(part.source, proofs=proven[part.source.reference]))


def value_of(reading: Reading, unit: Unit) -> Quantity | Absent:
    """Return what the reading says, or why there is no number."""
    if reading.value is not None:
        return Quantity(Fraction(reading.value), unit)
    return NOT_APPLICABLE if reading.absence == Absence.NOT_APPLICABLE else UNFILLED


def _part(reference: Mapping[str, object], unit: Unit) -> Trace:
    label, amount = str(reference["label"]), reference.get("amount")
    added = None if amount is None else Quantity(Fraction(str(amount)), unit)
    return Trace(
        label,
        "" if added is None else str(added),
        exact=None if added is None else added.in_base(),
        unit=unit.base().symbol,
        note=str(reference.get("note", "")),
        source=Source("记录", label, f"{reference['kind']}:{reference['pk']}"),
    )
