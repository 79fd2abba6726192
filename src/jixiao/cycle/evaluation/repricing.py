"""What marked years would score under other definitions: each frozen year scored again, nothing written."""

import dataclasses
from collections.abc import Iterator, Mapping

from django.db.models import Prefetch, Q, QuerySet

from jixiao.cycle.evaluation.assessing import facts_beside, frozen_readings, frozen_yearbook
from jixiao.cycle.evaluation.entries import proofs_by_subject
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.rules import frozen_rulebook
from jixiao.cycle.evaluation.scores import all_scores
from jixiao.cycle.indicators.growing.repriced import Redefined, RowRepriced, YearRepriced
from jixiao.engine.scoring import RowScore
from jixiao.engine.values import UNFILLED, Absent, Points, Undefined
from jixiao.engine.yearbook import Assessment, Indicator, assess
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused

MOST_YEARS = 10_000
AT_ONCE = 40


class RepricedYears:
    """The marked years of those units that pin an indicator of ``changes``, newest first, then by unit code.

    Both scores come from the frozen record, readings and rules of each unit's year; all changes are put in at once.
    """

    def __init__(self, *, changes: Mapping[int, Redefined], first: int, last: int, units: QuerySet[Unit]) -> None:
        self._changes = changes
        rows = Q(rows__indicator__version_pinned__indicator__in=list(changes))
        found = Evaluation.objects.filter(
            rows, unit_year__year__range=(first, last), unit_year__unit__in=units, marked_at__isnull=False
        )
        ordered = found.order_by("-unit_year__year", "unit_year__unit__code", "pk").distinct()
        self._keys = list(ordered.values_list("pk", "unit_year__year", "unit_year__unit__code")[:MOST_YEARS])

    def __len__(self) -> int:
        """Return how many unit-years there are."""
        return len(self._keys)

    def __iter__(self) -> Iterator[YearRepriced]:
        """Yield each unit's year scored again; some evaluations are read at a time."""
        changed = ScoreRow.objects.filter(indicator__version_pinned__indicator__in=list(self._changes))
        rows = changed.select_related("indicator__version_pinned").defer("trace").order_by("pk")
        wanted = Evaluation.objects.select_related("unit_year__unit", "batch").defer("result")
        wanted = wanted.prefetch_related(Prefetch("rows", queryset=rows, to_attr="changed"))
        for keys in _in_turn([pk for pk, _, _ in self._keys]):
            there = wanted.in_bulk(keys)
            for key in keys:
                if key in there:
                    yield _repriced(there[key], self._changes)


def _in_turn(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def _repriced(evaluation: Evaluation, changes: Mapping[int, Redefined]) -> YearRepriced:
    rows: list[ScoreRow] = evaluation.changed  # type: ignore[attr-defined] # what the prefetch puts there
    unit_year = evaluation.unit_year
    unit = unit_year.unit
    redefined = {row.indicator.code: changes[_pinned(row)] for row in rows}
    try:
        was, would = _both(evaluation, redefined)
    except Refused as refused:
        lines = tuple(_line(row, None, None) for row in rows)
        return YearRepriced(unit.pk, unit.name, unit.code, unit_year.year, lines, reason=refused.cause)
    before, after = all_scores(was), all_scores(would)
    lines = tuple(_line(row, before.get(row.indicator.code), after.get(row.indicator.code)) for row in rows)
    return YearRepriced(
        unit.pk, unit.name, unit.code, unit_year.year, lines, total_before=was.result.total,
        total_after=would.result.total,
    )  # fmt: skip


def _both(evaluation: Evaluation, redefined: Mapping[str, Redefined]) -> tuple[Assessment, Assessment]:
    yearbook = frozen_yearbook(evaluation)
    facts = facts_beside(yearbook, frozen_readings(evaluation), proofs=proofs_by_subject(evaluation))
    rulebook = frozen_rulebook(evaluation)
    changed = tuple(_changed(one, redefined[one.code]) if one.code in redefined else one for one in yearbook.indicators)
    other = dataclasses.replace(yearbook, indicators=changed)
    return assess(yearbook, rulebook, counted=facts), assess(other, rulebook, counted=facts)


def _changed(indicator: Indicator, by: Redefined) -> Indicator:
    """Return the promised row by the new definition; a value that was entered stays where there is no formula."""
    promised = indicator.unit if not isinstance(indicator.unit, Absent) else by.unit or UNFILLED
    return dataclasses.replace(
        indicator,
        formula=by.formula or UNFILLED,
        method=by.method or UNFILLED,
        unit=promised,
        operator=by.operator or indicator.operator,
    )


def _line(row: ScoreRow, before: RowScore | None, after: RowScore | None) -> RowRepriced:
    return RowRepriced(
        indicator=_pinned(row),
        code=row.indicator.code,
        name=row.indicator.name,
        before=_points(before),
        after=_points(after),
        reason=after.score.reason if after and isinstance(after.score, Undefined) else "",
    )


def _pinned(row: ScoreRow) -> int:
    pinned = row.indicator.version_pinned
    return pinned.indicator_id if pinned is not None else 0


def _points(scored: RowScore | None) -> Points | None:
    return scored.score if scored is not None and isinstance(scored.score, Points) else None
