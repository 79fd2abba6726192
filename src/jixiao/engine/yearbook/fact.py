"""A fact of the year under the name that officers' formulas call it by, with where it came from."""

import dataclasses
from collections.abc import Sequence
from fractions import Fraction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money, Quantity, Source, Trace, Unit
from jixiao.engine.yearbook.record import SECTIONS, Yearbook
from jixiao.engine.yearbook.sources import source_of


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """A named number of the year, or why there is none; ``parts`` are the rows it was counted or added up from."""

    name: str
    value: Quantity | Absent
    unit: Unit
    source: Source
    parts: tuple[Trace, ...] = ()
    formula: str = ""
    note: str = ""

    @property
    def trace(self) -> Trace:
        """Return the fact as a branch of somebody's trace."""
        exact = None if isinstance(self.value, Absent) else self.value.in_base()
        return Trace(
            label=self.name,
            printed=str(self.value),
            exact=exact,
            unit=self.unit.base().symbol,
            formula=self.formula,
            note=self.note,
            source=self.source,
            inputs=self.parts,
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """One row that goes into a sum: what it is called, its value, its address in the record, and its 出处."""

    label: str
    value: Fraction | int | Money | Absent
    address: str
    origin: str | Absent


def measured(value: Fraction | int | Money | Absent, unit: Unit) -> Quantity | Absent:
    """Return the value with its unit; money is in 万元."""
    if isinstance(value, Absent):
        return value
    return Quantity(value.amount("万元") if isinstance(value, Money) else Fraction(value), unit)


def entered(yearbook: Yearbook, *, name: str, part: Part, unit: str, note: str = "") -> Fact:
    """Return a fact that was entered at one address."""
    settled = Unit.parse(unit)
    source = source_of(yearbook, part.address, origin=part.origin)
    return Fact(name, measured(part.value, settled), settled, source, note=note)


def counted(yearbook: Yearbook, *, name: str, parts: Sequence[Part], unit: str, section: str, note: str = "") -> Fact:
    """Return how many rows there are; 未填 where the section has none of any kind, as nobody filled it in."""
    settled = Unit.parse(unit)
    filled = bool(getattr(yearbook, section))
    value = Quantity(Fraction(len(parts)), settled) if filled else UNFILLED
    rows = tuple(_part_trace(yearbook, part, settled) for part in parts)
    return Fact(name, value, settled, _records(yearbook, section), rows, "行数", note)


def summed(
    yearbook: Yearbook,
    *,
    name: str,
    parts: Sequence[Part],
    unit: str,
    section: str,
    note: str = "",
    nothing: int | Absent = UNFILLED,
) -> Fact:
    """Return the sum of the parts, ``nothing`` where there are none.

    What is 不适用 is left out; one part that is 未填 makes the whole sum 未填, since nobody knows it.
    """
    settled = Unit.parse(unit)
    rows = tuple(_part_trace(yearbook, part, settled) for part in parts)
    value = _total(parts, settled) if parts else measured(nothing, settled)
    return Fact(name, value, settled, _records(yearbook, section), rows, "各行合计", note)


def largest(yearbook: Yearbook, *, name: str, parts: Sequence[Part], unit: str, section: str, note: str = "") -> Fact:
    """Return the largest of the parts, for what is used again and again and must not be added up."""
    settled = Unit.parse(unit)
    rows = tuple(_part_trace(yearbook, part, settled) for part in parts)
    values = [measured(part.value, settled) for part in parts]
    known = [value.amount for value in values if isinstance(value, Quantity)]
    unknown = any(value is UNFILLED for value in values)
    value = Quantity(max(known), settled) if known and not unknown else UNFILLED
    return Fact(name, value, settled, _records(yearbook, section), rows, "各行最大", note)


def _total(parts: Sequence[Part], unit: Unit) -> Quantity | Absent:
    values = [measured(part.value, unit) for part in parts]
    if UNFILLED in values:
        return UNFILLED
    known = [value.amount for value in values if isinstance(value, Quantity)]
    return Quantity(sum(known, Fraction(0)), unit) if known else NOT_APPLICABLE


def _part_trace(yearbook: Yearbook, part: Part, unit: Unit) -> Trace:
    value = measured(part.value, unit)
    exact = None if isinstance(value, Absent) else value.in_base()
    source = source_of(yearbook, part.address, origin=part.origin)
    return Trace(part.label, str(value), exact=exact, unit=unit.base().symbol, source=source)


def _records(yearbook: Yearbook, section: str) -> Source:
    title = next(one.title for one in SECTIONS if one.key == section)
    return Source("记录", yearbook.places.get(section, f"《{title}》"), reference=section)
