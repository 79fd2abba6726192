"""One year by several rules, and two years side by side: what of a difference is the work, and what is the rules."""

import dataclasses
from fractions import Fraction

from jixiao.cycle.evaluation.assessing import assessment_of
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.queries import evaluation_of
from jixiao.cycle.evaluation.scores import all_scores
from jixiao.engine.scoring import Result, RowScore, Rulebook
from jixiao.engine.values import Absent, Points, Undefined
from jixiao.engine.yearbook import Assessment, assess
from jixiao.orgs.models import UnitYear


@dataclasses.dataclass(frozen=True, slots=True)
class ComparedRow:
    """One indicator by two rulebooks; ``gap`` is the other minus the own, None where either is not scored."""

    own: RowScore
    other: RowScore
    gap: Fraction | None

    @property
    def is_moved(self) -> bool:
        """Return whether the two differ, or only one of them can score it."""
        return self.gap != 0


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """This year by its own rules and by others, row by row; last year by both, where there is one that was marked."""

    own: Assessment
    other: Assessment
    rows: tuple[ComparedRow, ...]
    last_own: Assessment | None
    last_other: Assessment | None


def compare(evaluation: Evaluation, *, other: Rulebook) -> Comparison:
    """Return the marked year by its frozen rules and by ``other``, and last year's by its own and by this year's.

    Records, readings and entries are the frozen ones on both sides: only the rules differ.
    """
    own = assessment_of(evaluation)
    by_other = by_rules(own, other)
    last = last_marked(evaluation.unit_year)
    last_own = assessment_of(last) if last else None
    return Comparison(
        own=own,
        other=by_other,
        rows=_rows(own, by_other),
        last_own=last_own,
        last_other=by_rules(last_own, own.rulebook) if last_own else None,
    )


def by_rules(assessment: Assessment, rulebook: Rulebook) -> Assessment:
    """Return the same year, scored by other rules."""
    return assess(assessment.yearbook, rulebook, counted=assessment.facts)


def last_marked(unit_year: UnitYear) -> Evaluation | None:
    """Return the self-evaluation of the year before, where it was marked."""
    before = UnitYear.objects.filter(unit=unit_year.unit_id, year=unit_year.year - 1).first()
    found = evaluation_of(before) if before else None
    return found if found and found.marked_at else None


def _rows(own: Assessment, other: Assessment) -> tuple[ComparedRow, ...]:
    theirs = all_scores(other)
    return tuple(
        ComparedRow(scored, theirs[code], gap_between(scored.score, theirs[code].score))
        for code, scored in all_scores(own).items()
        if code in theirs
    )


def gap_between(own: Points | Undefined | Absent, other: Points | Undefined | Absent) -> Fraction | None:
    """Return other minus own, None where either is no number; two that are none do not differ."""
    if isinstance(own, Points) and isinstance(other, Points):
        return other.value - own.value
    return None if isinstance(own, Points) or isinstance(other, Points) else Fraction(0)


def group_scores(result: Result) -> dict[str, Points | Undefined]:
    """Return the scores of the groups by name, the execution rate first."""
    found: dict[str, Points | Undefined] = {}
    if result.execution is not None:
        found["预算执行"] = result.execution.score
    return {**found, **{group.name: group.score for group in result.groups if group.weight.value}}
