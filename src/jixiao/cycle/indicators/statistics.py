"""How indicators fare: how often promised, by whom, how often reached, and those that tell nobody from nobody."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q, QuerySet

from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.cycle.indicators.queries import in_force
from jixiao.engine.values import Points, Ratio
from jixiao.orgs.models import Unit

ENOUGH = 3  # scored rows from which a verdict is given; fewer say nothing
MOST_ROWS = 50_000
ALWAYS_FULL, SAME_RATE, TOO_FEW, TELLS = "always_full", "same_rate", "too_few", "tells"
VERDICTS = {ALWAYS_FULL: "次次满分", SAME_RATE: "得分率都一样", TELLS: "有区分", TOO_FEW: f"不足 {ENOUGH} 次，不判断"}


@dataclasses.dataclass(frozen=True, slots=True)
class Fared:
    """How one indicator fared: scored rows, those with full marks, and the exact score rates."""

    scored: int = 0
    full: int = 0
    rate: Ratio | None = None
    lowest: Ratio | None = None
    verdict: str = TOO_FEW

    @property
    def hit_rate(self) -> Ratio | None:
        """Return the share of scored rows with full marks."""
        return Ratio(Fraction(self.full, self.scored)) if self.scored else None


NOTHING = Fared()


def indicators_used(units: QuerySet[Unit]) -> QuerySet[Indicator]:
    """Return the indicators that those units promised, with ``sheets``, ``by_units`` and ``by_years`` counted."""
    here = Q(versions__uses__sheet__unit_year__unit__in=units)
    return Indicator.objects.filter(Q(owner=None) | Q(owner__in=units)).annotate(
        sheets=Count("versions__uses", filter=here, distinct=True),
        by_units=Count("versions__uses__sheet__unit_year__unit", filter=here, distinct=True),
        by_years=Count("versions__uses__sheet__unit_year__year", filter=here, distinct=True),
    )


def fared_of(units: QuerySet[Unit], *, first: int | None = None, last: int | None = None) -> dict[int, Fared]:
    """Return how each indicator fared by its id, over the years from ``first`` to ``last``, in one statement.

    The agreed score counts where there is one, else the unit's own.
    """
    promised: Any = IndicatorVersion._meta.get_field("uses").related_model  # noqa: SLF001 - the documented way to a relation
    wanted = Q(sheet__unit_year__unit__in=units, version_pinned__isnull=False, score_rows__score__isnull=False)
    if first is not None:
        wanted &= Q(sheet__unit_year__year__gte=first)
    if last is not None:
        wanted &= Q(sheet__unit_year__year__lte=last)
    rows = promised._default_manager.filter(wanted).order_by("pk")  # noqa: SLF001 - the documented way to a model's rows
    rates: dict[int, list[Fraction]] = defaultdict(list)
    values = rows.values_list(
        "version_pinned__indicator", "score_rows__score", "score_rows__agreed_score", "score_rows__effective_weight"
    )
    for indicator, score, agreed, weight in values[:MOST_ROWS]:
        rate = _rate(score if agreed is None else agreed, weight)
        if rate is not None:
            rates[indicator].append(rate)
    return {indicator: fared(found) for indicator, found in rates.items()}


def fared(rates: Iterable[Fraction]) -> Fared:
    """Return what a list of exact score rates says."""
    found = list(rates)
    if not found:
        return NOTHING
    full = sum(rate >= 1 for rate in found)
    return Fared(
        scored=len(found),
        full=full,
        rate=Ratio(sum(found, Fraction(0)) / len(found)),
        lowest=Ratio(min(found)),
        verdict=_verdict(found, full),
    )


def _verdict(rates: list[Fraction], full: int) -> str:
    if len(rates) < ENOUGH:
        return TOO_FEW
    if full == len(rates):
        return ALWAYS_FULL
    return SAME_RATE if len(set(rates)) == 1 else TELLS


def _rate(score: Points | None, weight: Points | None) -> Fraction | None:
    if score is None or weight is None or not weight.value:
        return None
    return score.value / weight.value


@dataclasses.dataclass(frozen=True, slots=True)
class Summary:
    """The library in four numbers: shared indicators in force, unused, always full, and that tell nobody apart."""

    held: int
    unused: int
    always_full: int
    same_rate: int


def summary_of(units: QuerySet[Unit], found: Mapping[int, Fared], *, year: int) -> Summary:
    """Return the shared indicators of a year in numbers: two statements."""
    held = set(
        IndicatorVersion.objects.filter(in_force(year), indicator__owner=None).values_list("indicator", flat=True)
    )
    used = set(indicators_used(units).filter(Q(sheets__gt=0)).values_list("pk", flat=True))
    verdicts = [one.verdict for one in found.values()]
    return Summary(len(held), len(held - used), verdicts.count(ALWAYS_FULL), verdicts.count(SAME_RATE))
