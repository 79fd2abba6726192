"""相近指标: pairs of the library that may be one and the same, by name, meaning, formula and unit."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import fuzz

from jixiao.cycle.indicators.growing.grouping import Form, Index
from jixiao.cycle.indicators.growing.keeping_apart import Side
from jixiao.cycle.indicators.models import IndicatorVersion, VersionState

MOST_VERSIONS = 5_000
MOST_PAIRS = 2_000


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """Two versions that are alike: how alike their names and their meanings are (0—100)."""

    left: IndicatorVersion
    right: IndicatorVersion
    names: int
    meanings: int | None
    same_formula: bool

    @property
    def key(self) -> str:
        """Return what names the pair."""
        return f"{self.left.pk}-{self.right.pk}"


def form_of(version: IndicatorVersion) -> Form:
    """Return how a version is written."""
    return Form(
        version.name, version.unit, level1=version.indicator.level1, formula=version.formula, meaning=version.meaning
    )


def side_of(version: IndicatorVersion) -> Side:
    """Return an indicator as it is kept apart from others: by its code for life, whatever its words become."""
    indicator = version.indicator
    return Side(f"i{indicator.pk}", f"{indicator.code} {version.name}")


def shared_in_force() -> list[IndicatorVersion]:
    """Return the shared versions that hold with no end yet: one statement."""
    rows = IndicatorVersion.objects.filter(indicator__owner=None, state=VersionState.PUBLISHED).select_related(
        "indicator"
    )
    return list(rows.order_by("indicator__order", "indicator__code")[:MOST_VERSIONS])


def near_pairs(versions: Iterable[IndicatorVersion], *, apart: Collection[frozenset[str]] = ()) -> list[Pair]:
    """Return the pairs that are alike and were not kept apart, the most alike first; the order of rows is no matter."""
    ordered = sorted(versions, key=lambda one: (one.indicator.code, one.pk))
    forms = [form_of(one) for one in ordered]
    kept_apart = frozenset(apart)
    found = [
        _pair(ordered[left], ordered[right], likeness)
        for left, right, likeness in _alike(forms)
        if frozenset((side_of(ordered[left]).key, side_of(ordered[right]).key)) not in kept_apart
    ]
    return sorted(found, key=lambda one: (-one.names, one.left.indicator.code, one.right.indicator.code))[:MOST_PAIRS]


def _alike(forms: list[Form]) -> Iterator[tuple[int, int, int]]:
    index = Index(forms)
    for place in range(len(forms)):
        for earlier in index.leaders_like(place):
            yield earlier, place, index.likeness_of(place, earlier)
        index.add_leader(place)


def _pair(left: IndicatorVersion, right: IndicatorVersion, likeness: int) -> Pair:
    meanings = None
    if left.meaning.strip() and right.meaning.strip():
        meanings = round(fuzz.ratio(left.meaning.strip(), right.meaning.strip()))
    same = bool(left.formula.strip()) and left.formula.strip() == right.formula.strip()
    return Pair(left, right, likeness, meanings, same)
