"""How all units that somebody reviews stand in a year: one annotated row a unit, a constant number of statements."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.cycle.followup.queries import HIDDEN, UNDER_WAY
from jixiao.cycle.monitoring.models import Colour, ExecutionLine, MonitoringLine, MonitoringSheet
from jixiao.orgs.last_days import windows_over
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Unit
from jixiao.orgs.queries import years_reviewed
from jixiao.orgs.roles import Role
from jixiao.reports.county.publishing import PUBLIC
from jixiao.reports.models import ReportVersion

STAGES = (
    HandoverKind.GOALS,
    HandoverKind.MONITORING,
    HandoverKind.EVALUATION,
    HandoverKind.REPORT,
    HandoverKind.DISCLOSURE,
)
NOT_BEGUN, NOT_ASKED = "none", "unasked"
HANDED_IN = frozenset({HandoverState.SENT, HandoverState.APPROVED, PUBLIC})
JUDGED = (HandoverKind.GOALS, HandoverKind.MONITORING, HandoverKind.EVALUATION)
"""The stages in which the bureau itself has a say."""
AT_THE_BUREAU = 1
MOST_UNITS = 2000
_RANKS = (
    HandoverState.RETURNED, NOT_BEGUN, HandoverState.DRAFT, HandoverState.SENT, HandoverState.APPROVED, NOT_ASKED,
)  # fmt: skip
"""How the states of a stage sort: what needs work first."""

Late = Mapping[int, tuple[tuple[HandoverKind, datetime.date], ...]]


def county_rows(held: Iterable[tuple[Unit, Role]], *, year: int) -> QuerySet[Any]:
    """Return that year of every department the duties let a person review, with the state of each stage.

    ``state_goals`` and so on are NOT_BEGUN where nothing was begun and, for the monitoring, NOT_ASKED without a round;
    ``stage_goals`` is AT_THE_BUREAU where the bureau has the say; ``watch`` and ``watch_round`` are the sheet and the
    round last issued; ``must_fix`` counts what must be mended in the newest version of the report; ``apart`` is the
    agreed score less the unit's own. ``reds``, ``yellows``, ``unsettled`` and ``rank_…`` are there to filter and sort.
    """
    newest = ReportVersion.objects.filter(report__unit_year=OuterRef("pk")).order_by("-number")
    watched = MonitoringSheet.objects.filter(unit_year=OuterRef("pk")).order_by("-round__through_month", "-round__pk")
    rows = years_reviewed(held, year=year).select_related("unit", "unit__sector_of_county", "evaluation")
    rows = rows.defer("evaluation__rulebook_text", "evaluation__yearbook", "evaluation__result")
    rows = rows.annotate(watch=Subquery(watched.values("pk")[:1]), watch_round=Subquery(watched.values("round")[:1]))
    rows = rows.annotate(
        **{f"state_{kind.value}": _state(kind) for kind in STAGES},
        **{f"stage_{kind.value}": Subquery(_handed(kind).values("stage")[:1]) for kind in JUDGED},
        must_fix=Subquery(newest.values("must_fix")[:1]),
        apart=F("evaluation__agreed_total") - F("evaluation__total"),
    )
    return rows.alias(
        **{f"rank_{kind.value}": _rank(kind) for kind in STAGES},
        reds=_lit(Colour.RED),
        yellows=_lit(Colour.YELLOW),
        unsettled=_number(open_problems().filter(unit_year=OuterRef("pk")), "unit_year"),
    )


def open_problems() -> QuerySet[Problem]:
    """Return the problems that the bureau wants put right and that are not struck off."""
    return Problem.objects.exclude(state__in=[*HIDDEN, ProblemState.CLOSED])


def _handed(kind: HandoverKind) -> QuerySet[Handover]:
    found = Handover.objects.filter(unit_year=OuterRef("pk"), kind=kind)
    if kind == HandoverKind.MONITORING:
        return found.filter(subject=Cast(OuterRef("watch_round"), CharField()))
    return found.filter(subject="")


def _state(kind: HandoverKind) -> Coalesce | Case:
    state = Coalesce(Subquery(_handed(kind).values("state")[:1]), Value(NOT_BEGUN))
    if kind != HandoverKind.MONITORING:
        return state
    return Case(When(watch=None, then=Value(NOT_ASKED)), default=state, output_field=CharField())


def _rank(kind: HandoverKind) -> Case:
    whens = [When(**{f"state_{kind.value}": state}, then=Value(place)) for place, state in enumerate(_RANKS)]
    return Case(*whens, default=Value(len(_RANKS)), output_field=IntegerField())


def _lit(colour: Colour) -> Any:  # noqa: ANN401 - a sum of expressions
    return _number(MonitoringLine.objects.filter(sheet=OuterRef("watch"), light=colour), "sheet") + _number(
        ExecutionLine.objects.filter(sheet=OuterRef("watch"), light=colour), "sheet"
    )


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted[:1]), Value(0))


def overdue_stages(rows: Iterable[Any], *, on: datetime.date) -> Late:
    """Return by the id of a unit's year which stages should have been handed in before that day, with their last day.

    The window of the nearest authority above the unit governs, and the unit's own late exception; the monitoring has
    the window of its round: three statements.
    """
    listed = list(rows)
    last_days = last_days_of(listed)
    found: dict[int, tuple[tuple[HandoverKind, datetime.date], ...]] = {}
    for row in listed:
        late = tuple(
            (kind, last)
            for kind in STAGES
            if getattr(row, f"state_{kind.value}") not in HANDED_IN
            and (last := last_days.get((row.pk, kind))) is not None
            and last < on
        )
        if late:
            found[row.pk] = late
    return found


def last_days_of(rows: Iterable[Any]) -> Mapping[tuple[int, str], datetime.date]:
    """Return the last day of each stage by the id of a unit's year and the stage, where one was set."""
    listed = list(rows)
    found = {key: last_day for key, (_, last_day) in windows_over(listed).items()}
    sheets = MonitoringSheet.objects.filter(pk__in=[row.watch for row in listed if row.watch])
    for sheet in sheets.select_related("round").only("unit_year", "late_until", "round__closes")[:MOST_UNITS]:
        closes = sheet.round.closes
        found[sheet.unit_year_id, HandoverKind.MONITORING] = max(closes, sheet.late_until or closes)
    return found


def lights_of(rows: Iterable[Any]) -> Mapping[int, Mapping[str, int]]:
    """Return by the id of a monitoring sheet how many of its indicators and amounts have which light: two statements.

    Light by light in a row, so that the page can say 红 2、黄 1.
    """
    sheets = [row.watch for row in rows if row.watch]
    found: dict[int, dict[str, int]] = {}
    kinds: tuple[type[Model], ...] = (MonitoringLine, ExecutionLine)
    for kind in kinds:
        lit = kind._default_manager.filter(sheet__in=sheets).values_list("sheet", "light")  # noqa: SLF001 - the documented way to rows of either table
        for sheet, light, number in lit.annotate(number=Count("pk")).order_by("sheet", "light")[: MOST_UNITS * 5]:
            lights = found.setdefault(sheet, {})
            lights[light] = lights.get(light, 0) + number
    return found


def problems_in(rows: Iterable[Any], *, on: datetime.date) -> Mapping[int, tuple[int, int]]:
    """Return by the id of a unit's year how many problems are open, and how many of them are overdue: one statement."""
    late = Count("pk", filter=Q(state__in=UNDER_WAY, due__lt=on))
    counted = open_problems().filter(unit_year__in=[row.pk for row in rows]).values_list("unit_year")
    told = counted.annotate(number=Count("pk"), late=late).order_by("unit_year")[:MOST_UNITS]
    return {unit_year: (number, overdue) for unit_year, number, overdue in told}
