"""历年: a county year by year, so that one sees whether it gets better; a constant number of statements."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from django.db.models import Count, Q

from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.cycle.followup.queries import HIDDEN
from jixiao.engine.values import Points
from jixiao.orgs.models import Handover, HandoverKind, Unit
from jixiao.orgs.queries import every_year_reviewed
from jixiao.orgs.roles import Role
from jixiao.reports.county.spreading import GRADES, STANDING, Share, standing
from jixiao.reports.county.standing import HANDED_IN, STAGES

MOST = 40_000
MOST_YEARS = 20
Told = tuple[Points | None, str, Points | None, str]
"""Score and grade of a unit's own, and as agreed."""


@dataclasses.dataclass(frozen=True, slots=True)
class YearOfCounty:
    """One year: departments, how many handed in each stage, mean and middle, grades, problems found and struck off."""

    year: int
    units: int
    stages: tuple[tuple[HandoverKind, Share], ...]
    scored: int
    mean: Fraction | None
    apart: Fraction | None
    grades: tuple[tuple[str, int], ...]
    problems: int
    closed: int


def years_of_county(held: Iterable[tuple[Unit, Role]]) -> list[YearOfCounty]:
    """Return every year of the departments somebody reviews, newest first: three statements."""
    duties = list(held)
    rows = every_year_reviewed(duties).order_by("-year", "unit").values_list("year", *STANDING)
    by_year: dict[int, list[Told]] = defaultdict(list)
    for year, *told in rows[:MOST]:
        by_year[year].append(tuple(told))
    handed, problems = _handed(duties), _problems(duties)
    years = [*by_year][:MOST_YEARS]
    return [_year(year, by_year[year], handed, problems.get(year, (0, 0))) for year in years]


def _year(year: int, rows: list[Told], handed: dict[tuple[int, str], int], problems: tuple[int, int]) -> YearOfCounty:
    standings = [standing(*told) for told in rows]
    scores = [score for score, _ in standings if score is not None]
    both = [agreed.value - total.value for total, _, agreed, _ in rows if agreed is not None and total is not None]
    return YearOfCounty(
        year=year,
        units=len(rows),
        stages=tuple((kind, Share(handed.get((year, kind.value), 0), len(rows))) for kind in STAGES),
        scored=len(scores),
        mean=sum(scores, Fraction(0)) / len(scores) if scores else None,
        apart=sum(both, Fraction(0)) / len(both) if both else None,
        grades=tuple((grade, sum(told == grade for score, told in standings if score is not None)) for grade in GRADES),
        problems=problems[0],
        closed=problems[1],
    )


def _handed(held: list[tuple[Unit, Role]]) -> dict[tuple[int, str], int]:
    """Return how many departments handed a stage in, by year and stage; any round of the monitoring counts."""
    rows = Handover.objects.filter(unit_year__in=every_year_reviewed(held).values("pk"), state__in=list(HANDED_IN))
    counted = rows.values_list("unit_year__year", "kind").annotate(number=Count("unit_year", distinct=True))
    return {(year, kind): number for year, kind, number in counted.order_by("unit_year__year", "kind")[:MOST]}


def _problems(held: list[tuple[Unit, Role]]) -> dict[int, tuple[int, int]]:
    rows = Problem.objects.filter(unit_year__in=every_year_reviewed(held).values("pk")).exclude(state__in=HIDDEN)
    closed = Count("pk", filter=Q(state=ProblemState.CLOSED))
    counted = rows.values_list("unit_year__year").annotate(number=Count("pk"), closed=closed)
    return {year: (number, done) for year, number, done in counted.order_by("unit_year__year")[:MOST]}
