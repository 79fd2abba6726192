"""覆盖情况: which projects, and what share of their money, stand under goals, monitoring and evaluation; each n of N.

A project is under goals where the goals of its department are approved and name it; under monitoring where a sheet
that was handed in has its line; under evaluation where the self-evaluation was handed in with rows of it. Money that
nobody filled in, and money that does not apply, is counted apart: neither is 0.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from fractions import Fraction

from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.cycle.goals.models import Goal, GoalIndicator
from jixiao.cycle.monitoring.models import ExecutionLine
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, ZERO_MONEY, Absent, Money
from jixiao.measures.projects import projects_of
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Unit
from jixiao.orgs.queries import years_reviewed
from jixiao.orgs.roles import Role
from jixiao.reports.county.standing import HANDED_IN, MOST_UNITS

PARTS = {"goals": "绩效目标", "monitoring": "双监控", "evaluation": "绩效自评"}
MEANINGS = {
    "goals": "绩效目标已审定，目标或指标里有这个项目",
    "monitoring": "至少一轮监控表已送审，表里有这个项目",
    "evaluation": "绩效自评已送审，自评行里有这个项目",
}
MOST_ROWS = 100_000
Place = tuple[int, str]
"""A project: the id of its unit's year, and its code."""


@dataclasses.dataclass(frozen=True, slots=True)
class Covered:
    """One project, and under which of PARTS it stands."""

    unit: str
    unit_code: str
    unit_year: int
    pk: int
    code: str
    name: str
    money: Money | Absent
    parts: frozenset[str]


@dataclasses.dataclass(frozen=True, slots=True)
class Coverage:
    """One of PARTS over many projects and departments: n of N, money of money, and what has no amount."""

    key: str
    projects: int
    of_projects: int
    money: Money
    of_money: Money
    unfilled: int
    void: int
    units: int
    of_units: int

    @property
    def word(self) -> str:
        """Return what it is called."""
        return PARTS[self.key]

    @property
    def meaning(self) -> str:
        """Return what counts as covered."""
        return MEANINGS[self.key]

    @property
    def rate(self) -> Fraction | None:
        """Return the share of projects, None of none."""
        return Fraction(self.projects, self.of_projects) if self.of_projects else None

    @property
    def money_rate(self) -> Fraction | None:
        """Return the share of the money, None of none."""
        return Fraction(self.money.fen, self.of_money.fen) if self.of_money.fen else None

    @property
    def unit_rate(self) -> Fraction | None:
        """Return the share of the departments, None of none."""
        return Fraction(self.units, self.of_units) if self.of_units else None


@dataclasses.dataclass(frozen=True, slots=True)
class Cover:
    """All projects of a year with their parts, the departments under each part, and how many there are."""

    projects: tuple[Covered, ...]
    units: dict[str, frozenset[int]]
    of_units: int

    def coverages(self) -> tuple[Coverage, ...]:
        """Return the three shares."""
        return tuple(self._coverage(key) for key in PARTS)

    def _coverage(self, key: str) -> Coverage:
        under = [one for one in self.projects if key in one.parts]
        return Coverage(
            key=key,
            projects=len(under),
            of_projects=len(self.projects),
            money=_known(under),
            of_money=_known(self.projects),
            unfilled=sum(one.money is UNFILLED for one in self.projects),
            void=sum(one.money is NOT_APPLICABLE for one in self.projects),
            units=len(self.units[key]),
            of_units=self.of_units,
        )


def cover_of(held: Iterable[tuple[Unit, Role]], *, year: int) -> Cover:
    """Return the projects of a year in the departments somebody reviews; a constant number of statements."""
    years = {one.pk: one.unit for one in years_reviewed(held, year=year).order_by("unit__code")[:MOST_UNITS]}
    ids = list(years)
    under, units = {}, {}
    for key, gather in (("goals", _under_goals), ("monitoring", _monitored), ("evaluation", _evaluated)):
        under[key], units[key] = gather(ids)
    projects = tuple(
        Covered(
            unit=years[one.unit_year].name,
            unit_code=years[one.unit_year].code,
            unit_year=one.unit_year,
            pk=one.pk,
            code=one.code,
            name=one.name,
            money=one.budget,
            parts=frozenset(key for key in PARTS if (one.unit_year, one.code) in under[key]),
        )
        for one in projects_of(ids)
    )
    ordered = sorted(projects, key=lambda one: (one.unit_code, one.code))
    return Cover(tuple(ordered), units, len(ids))


def _under_goals(ids: Sequence[int]) -> tuple[set[Place], frozenset[int]]:
    approved = _handed(ids, HandoverKind.GOALS, [HandoverState.APPROVED])
    named: set[Place] = set()
    for kind in (Goal, GoalIndicator):
        rows = kind._default_manager.filter(sheet__unit_year__in=approved).exclude(project_code="")  # noqa: SLF001 - the documented way to rows of either table
        named |= set(rows.values_list("sheet__unit_year", "project_code").distinct()[:MOST_ROWS])
    return named, approved


def _monitored(ids: Sequence[int]) -> tuple[set[Place], frozenset[int]]:
    handed = Handover.objects.filter(unit_year__in=ids, kind=HandoverKind.MONITORING, state__in=HANDED_IN)
    rounds = set(handed.values_list("unit_year", "subject")[:MOST_ROWS])
    rows = ExecutionLine.objects.filter(sheet__unit_year__in={unit_year for unit_year, _ in rounds})
    lines = rows.exclude(project_code="").values_list("sheet__unit_year", "sheet__round", "project_code")[:MOST_ROWS]
    named = {(unit_year, code) for unit_year, round_id, code in lines if (unit_year, str(round_id)) in rounds}
    return named, frozenset(unit_year for unit_year, _ in rounds)


def _evaluated(ids: Sequence[int]) -> tuple[set[Place], frozenset[int]]:
    handed = _handed(ids, HandoverKind.EVALUATION, HANDED_IN)
    rows = ScoreRow.objects.filter(evaluation__unit_year__in=handed).exclude(indicator__project_code="")
    named = rows.values_list("evaluation__unit_year", "indicator__project_code").distinct()
    return set(named[:MOST_ROWS]), handed


def _handed(ids: Sequence[int], kind: HandoverKind, states: Iterable[str]) -> frozenset[int]:
    rows = Handover.objects.filter(unit_year__in=ids, kind=kind, subject="", state__in=list(states))
    return frozenset(rows.values_list("unit_year", flat=True)[:MOST_ROWS])


def _known(projects: Iterable[Covered]) -> Money:
    return sum((one.money for one in projects if isinstance(one.money, Money)), ZERO_MONEY)
