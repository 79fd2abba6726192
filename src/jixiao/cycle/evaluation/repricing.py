"""What last year's scores would be under another formula or method: the frozen year scored again, nothing written."""

import dataclasses
from collections.abc import Iterable

from django.db.models import QuerySet

from jixiao.cycle.evaluation.assessing import facts_beside, frozen_readings, frozen_yearbook
from jixiao.cycle.evaluation.entries import proofs_by_subject
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.rules import frozen_rulebook
from jixiao.cycle.evaluation.scores import all_scores
from jixiao.cycle.indicators.impact import Repriced
from jixiao.engine.scoring import RowScore
from jixiao.engine.values import UNFILLED, Absent, Points, Undefined
from jixiao.engine.yearbook import Assessment, Indicator, assess
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused


def repriced_scores(
    *, indicator: int, year: int, formula: str, method: str, unit: str, units: QuerySet[Unit], most: int
) -> tuple[Repriced, ...]:
    """Return the rows of a year that pin an indicator, as they scored and as they would by that formula and method.

    Both come from the frozen record, readings and rules of each unit's year; ``most`` rows are looked at, by unit code.
    """
    rows = list(
        ScoreRow.objects.filter(
            indicator__version_pinned__indicator=indicator,
            evaluation__unit_year__year=year,
            evaluation__unit_year__unit__in=units,
            evaluation__marked_at__isnull=False,
        )
        .select_related("indicator", "evaluation__unit_year__unit")
        .defer("trace", "evaluation__result")
        .order_by("evaluation__unit_year__unit__code", "pk")[:most]
    )
    by_evaluation: dict[int, list[ScoreRow]] = {}
    for row in rows:
        by_evaluation.setdefault(row.evaluation_id, []).append(row)
    found: list[Repriced] = []
    for listed in by_evaluation.values():
        found.extend(_repriced(listed, formula=formula, method=method, unit=unit))
    return tuple(found)


def _repriced(rows: list[ScoreRow], *, formula: str, method: str, unit: str) -> Iterable[Repriced]:
    evaluation = rows[0].evaluation
    codes = {row.indicator.code for row in rows}
    try:
        was, would = _both(evaluation, codes, formula=formula, method=method, unit=unit)
    except Refused as refused:
        return [_line(row, None, None, None, reason=refused.cause) for row in rows]
    before, after = all_scores(was), all_scores(would)
    return [_line(row, before.get(row.indicator.code), after.get(row.indicator.code), (was, would)) for row in rows]


def _both(
    evaluation: Evaluation, codes: set[str], *, formula: str, method: str, unit: str
) -> tuple[Assessment, Assessment]:
    yearbook = frozen_yearbook(evaluation)
    facts = facts_beside(yearbook, frozen_readings(evaluation), proofs=proofs_by_subject(evaluation))
    rulebook = frozen_rulebook(evaluation)
    changed = tuple(
        _changed(one, formula=formula, method=method, unit=unit) if one.code in codes else one
        for one in yearbook.indicators
    )
    other = dataclasses.replace(yearbook, indicators=changed)
    return assess(yearbook, rulebook, counted=facts), assess(other, rulebook, counted=facts)


def _changed(indicator: Indicator, *, formula: str, method: str, unit: str) -> Indicator:
    """Return the promised row by the new definition; a value that was entered stays where there is no formula."""
    promised = indicator.unit if not isinstance(indicator.unit, Absent) else unit or UNFILLED
    return dataclasses.replace(indicator, formula=formula or UNFILLED, method=method or UNFILLED, unit=promised)


def _line(
    row: ScoreRow,
    before: RowScore | None,
    after: RowScore | None,
    assessed: tuple[Assessment, Assessment] | None,
    *,
    reason: str = "",
) -> Repriced:
    unit = row.evaluation.unit_year.unit
    return Repriced(
        unit_name=unit.name,
        unit_code=unit.code,
        year=row.evaluation.unit_year.year,
        code=row.indicator.code,
        name=row.indicator.name,
        before=_points(before),
        after=_points(after),
        total_before=assessed[0].result.total if assessed else None,
        total_after=assessed[1].result.total if assessed else None,
        reason=reason or (after.score.reason if after and isinstance(after.score, Undefined) else ""),
    )


def _points(scored: RowScore | None) -> Points | None:
    return scored.score if scored is not None and isinstance(scored.score, Points) else None
