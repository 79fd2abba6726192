"""Reads used in more than one place."""

import datetime
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from jixiao.cycle.followup.models import Accountability, Advice, GoodCase, Letter, Problem, ProblemState
from jixiao.orgs.models import Unit, UnitKind, UnitYear
from jixiao.orgs.queries import units_seen
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk

HIDDEN = (ProblemState.PROPOSED, ProblemState.DISMISSED)
"""What the unit does not see: nobody has decided that it is a problem."""
UNDER_WAY = (ProblemState.ISSUED, ProblemState.SENT, ProblemState.RETURNED)
WORKABLE = (ProblemState.ISSUED, ProblemState.RETURNED)
MOST = 500
_PAPERS = ("notice__document", "feedback__document")


def problems_of(unit_year: UnitYear) -> QuerySet[Problem]:
    """Return the problems of a unit's year that the unit sees."""
    rows = Problem.objects.filter(unit_year=unit_year).exclude(state__in=HIDDEN)
    return rows.select_related("notice", "feedback", "repeats__unit_year", "unit_year__unit").defer(*_PAPERS)


def reviewed_years(desk: Desk) -> QuerySet[UnitYear]:
    """Return the years of the units that the person reviews, the finance bureau's own left out."""
    held = [(unit, role) for unit, role in desk.held if role == Role.REVIEWER]
    rows = UnitYear.objects.filter(year=desk.year, unit__in=units_seen(held))
    return rows.exclude(unit__kind=UnitKind.FINANCE).select_related("unit")


def all_problems(desk: Desk) -> QuerySet[Problem]:
    """Return every problem of the year in the units that the person reviews, the proposed ones included."""
    rows = Problem.objects.filter(unit_year__in=reviewed_years(desk))
    return rows.select_related("unit_year__unit", "notice", "feedback", "repeats__unit_year").defer(*_PAPERS)


def authority_over(desk: Desk) -> Unit | None:
    """Return the unit for which the person reviews this one: the nearest above it."""
    above = [unit for unit, role in desk.held if role == Role.REVIEWER and desk.unit.path.startswith(unit.path)]
    return max(above, key=lambda unit: len(unit.path), default=None)


def authority_of_unit(unit: Unit) -> Unit:
    """Return the finance bureau nearest above a unit; the unit itself where none is."""
    above = [int(part) for part in unit.path.split("/") if part]
    found = Unit.objects.filter(pk__in=above, kind=UnitKind.FINANCE).order_by("-path").first()
    return found or unit


def same_before(unit_year: UnitYear, *, key: str, project_code: str) -> Problem | None:
    """Return the newest problem of an earlier year that was about the same thing, None without one or without a key."""
    if not key:
        return None
    rows = Problem.objects.filter(unit_year__unit=unit_year.unit_id, unit_year__year__lt=unit_year.year, key=key)
    rows = rows.filter(project_code=project_code).exclude(state__in=HIDDEN)
    return rows.order_by("-unit_year__year", "-pk").first()


def overdue_problems(rows: QuerySet[Problem], *, on: datetime.date) -> QuerySet[Problem]:
    """Return the problems past their day that are still to be put right or rechecked."""
    return rows.filter(state__in=UNDER_WAY, due__lt=on)


def letters_of(unit_year: UnitYear) -> QuerySet[Letter]:
    """Return the letters to a unit about a year, newest first, without their text."""
    return Letter.objects.filter(unit_year=unit_year).defer("document").order_by("-issued_on", "-pk")


def accountabilities_of(years: Iterable[UnitYear] | QuerySet[UnitYear]) -> QuerySet[Accountability]:
    """Return the register of some years."""
    rows = Accountability.objects.filter(unit_year__in=years).select_related("unit_year__unit", "by", "letter")
    return rows.defer("letter__document")


def advices_of(years: QuerySet[UnitYear]) -> QuerySet[Advice]:
    """Return the advice on some years, without its traces."""
    return (
        Advice.objects.filter(unit_year__in=years)
        .select_related("unit_year__unit", "letter")
        .defer("trace", "letter__document")
    )


def readable_cases(desk: Desk) -> QuerySet[GoodCase]:
    """Return the good cases of the county that this desk belongs to, of every year."""
    county = authority_of_unit(desk.unit)
    rows = GoodCase.objects.filter(unit_year__unit__path__startswith=county.path, withdrawn_because="")
    return rows.select_related("unit_year__unit").order_by("-unit_year__year", "unit_year__unit__code", "pk")


def given_advices(unit: Unit) -> QuerySet[Advice]:
    """Return the advice that was given out to a unit, of every year, without its traces."""
    rows = Advice.objects.filter(unit_year__unit=unit, given_at__isnull=False).defer("trace", "letter__document")
    return rows.select_related("unit_year__unit", "letter")


def owns_case(unit_year: UnitYear, pk: int) -> bool:
    """Return whether a good case is of that unit's year and may be proved there."""
    return GoodCase.objects.filter(pk=pk, unit_year=unit_year, withdrawn_because="").exists()


def owns_problem(unit_year: UnitYear, pk: int) -> bool:
    """Return whether a problem is of that unit's year and may be proved there."""
    return Problem.objects.filter(~Q(state__in=HIDDEN), pk=pk, unit_year=unit_year).exists()
