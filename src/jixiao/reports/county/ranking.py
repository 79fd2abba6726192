"""排名和分布: departments in order of their scores, the spread of each sector, and where the review differs."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from jixiao.cycle.evaluation.models import ExecutionReview, ScoreRow
from jixiao.orgs.models import Unit
from jixiao.orgs.queries import every_year_reviewed
from jixiao.orgs.roles import Role
from jixiao.reports.county.sectors import NO_SECTOR
from jixiao.reports.county.spreading import STANDING, quantile, standing, standing_of

MOST_GAPS = 10
MOST_REASONS = 400
MOST_YEARS = 20
MOST = 40_000
QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))


@dataclasses.dataclass(frozen=True, slots=True)
class Ranked:
    """One department in the ranking: its place, whether others share it, the score and whose score it is."""

    place: int
    is_tied: bool
    row: Any
    score: Fraction
    grade: str
    is_agreed: bool
    sector: str


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """The spread of a group: sorted scores with the quarters, the mean and how many departments have no score."""

    name: str
    scores: tuple[Fraction, ...]
    unscored: int

    @property
    def quarters(self) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        """Return the first quarter, the middle and the third quarter."""
        first, middle, third = (quantile(self.scores, share) for share in QUARTERS)
        return first, middle, third

    @property
    def mean(self) -> Fraction | None:
        """Return the mean."""
        return sum(self.scores, Fraction(0)) / len(self.scores) if self.scores else None

    @property
    def count(self) -> int:
        """Return how many have a score."""
        return len(self.scores)


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """How far the agreed score of a department is from its own, with the reasons that were written."""

    row: Any
    own: Fraction
    agreed: Fraction
    reasons: tuple[str, ...]

    @property
    def apart(self) -> Fraction:
        """Return agreed less own."""
        return self.agreed - self.own


def ranked(rows: Iterable[Any]) -> list[Ranked]:
    """Return the departments that have a score, best first; equal scores share a place (1, 2, 2, 4)."""
    scored = [(score, grade, row) for row in rows for score, grade in (standing_of(row),) if score is not None]
    scored.sort(key=lambda one: (-one[0], one[2].unit.code))
    number = Counter(score for score, _, _ in scored)
    places: dict[Fraction, int] = {}
    for place, (score, _, _) in enumerate(scored, start=1):
        places.setdefault(score, place)
    return [
        Ranked(
            place=places[score],
            is_tied=number[score] > 1,
            row=row,
            score=score,
            grade=grade,
            is_agreed=row.evaluation.agreed_total is not None,
            sector=sector_words(row.unit),
        )
        for score, grade, row in scored
    ]


def sector_words(unit: Unit) -> str:
    """Return the sector of a unit fetched with it, 未分组 where nobody put it into one."""
    found = getattr(unit, "sector_of_county", None)
    return found.sector if found else NO_SECTOR


def boxes_by_sector(rows: Iterable[Any]) -> list[Box]:
    """Return the spread of each sector by name; departments without one come last."""
    found: dict[str, list[Fraction | None]] = defaultdict(list)
    for row in rows:
        found[sector_words(row.unit)].append(standing_of(row)[0])
    names = sorted(found, key=lambda name: (name == NO_SECTOR, name))
    return [box_of(name, found[name]) for name in names]


def boxes_by_year(held: Iterable[tuple[Unit, Role]]) -> list[Box]:
    """Return the spread of every year, newest first: one statement."""
    rows = every_year_reviewed(held).order_by("-year", "unit").values_list("year", *STANDING)
    found: dict[int, list[Fraction | None]] = defaultdict(list)
    for year, *told in rows[:MOST]:
        found[year].append(standing(*told)[0])
    return [box_of(f"{year} 年", scores) for year, scores in [*found.items()][:MOST_YEARS]]


def box_of(name: str, scores: Sequence[Fraction | None]) -> Box:
    """Return the spread of a group."""
    known = tuple(sorted(score for score in scores if score is not None))
    return Box(name, known, len(scores) - len(known))


def largest_gaps(rows: Iterable[Any]) -> list[Gap]:
    """Return where the agreed score is furthest from the unit's own, and why: two statements."""
    found = [
        (row, row.evaluation.total.value, row.evaluation.agreed_total.value)
        for row in rows
        if getattr(row, "evaluation", None) is not None
        and row.evaluation.total is not None
        and row.evaluation.agreed_total is not None
        and row.evaluation.total != row.evaluation.agreed_total
    ]
    found.sort(key=lambda one: (-abs(one[2] - one[1]), one[0].unit.code))
    chosen = found[:MOST_GAPS]
    reasons = _reasons([row.evaluation.pk for row, _, _ in chosen])
    return [Gap(row, own, agreed, (*reasons.get(row.evaluation.pk, ()), *_opinion(row))) for row, own, agreed in chosen]


def _opinion(row: Any) -> tuple[str, ...]:  # noqa: ANN401 - an annotated row
    return (f"总体：{row.evaluation.review_opinion}",) if row.evaluation.review_opinion else ()


def _reasons(evaluations: Sequence[int]) -> dict[int, list[str]]:
    told: dict[int, list[str]] = defaultdict(list)
    rows = ScoreRow.objects.filter(evaluation__in=evaluations, review_score__isnull=False).select_related("indicator")
    for row in rows.defer("trace").order_by("evaluation", "indicator__order", "pk")[:MOST_REASONS]:
        if row.review_score != row.score:
            told[row.evaluation_id].append(_reason(row.indicator.name, row))
    executions = ExecutionReview.objects.filter(evaluation__in=evaluations, review_score__isnull=False)
    for review in executions.order_by("evaluation", "project_code")[:MOST_REASONS]:
        if review.review_score != review.score:
            told[review.evaluation_id].append(_reason(f"预算执行率{review.project_code}", review))
    return told


def _reason(name: str, row: ScoreRow | ExecutionReview) -> str:
    agreed = row.review_score if row.agreed_score is None else row.agreed_score
    return f"{name} {row.score} → {agreed}：{row.review_opinion or '没有写意见'}"
