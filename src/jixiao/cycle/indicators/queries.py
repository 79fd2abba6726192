"""Reads of the library: which version holds for a year, what a unit may choose from, who promised what."""

from collections.abc import Iterable
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from jixiao.cycle.indicators.bookshelf import rulebook_of, rulebook_text_of
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState
from jixiao.engine.values import Unit as Measured
from jixiao.measures.catalogue import MEASURES
from jixiao.orgs.models import TrailEntry, Unit

__all__ = [
    "IN_FORCE", "default_formula", "formula_of", "in_force", "library_for", "library_shown", "lines_about",
    "rulebook_of", "rulebook_text_of", "seen_by", "use_count", "use_statistics", "uses_of", "version_for",
]  # fmt: skip

IN_FORCE = (VersionState.PUBLISHED, VersionState.RETIRED)
LATEST_LINES = 20


def in_force(year: int, prefix: str = "") -> Q:
    """Return the condition that a version holds for a year; ``prefix`` leads to the version (versions__)."""
    named = {
        f"{prefix}state__in": IN_FORCE,
        f"{prefix}first_year__lte": year,
    }
    return Q(**named) & (Q(**{f"{prefix}last_year": None}) | Q(**{f"{prefix}last_year__gte": year}))


def seen_by(unit: Unit, prefix: str = "") -> Q:
    """Return the condition that an indicator is shared or the unit's own; ``prefix`` leads to it (indicator__)."""
    return Q(**{f"{prefix}owner": None}) | Q(**{f"{prefix}owner": unit})


def version_for(indicator: Indicator, year: int) -> IndicatorVersion | None:
    """Return the version of an indicator that holds for a year, None where there is none."""
    return indicator.versions.filter(in_force(year)).order_by("-number").first()


def library_for(year: int, unit: Unit) -> QuerySet[IndicatorVersion]:
    """Return what a unit may promise in a year: versions in force of the shared library and of its own, in order."""
    found = IndicatorVersion.objects.filter(in_force(year), seen_by(unit, "indicator__"))
    return found.select_related("indicator").order_by("indicator__owner", "indicator__order", "indicator__code")


def library_shown(year: int, unit: Unit) -> QuerySet[IndicatorVersion]:
    """Return one version of each indicator a unit sees: the one in force for the year, else the newest.

    ``is_in_force``, ``has_draft`` and ``times_used`` (by goal sheets, over all versions) come along.
    """
    versions = IndicatorVersion.objects.filter(indicator=OuterRef("indicator"))
    first = versions.annotate(
        rank=Case(When(in_force(year), then=Value(1)), default=Value(0), output_field=IntegerField())
    ).order_by("-rank", "-number")
    holds = Case(When(in_force(year), then=Value(1)), default=Value(0), output_field=IntegerField())
    return (
        IndicatorVersion.objects.filter(seen_by(unit, "indicator__"), pk=Subquery(first.values("pk")[:1]))
        .select_related("indicator")
        .annotate(
            is_in_force=holds,
            has_draft=Exists(versions.filter(state=VersionState.DRAFT)),
            times_used=_times_used(),
        )
    )


def _times_used() -> Subquery:
    counted = (
        IndicatorVersion.objects.filter(indicator=OuterRef("indicator"))
        .order_by()
        .values("indicator")
        .annotate(total=Count("uses"))
        .values("total")
    )
    return Subquery(counted, output_field=IntegerField())


def default_formula(indicator: Indicator) -> str:
    """Return the name of the measure that hangs on the board for this shared code, "" where none does.

    One that counts records goes before one that stands in for them.
    """
    if indicator.owner_id is not None:
        return ""
    found = [measure for measure in MEASURES.values() if measure.library == indicator.code]
    return min(found, key=lambda one: one.stands_in).name if found else ""


def formula_of(version: IndicatorVersion) -> str:
    """Return the formula of a version: its own, else the measure that is counted for its code in the same unit."""
    name = "" if version.formula else default_formula(version.indicator)
    unit = next((measure.unit for measure in MEASURES.values() if measure.name == name), "")
    fits = bool(name) and Measured.parse(unit).measures_the_same(Measured.parse(version.unit))
    return version.formula or (name if fits else "")


def use_count(version: IndicatorVersion) -> int:
    """Return how many goal sheets promise this version."""
    return int(IndicatorVersion.objects.filter(pk=version.pk).aggregate(total=Count("uses"))["total"])


def uses_of(indicator: Indicator, units: QuerySet[Unit]) -> QuerySet[Any]:
    """Return where versions of an indicator are promised, by those units: rows of the later room, read backwards."""
    promised: Any = IndicatorVersion._meta.get_field("uses").related_model  # noqa: SLF001 - the documented way to a relation
    return promised._default_manager.filter(  # noqa: SLF001 - the documented way to a model's rows
        version_pinned__indicator=indicator, sheet__unit_year__unit__in=units
    ).select_related("version_pinned", "sheet__unit_year__unit")


def use_statistics(indicator: Indicator, units: QuerySet[Unit]) -> dict[str, int]:
    """Return how many goal sheets of those units promise an indicator, how many units, and the latest year."""
    return uses_of(indicator, units).aggregate(
        sheets=Count("pk"),
        units=Count("sheet__unit_year__unit", distinct=True),
        latest=Max("sheet__unit_year__year"),
    )


def lines_about(subjects: Iterable[str]) -> list[TrailEntry]:
    """Return the newest lines of the trail about those subjects (indicators.indicator:3)."""
    return list(TrailEntry.objects.filter(subject__in=list(subjects)).order_by("-number")[:LATEST_LINES])
