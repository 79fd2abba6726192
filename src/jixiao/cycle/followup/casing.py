"""What the rules are given of each project of a unit's year: its score, its money, its problems, its promises."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q

from jixiao.cycle.evaluation.assessing import assessment_of
from jixiao.cycle.evaluation.judged import agreed_result, judged_of
from jixiao.cycle.evaluation.queries import approved_evaluation_of
from jixiao.cycle.evaluation.sheets import UNIT, sheets_of
from jixiao.cycle.followup.models import Problem
from jixiao.cycle.followup.queries import HIDDEN, UNDER_WAY
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.engine.scoring import Result
from jixiao.engine.scoring.advice import Case, overlap_of
from jixiao.engine.values import Grade, Money, Ratio
from jixiao.engine.yearbook import Yearbook
from jixiao.measures.gathering import gather_records
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, UnitYear

WHOLE = "部门整体"
MOST = 2000


@dataclass(frozen=True, slots=True)
class ProjectCase:
    """A project, or the whole unit (""), with what the rules are given of it."""

    code: str
    name: str
    case: Case


def cases_of(unit_year: UnitYear, *, on: datetime.date) -> Iterator[ProjectCase]:
    """Yield the whole unit and then each project, with all that the rules ask."""
    yearbook = gather_records(unit_year)
    results = _results(unit_year)
    problems = _problems(unit_year, on=on)
    promised = _promised(unit_year)
    reported, judged = (_was_handed_in(unit_year, kind) for kind in (HandoverKind.GOALS, HandoverKind.EVALUATION))
    known = {UNIT: WHOLE, **{project.code: project.name for project in yearbook.projects}}
    for code, name in known.items():
        result = results.get(code)
        overlap, twin = _twin(code, promised, known)
        repeated, unmended = problems.get(code, (0, 0))
        case = Case(
            grade=result.grade.name if result and isinstance(result.grade, Grade) else "",
            total=result.total if result else None,
            rate=_rate(result),
            budget=_budget(yearbook, code),
            repeated=repeated,
            unmended=unmended,
            is_reported=reported and (code == UNIT or code in promised),
            is_judged=judged,
            overlap=overlap,
            twin=twin,
        )
        yield ProjectCase(code, name, case)


def _was_handed_in(unit_year: UnitYear, kind: HandoverKind) -> bool:
    """Return whether the unit did its part: what waits at the bureau's own desk is not the unit's fault."""
    rows = Handover.objects.filter(unit_year=unit_year, kind=kind, subject="")
    return rows.filter(Q(round__gte=1) | Q(state=HandoverState.APPROVED)).exists()


def _results(unit_year: UnitYear) -> dict[str, Result]:
    """Return the agreed results by project where the self-evaluation is settled, else nothing."""
    evaluation = approved_evaluation_of(unit_year)
    if evaluation is None or not evaluation.marked_at:
        return {}
    assessment, judged = assessment_of(evaluation), judged_of(evaluation)
    return {code: agreed_result(judged, assessment, project=code) for code in sheets_of(assessment)}


def _rate(result: Result | None) -> Ratio | None:
    execution = result.execution if result else None
    return execution.rate if execution is not None and isinstance(execution.rate, Ratio) else None


def _budget(yearbook: Yearbook, code: str) -> Money | None:
    """Return 全年预算数 of a project over all sources, None where nobody gave one."""
    rows = [row for row in yearbook.fundings if (row.project if isinstance(row.project, str) else UNIT) == code]
    amounts = [row.adjusted for row in rows if isinstance(row.adjusted, Money)]
    return sum(amounts[1:], amounts[0]) if amounts else None


def _problems(unit_year: UnitYear, *, on: datetime.date) -> dict[str, tuple[int, int]]:
    """Return by project how many problems came again, and how many are past their day and not put right."""
    late = Q(state__in=UNDER_WAY, due__lt=on)
    rows = Problem.objects.filter(unit_year=unit_year).exclude(state__in=HIDDEN).values("project_code").order_by()
    counted = rows.annotate(again=Count("pk", filter=Q(repeats__isnull=False)), late=Count("pk", filter=late))
    return {row["project_code"]: (row["again"], row["late"]) for row in counted[:MOST]}


def _promised(unit_year: UnitYear) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    rows = GoalIndicator.objects.filter(sheet__unit_year=unit_year).exclude(project_code="")
    for code, name in rows.values_list("project_code", "name")[:MOST]:
        found.setdefault(code, []).append(name)
    return found


def _twin(code: str, promised: Mapping[str, Sequence[str]], known: Mapping[str, str]) -> tuple[Fraction, str]:
    """Return how much of a project stands in the one most like it, and that one's name."""
    others = [(overlap_of(promised.get(code, ()), names), other) for other, names in promised.items() if other != code]
    share, twin = max(others, default=(Fraction(0), ""))
    return (share, known.get(twin, twin)) if share else (share, "")
