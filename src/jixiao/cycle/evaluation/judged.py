"""What the review makes of a sheet: its sums by the reviewer's scores, and by those that both sides agreed on."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from jixiao.cycle.evaluation.models import Evaluation, ExecutionReview, ScoreRow
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.sheets import UNIT, sheets_of
from jixiao.cycle.evaluation.summing import Given, summed_anew
from jixiao.engine.scoring import Result
from jixiao.engine.yearbook import Assessment

REVIEWED, AGREED = "财政复核", "认定"
EXECUTION = "预算执行率"


@dataclasses.dataclass(frozen=True, slots=True)
class Judged:
    """What was reviewed: the rows of all sheets, and 预算执行率 by the code of the project ("": the unit)."""

    rows: tuple[ScoreRow, ...]
    executions: Mapping[str, ExecutionReview]

    @property
    def is_empty(self) -> bool:
        """Return whether nobody has reviewed anything."""
        judged: Iterable[ScoreRow | ExecutionReview] = (*self.rows, *self.executions.values())
        return all(one.review_score is None for one in judged)

    def disputed(self, projects: Iterable[str]) -> Iterator[str]:
        """Yield the names of what was reviewed otherwise and has no agreed score yet, on the sheets there are."""
        yield from (EXECUTION for code in projects if code in self.executions and _is_open(self.executions[code]))
        yield from (row.indicator.name for row in self.rows if _is_open(row))


def judged_of(evaluation: Evaluation, rows: Iterable[ScoreRow] | None = None) -> Judged:
    """Return all that was reviewed of a self-evaluation."""
    reviews = ExecutionReview.objects.filter(evaluation=evaluation)
    listed = rows_of(evaluation) if rows is None else rows
    return Judged(tuple(listed), {review.project_code: review for review in reviews})


def execution_review_of(evaluation: Evaluation, project: str) -> ExecutionReview:
    """Return what was said of the execution rate of one sheet, or an unsaved one where nobody said anything."""
    found = ExecutionReview.objects.filter(evaluation=evaluation, project_code=project).first()
    return found or ExecutionReview(evaluation=evaluation, project_code=project)


def review_result(judged: Judged, assessment: Assessment, *, project: str = UNIT) -> Result:
    """Return the result by the reviewer's scores; what was not reviewed keeps the unit's own."""
    return _summed(judged, assessment, project=project, agreed=False)


def agreed_result(judged: Judged, assessment: Assessment, *, project: str = UNIT) -> Result:
    """Return the result by the agreed scores; without one, what was reviewed, else the unit's own."""
    return _summed(judged, assessment, project=project, agreed=True)


def _summed(judged: Judged, assessment: Assessment, *, project: str, agreed: bool) -> Result:
    sheet, result = sheets_of(assessment)[project]
    given = {row.indicator.code: _given(row, f"evaluation.row:{row.pk}", agreed=agreed) for row in judged.rows}
    rows = {code: one for code, one in given.items() if one is not None}
    execution = judged.executions.get(project)
    return summed_anew(
        sheet,
        result,
        rulebook=assessment.rulebook,
        rows=rows,
        execution=None if execution is None else _given(execution, "", agreed=agreed),
    )


def _given(one: ScoreRow | ExecutionReview, reference: str, *, agreed: bool) -> Given | None:
    if agreed and one.agreed_score is not None:
        return Given(one.agreed_score, AGREED, one.review_opinion, reference)
    return None if one.review_score is None else Given(one.review_score, REVIEWED, one.review_opinion, reference)


def _is_open(one: ScoreRow | ExecutionReview) -> bool:
    return one.review_score is not None and one.review_score != one.score and one.agreed_score is None
