"""The board: what can be counted, who counts it, and which sections of a year's record a room can give.

Nothing here asks the database. Rooms hang what they have in ``ready()``; a room that is not installed hangs nothing.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from jixiao.engine.values import Absent, Period
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """One record that a count was made from: ``kind`` (outreach.activity) and ``pk`` find it, ``label`` names it.

    ``amount`` is what it adds to the count (None where it is only named); ``note`` is a second line: day, place.
    """

    kind: str
    pk: int
    label: str
    amount: Fraction | None = None
    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Counted:
    """What a counter found. Nobody having recorded anything is 未填, not zero; zero is somebody's count.

    ``value`` is exact and in the unit of the measure; money is in 万元, a percentage is in % (93.99 is 93.99).
    """

    value: Fraction | Absent
    references: tuple[Reference, ...] = ()
    formula: str = ""
    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Measure:
    """One countable thing. ``code`` is stable ASCII (outreach.leaflets), ``name`` its name in formulas.

    ``library`` is the code of the indicator of the library it stands for (KX-C09), "" where there is none;
    ``meaning`` says in a sentence what is counted and what is not. A ``stand_in`` counts only what somebody wrote down
    as a number, for want of the room that keeps the records: where that room hangs the same code, its measure is taken.
    """

    code: str
    name: str
    unit: str
    meaning: str
    library: str = ""
    stand_in: bool = False


class Counter(Protocol):
    """Counts one measure for a unit's year within a period."""

    def __call__(self, *, unit_year: UnitYear, period: Period) -> Counted:
        """Return what was counted."""


class JointCounter(Protocol):
    """Counts several measures in one go, by their codes, with a constant number of statements."""

    def __call__(self, *, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
        """Return what was counted under each code."""


Gather = Callable[[UnitYear], Sequence[Any]]
GatherFields = Callable[[UnitYear], Mapping[str, Any]]


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A section of the yearbook that a room can give; ``door`` is the url name that opens a row by its ``code``."""

    key: str
    gather: Gather
    door: str


class Intake(Protocol):
    """Writes rows of a section of the yearbook through the acts of the room that owns it."""

    def __call__(self, *, unit_year: UnitYear, rows: Sequence[Any], by: Actor) -> None:
        """Write the rows, all of them or none."""


Owns = Callable[[UnitYear, int], bool]

MEASURES: dict[str, Measure] = {}
INTAKES: dict[str, Intake] = {}
COUNTERS: list[tuple[tuple[str, ...], JointCounter]] = []
SECTIONS: dict[str, Section] = {}
FIELDS: dict[str, GatherFields] = {}
DOORS: dict[str, str] = {}
OWNERS: dict[str, Owns] = {}


def hang(*, code: str, name: str, unit: str, count: Counter, meaning: str, library: str = "") -> None:
    """Hang one measure with its counter."""

    def alone(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
        return {code: count(unit_year=unit_year, period=period)}

    hang_together(measures=(Measure(code, name, unit, meaning, library),), count=alone)


def hang_together(*, measures: Sequence[Measure], count: JointCounter) -> None:
    """Hang several measures that one counter counts in one go. A code or a name that hangs already is refused."""
    names = {hung.name for hung in MEASURES.values()}
    for measure in measures:
        if measure.code in MEASURES or measure.name in names:
            message = f"{measure.code} {measure.name} hangs on the board already"
            raise ValueError(message)
    MEASURES.update({measure.code: measure for measure in measures})
    COUNTERS.append((tuple(measure.code for measure in measures), count))


def hang_section(key: str, *, gather: Gather, door: str) -> None:
    """Hang a section of the yearbook (activities, handouts, budget, projects, fundings, outcomes): rows of its type."""
    if key in SECTIONS:
        message = f"section {key} hangs on the board already"
        raise ValueError(message)
    SECTIONS[key] = Section(key, gather, door)


def hang_fields(room: str, *, gather: GatherFields) -> None:
    """Hang fields of 单位概况 (establishment, staff, adjustment_reason …) that a room can give."""
    FIELDS[room] = gather


def hang_intake(key: str, take: Intake) -> None:
    """Hang the way in for a section of a whole year that somebody brings as a file (profile, budget, activities …)."""
    if key in INTAKES:
        message = f"the way in of {key} hangs on the board already"
        raise ValueError(message)
    INTAKES[key] = take


def hang_door(kind: str, url_name: str) -> None:
    """Say which page opens a record of that kind (its url takes ``pk``)."""
    DOORS[kind] = url_name


def hang_owner(kind: str, owns: Owns) -> None:
    """Say how to tell whether a record of that kind belongs to a unit's year, so that nobody proves another's record.

    A kind without an owner is looked up as app and model (outreach.activity) by its field ``unit_year``.
    """
    OWNERS[kind] = owns
