"""Coverage of the six dimensions of 中发〔2018〕34号 by the library and by a unit's year; what is missing is said."""

import dataclasses
from collections import Counter, defaultdict
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from jixiao.cycle.indicators.definition import Place
from jixiao.cycle.indicators.frames import frames
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.queries import in_force
from jixiao.engine.values import Points
from jixiao.orgs.models import Unit, UnitYear

SIX = "SIX2018"
MOST = 5000
MOST_COUNTY = 50_000
NO_PLACE = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Covered:
    """One dimension: indicators of the library by name, those of the unit's year by name, and their points together."""

    dimension: str
    library: tuple[str, ...]
    promised: tuple[str, ...]
    points: Points | None

    @property
    def says(self) -> str:
        """Return what is missing, nothing where nothing is."""
        if not self.library and not self.promised:
            return "指标库和申报表都没有指标"
        if not self.promised:
            return "申报表没有指标"
        return "" if self.library else "指标库没有指标"

    @property
    def colour(self) -> str:
        """Return the light of it."""
        return "green" if self.promised and self.library else "red" if not self.promised else "amber"


@dataclasses.dataclass(frozen=True, slots=True)
class Coverage:
    """The six dimensions in their order, and the indicators that have no place in any of them."""

    dimensions: tuple[Covered, ...]
    placeless: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the dimensions for which the year promises nothing."""
        return tuple(one.dimension for one in self.dimensions if not one.promised)


def coverage_of(unit_year: UnitYear) -> Coverage:
    """Return how the library in force and the unit's promises of a year cover the six dimensions: two statements."""
    library = _by_dimension(_library(unit_year.year))
    promised = _promised(unit_year)
    dealt = _by_dimension([(place, name) for place, name, _ in promised])
    points: dict[str, list[Points]] = defaultdict(list)
    for place, _, weight in promised:
        if weight is not None:
            points[dimension_of(place)].append(weight)
    dimensions = tuple(
        Covered(
            dimension=one,
            library=tuple(library.get(one, ())),
            promised=tuple(dealt.get(one, ())),
            points=_sum(points.get(one, [])),
        )
        for one in frames()[SIX].levels
    )
    return Coverage(dimensions, tuple(dealt.get(NO_PLACE, ())))


@dataclasses.dataclass(frozen=True, slots=True)
class UnitCovered:
    """How many promises a unit's year has in each dimension, in their order; ``placeless`` stand in none."""

    counts: tuple[int, ...]
    placeless: int

    @property
    def covered(self) -> int:
        """Return how many dimensions have a promise."""
        return sum(count > 0 for count in self.counts)


def county_coverage(units: QuerySet[Unit], year: int) -> dict[int, UnitCovered]:
    """Return how the promises of those units for a year cover the dimensions, by the id of the unit: one statement.

    A unit without a promise is not there.
    """
    promised: Any = IndicatorVersion._meta.get_field("uses").related_model  # noqa: SLF001 - the documented way to a relation
    rows = promised._default_manager.filter(sheet__unit_year__unit__in=units, sheet__unit_year__year=year)  # noqa: SLF001 - the documented way to a model's rows
    pinned = ("code", "frame", "level1", "level2")
    named = ("sheet__unit_year__unit", "level1", "level2", *(f"version_pinned__indicator__{name}" for name in pinned))
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for unit, level1, level2, code, *of_library in rows.values_list(*named)[:MOST_COUNTY]:
        frame, *levels = of_library if code is not None else ("", level1, level2)
        place = Place(code=code or "", frame=frame, level1=levels[0], level2=levels[1])
        counted[unit][dimension_of(place)] += 1
    order = dimensions()
    return {unit: UnitCovered(tuple(found[one] for one in order), found[NO_PLACE]) for unit, found in counted.items()}


def dimensions() -> tuple[str, ...]:
    """Return the six dimensions in their order."""
    return tuple(frames()[SIX].levels)


def dimension_of(place: Place) -> str:
    """Return the dimension that an indicator belongs to, "" where it has none."""
    found = frames()[SIX].place_of(place)
    return found[0] if found else NO_PLACE


def _library(year: int) -> list[tuple[Place, str]]:
    versions = IndicatorVersion.objects.filter(in_force(year), indicator__owner=None).select_related("indicator")
    ordered = versions.order_by("indicator__order", "indicator__code")[:MOST]
    return [(Place.of(one.indicator), one.name) for one in ordered]


def _promised(unit_year: UnitYear) -> list[tuple[Place, str, Points | None]]:
    """Return the promises of the whole unit and of its projects; a self-made one stands by its levels alone."""
    promised: Any = IndicatorVersion._meta.get_field("uses").related_model  # noqa: SLF001 - the documented way to a relation
    rows = promised._default_manager.filter(sheet__unit_year=unit_year)  # noqa: SLF001 - the documented way to a model's rows
    ordered = rows.select_related("version_pinned__indicator").order_by("order", "pk")[:MOST]
    return [(_place(row), row.name, row.weight) for row in ordered]


def _place(row: Any) -> Place:  # noqa: ANN401 - a row of the later room
    if row.version_pinned is not None:
        return Place.of(row.version_pinned.indicator)
    return Place(code="", frame="", level1=row.level1, level2=row.level2)


def _by_dimension(found: list[tuple[Place, str]]) -> dict[str, list[str]]:
    dealt: dict[str, list[str]] = defaultdict(list)
    for place, name in found:
        dealt[dimension_of(place)].append(name)
    return dealt


def _sum(points: list[Points]) -> Points | None:
    return Points(sum((one.value for one in points), Fraction(0))) if points else None
