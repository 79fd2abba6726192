"""取数并计分: the readings are taken, the year and its rules are frozen, every row is scored."""

from typing import Any

from django.db import transaction

from jixiao.cycle.evaluation.assessing import assessment_of, live_yearbook_of, rescored_assessment
from jixiao.cycle.evaluation.events import Marked
from jixiao.cycle.evaluation.models import Evaluation, ExecutionReview, ScoreRow
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.scores import KEPT, execution_points, grade_name, put_scores, result_json
from jixiao.cycle.evaluation.sheets import sheets_of
from jixiao.cycle.evaluation.starting import add_missing_rows, workable_handover
from jixiao.cycle.indicators.queries import rulebook_text_of
from jixiao.engine.values import Period
from jixiao.engine.yearbook import Assessment, Yearbook, write_toml
from jixiao.measures.models import Reading
from jixiao.measures.reading import take_readings
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in

FROZEN = ("batch", "rulebook", "rulebook_text", "marked_at", "marked_by")
SUMMED = ("yearbook", "total", "scored", "grade", "execution_score", "result")


@transaction.atomic
def mark(*, evaluation: Evaluation, by: Actor) -> Assessment:
    """Take all readings of the year, freeze them with the year's record and the rules, and score every row.

    Done again with nothing changed it gives the same scores. Refuses (U552, U201) what is locked and (U553) a year that
    cannot be written down.
    """
    workable_handover(evaluation)
    Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    before = summary(evaluation)
    unit_year = evaluation.unit_year
    add_missing_rows(evaluation)
    evaluation.batch = take_readings(unit_year=unit_year, period=Period(unit_year.year), by=by)
    readings = list(Reading.objects.filter(batch=evaluation.batch).order_by("pk"))
    evaluation.yearbook = _written(live_yearbook_of(evaluation, readings))
    evaluation.rulebook_text = rulebook_text_of(unit_year)
    evaluation.marked_at, evaluation.marked_by = by.at, by.person
    assessment = assessment_of(evaluation)
    evaluation.rulebook = assessment.rulebook.code
    keep(evaluation, assessment, fields=(*FROZEN, *SUMMED))
    _tell(evaluation, before, by)
    return assessment


@transaction.atomic
def rescore(*, evaluation: Evaluation, rows: list[ScoreRow] | None = None) -> Assessment:
    """Score the marked year again with what the rows say now; the frozen records and readings stay as they are."""
    assessment = rescored_assessment(evaluation, rows=rows)
    evaluation.yearbook = _written(assessment.yearbook)
    keep(evaluation, assessment, fields=SUMMED, rows=rows)
    return assessment


def keep(
    evaluation: Evaluation, assessment: Assessment, *, fields: tuple[str, ...], rows: list[ScoreRow] | None = None
) -> None:
    """Save the scores of the rows that changed, and the sums of the whole."""
    changed = put_scores(rows_of(evaluation) if rows is None else rows, assessment)
    if changed:
        ScoreRow.objects.bulk_update(changed, [*KEPT, "agreed_score"], batch_size=200)
    result = assessment.result
    evaluation.total, evaluation.scored, evaluation.grade = result.total, result.scored, grade_name(result)
    evaluation.execution_score = execution_points(result)
    evaluation.result = result_json(assessment)
    save_stamped(evaluation, stamp=None, fields=fields)
    _keep_reviews(evaluation, assessment)


def _keep_reviews(evaluation: Evaluation, assessment: Assessment) -> None:
    """Take away what was agreed of an execution rate whose own score is another one now."""
    sheets = sheets_of(assessment)
    for review in ExecutionReview.objects.filter(evaluation=evaluation):
        own = execution_points(sheets[review.project_code][1]) if review.project_code in sheets else None
        if own != review.score:
            review.score, review.agreed_score = own, None
            save_stamped(review, stamp=None, fields=("score", "agreed_score"))


def _written(yearbook: Yearbook) -> str:
    try:
        return write_toml(yearbook)
    except ValueError as fault:
        cause = f"有一格内容记不下来：{fault}"
        raise Refused(cause, cure="改掉那一格里过长或只有空格的内容，再计分", code="U553") from fault


def summary(evaluation: Evaluation) -> dict[str, Any]:
    """Return the sums as the trail shows them."""
    return {
        "自评总分": evaluation.total,
        "已评分值": evaluation.scored,
        "等级": evaluation.grade or None,
        "规则集": evaluation.rulebook or None,
        "取数批次": evaluation.batch_id,
    }


def _tell(evaluation: Evaluation, before: dict[str, Any], by: Actor) -> None:
    unit_year = evaluation.unit_year
    earlier, later = changes(before, summary(evaluation))
    publish_in(
        unit_year,
        Marked,
        subject=f"evaluation:{evaluation.pk}",
        name=f"{unit_year.year}年度绩效自评",
        before=earlier,
        after=later,
        by=by,
    )
