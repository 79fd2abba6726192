"""Indicators that seem to be the same under another name: found before a second one is made."""

import dataclasses
from collections.abc import Iterable

from rapidfuzz import fuzz

from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.queries import library_shown
from jixiao.engine.scoring.rulebook import bare_name
from jixiao.engine.values import Unit as Measured
from jixiao.orgs.models import Unit

ALIKE = 70  # of 100; with the same unit
NEARLY_THE_SAME = 90  # of 100; whatever the unit
MOST = 5
SCANNED = 5000


@dataclasses.dataclass(frozen=True, slots=True)
class Near:
    """An indicator that is there already, how alike the names are (0—100), and whether the units measure the same."""

    version: IndicatorVersion
    likeness: int
    same_unit: bool


def near_duplicates(*, name: str, unit: str, at: Unit, year: int, but: int | None = None) -> tuple[Near, ...]:
    """Return indicators of the shared library and of the unit's own that are named alike, the most alike first.

    ``but`` is the id of the indicator that is being looked at itself.
    """
    return alike(name=name, unit=unit, among=library_shown(year, at).exclude(indicator=but).order_by("pk")[:SCANNED])


def alike(*, name: str, unit: str, among: Iterable[IndicatorVersion]) -> tuple[Near, ...]:
    """Return which of those versions are named alike: very alike, or fairly alike with units that measure the same."""
    wanted = bare_name(name.strip())
    if not wanted:
        return ()
    found = []
    for version in among:
        likeness = round(fuzz.ratio(wanted, bare_name(version.name)))
        same = Measured.parse(unit).measures_the_same(Measured.parse(version.unit))
        if likeness >= NEARLY_THE_SAME or (likeness >= ALIKE and same):
            found.append(Near(version, likeness, same))
    return tuple(sorted(found, key=lambda near: (-near.likeness, near.version.indicator.code))[:MOST])
