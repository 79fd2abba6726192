"""How all units that somebody reviews stand in a year: one annotated row a unit, a constant number of statements."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from jixiao.orgs.models import Handover, HandoverKind, HandoverState, LateException, Unit, UnitKind, UnitYear, Window
from jixiao.orgs.queries import units_seen
from jixiao.orgs.roles import Role
from jixiao.reports.models import ReportVersion

STAGES = (HandoverKind.GOALS, HandoverKind.EVALUATION, HandoverKind.REPORT, HandoverKind.DISCLOSURE)
NOT_BEGUN = "none"
HANDED_IN = frozenset({HandoverState.SENT, HandoverState.APPROVED})
MOST_UNITS = 2000
OVERDUE = "overdue"


def county_rows(held: Iterable[tuple[Unit, Role]], *, year: int) -> QuerySet[Any]:
    """Return that year of every department the duties let a person review, with the state of each stage.

    ``state_goals`` and so on are NOT_BEGUN where nothing was begun; ``must_fix`` counts what must be mended in the
    newest version of the report; ``apart`` is the agreed score less the unit's own.
    """
    reviewing = [(unit, role) for unit, role in held if role == Role.REVIEWER]
    rows = UnitYear.objects.filter(year=year, unit__in=units_seen(reviewing)).exclude(unit__kind=UnitKind.FINANCE)
    newest = ReportVersion.objects.filter(report__unit_year=OuterRef("pk")).order_by("-number")
    return rows.select_related("unit", "evaluation").annotate(
        **{f"state_{kind.value}": _state(kind) for kind in STAGES},
        stage_evaluation=Subquery(_handed(HandoverKind.EVALUATION).values("stage")[:1]),
        stage_goals=Subquery(_handed(HandoverKind.GOALS).values("stage")[:1]),
        must_fix=Subquery(newest.values("must_fix")[:1]),
        apart=F("evaluation__agreed_total") - F("evaluation__total"),
    )


def _handed(kind: HandoverKind) -> QuerySet[Handover]:
    return Handover.objects.filter(unit_year=OuterRef("pk"), kind=kind, subject="")


def _state(kind: HandoverKind) -> Coalesce:
    return Coalesce(Subquery(_handed(kind).values("state")[:1]), Value(NOT_BEGUN))


def overdue_stages(
    rows: Iterable[Any], *, year: int, on: datetime.date
) -> Mapping[int, tuple[tuple[HandoverKind, datetime.date], ...]]:
    """Return by the id of a unit's year which stages should have been handed in before that day, with their last day.

    The window of the nearest authority above the unit governs, and the unit's own late exception: two statements.
    """
    windows = list(Window.objects.filter(year=year, kind__in=STAGES).select_related("authority")[:MOST_UNITS])
    until = {
        (one.window_id, one.unit_id): one.until
        for one in LateException.objects.filter(window__in=windows).order_by("pk")[:MOST_UNITS]
    }
    found: dict[int, tuple[tuple[HandoverKind, datetime.date], ...]] = {}
    for row in rows:
        late = tuple(
            (kind, last)
            for kind in STAGES
            if getattr(row, f"state_{kind.value}") not in HANDED_IN
            and (last := _last_day(row.unit, kind, windows, until)) is not None
            and last < on
        )
        if late:
            found[row.pk] = late
    return found


def _last_day(
    unit: Unit, kind: HandoverKind, windows: Iterable[Window], until: Mapping[tuple[int, int], datetime.date]
) -> datetime.date | None:
    over = [one for one in windows if one.kind == kind and unit.path.startswith(one.authority.path)]
    if not over:
        return None
    window = max(over, key=lambda one: len(one.authority.path))
    return max(window.closes, until.get((window.pk, unit.pk), window.closes))
