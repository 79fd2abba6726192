"""The finance bureau's review: its own score and opinion for each row, what was agreed, and the sums of both."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.cycle.evaluation.assessing import assessment_of
from jixiao.cycle.evaluation.events import ExecutionReviewed, OpinionGiven, RowReviewed, Settled
from jixiao.cycle.evaluation.judged import EXECUTION, Judged, agreed_result, judged_of, review_result
from jixiao.cycle.evaluation.models import Evaluation, ExecutionReview, ScoreRow
from jixiao.cycle.evaluation.queries import evaluation_of
from jixiao.cycle.evaluation.scores import execution_points, grade_name
from jixiao.cycle.evaluation.sheets import UNIT, sheets_of
from jixiao.cycle.evaluation.starting import require_open_year
from jixiao.engine.values import Points
from jixiao.orgs.actor import Actor
from jixiao.orgs.adopting import adopt
from jixiao.orgs.events import Event
from jixiao.orgs.handing import approve, awaited_role, handover_of
from jixiao.orgs.models import Handover, HandoverKind
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot

REVIEW_FIELDS = ("review_score", "review_opinion", "agreed_score")
SUMS = ("review_total", "review_grade", "agreed_total", "agreed_grade")
LONGEST = 2000
HUNDRED = 100


@transaction.atomic
def review_row(
    *,
    row: ScoreRow,
    score: Points | None,
    opinion: str,
    agreed: Points | None,
    by: Actor,
    stamp: int | None = None,
) -> ScoreRow:
    """Write the reviewer's score and opinion of a row, and the score that both sides agreed on.

    Refuses what is not under review (U559), points outside of 0 and the weight (U580), a score that differs from the
    unit's own without an opinion (U581), and an agreed score outside of the two (U582).
    """
    evaluation = row.evaluation
    _require_under_review(evaluation)
    said = _Said(score, opinion, agreed)
    _require_sound(said, row.score, row.effective_weight, label=f"「{row.indicator.name}」")
    earlier, later = _put(said, row, stamp=stamp)
    if later:
        _sum_up(evaluation, judged_of(evaluation))
        name = f"{row.indicator.code} {row.indicator.name}"
        _tell(
            RowReviewed, evaluation, subject=f"evaluation.row:{row.pk}", name=name, before=earlier, after=later, by=by
        )
    return row


@transaction.atomic
def review_execution(
    *,
    evaluation: Evaluation,
    score: Points | None,
    opinion: str,
    agreed: Points | None,
    by: Actor,
    project: str = UNIT,
    stamp: int | None = None,
) -> ExecutionReview:
    """Write the reviewer's score and opinion of 预算执行率 of the unit or a project, and what was agreed.

    Refuses as ``review_row`` does, and (U559) a project that has no sheet.
    """
    _require_under_review(evaluation)
    found = sheets_of(assessment_of(evaluation)).get(project)
    if found is None:
        raise Refused("没有这个项目的自评表", cure="刷新页面", code="U559")
    execution, own = found[1].execution, execution_points(found[1])
    said = _Said(score, opinion, agreed)
    _require_sound(said, own, execution.weight if execution else None, label=f"「{EXECUTION}」")
    review, _ = ExecutionReview.objects.get_or_create(
        evaluation=evaluation, project_code=project, defaults={"score": own}
    )
    earlier, later = _put(said, review, stamp=stamp)
    if later:
        _sum_up(evaluation, judged_of(evaluation))
        subject, name = f"evaluation:{evaluation.pk}", f"{project} {EXECUTION}".strip()
        _tell(ExecutionReviewed, evaluation, subject=subject, name=name, before=earlier, after=later, by=by)
    return review


@dataclasses.dataclass(frozen=True, slots=True)
class _Said:
    score: Points | None
    opinion: str
    agreed: Points | None


def _put(
    said: _Said, one: ScoreRow | ExecutionReview, *, stamp: int | None
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Write what was said where it belongs; return what it changed, as it was and as it is."""
    before = snapshot(one, REVIEW_FIELDS)
    one.review_score, one.review_opinion, one.agreed_score = said.score, said.opinion.strip(), said.agreed
    save_stamped(one, stamp=stamp, fields=REVIEW_FIELDS)
    return changes(before, snapshot(one, REVIEW_FIELDS))


@transaction.atomic
def give_opinion(*, evaluation: Evaluation, opinion: str, by: Actor, stamp: int | None = None) -> Evaluation:
    """Write the reviewer's opinion of the whole."""
    _require_under_review(evaluation)
    _require_short(opinion)
    before = snapshot(evaluation, ("review_opinion",))
    evaluation.review_opinion = opinion.strip()
    save_stamped(evaluation, stamp=stamp, fields=("review_opinion",))
    earlier, later = changes(before, snapshot(evaluation, ("review_opinion",)))
    if later:
        name = f"{evaluation.unit_year.year}年度绩效自评"
        _tell(
            OpinionGiven,
            evaluation,
            subject=f"evaluation:{evaluation.pk}",
            name=name,
            before=earlier,
            after=later,
            by=by,
        )
    return evaluation


@transaction.atomic
def approve_evaluation(*, handover: Handover, by: Actor, reason: str = "", stamp: int | None = None) -> Handover:
    """Pass the sheet on from the unit's head, or settle it where the finance bureau approves.

    The last approval refuses (U583) as long as a score that was reviewed otherwise has no agreed one.
    """
    if awaited_role(handover) == Role.REVIEWER:
        evaluation = evaluation_of(handover.unit_year)
        if evaluation is None:
            raise Refused("没有这份绩效自评", cure="刷新页面", code="U559")
        _settle(evaluation, by)
    return approve(handover=handover, by=by, reason=reason, stamp=stamp)


@transaction.atomic
def take_over(*, handover: Handover, document: str, by: Actor, stamp: int | None = None) -> Handover:
    """Take over the self-evaluation of a past year as settled by a document (补录).

    Nobody agreed on a score here, so none is written as agreed. Refuses (U559) what was not begun and (U550) what was
    never marked.
    """
    evaluation = evaluation_of(handover.unit_year)
    if evaluation is None:
        raise Refused("没有这份绩效自评", cure="先录入当年的完成值，取数并计分", code="U559")
    if evaluation.marked_at is None:
        raise Refused("还没有计分", cure="先取数并计分", code="U550")
    return adopt(handover=handover, document=document, by=by, stamp=stamp)


def _settle(evaluation: Evaluation, by: Actor) -> None:
    judged = judged_of(evaluation)
    open_ones = list(judged.disputed(sheets_of(assessment_of(evaluation))))
    if open_ones:
        told = "、".join(f"「{name}」" for name in open_ones[:5])
        cause = f"{told}等 {len(open_ones)} 项复核得分与自评不同，还没有认定得分"
        raise Refused(cause, cure="与单位沟通后填写认定得分，再审定", code="U583")
    before = snapshot(evaluation, SUMS)
    _sum_up(evaluation, judged)
    earlier, later = changes(before, snapshot(evaluation, SUMS))
    name = f"{evaluation.unit_year.year}年度绩效自评"
    _tell(Settled, evaluation, subject=f"evaluation:{evaluation.pk}", name=name, before=earlier, after=later, by=by)


def _sum_up(evaluation: Evaluation, judged: Judged) -> None:
    """Let the engine add up the review and what was agreed of the whole unit, and save both."""
    assessment = assessment_of(evaluation)
    review, agreed = review_result(judged, assessment), agreed_result(judged, assessment)
    evaluation.review_total, evaluation.review_grade = review.total, grade_name(review)
    evaluation.agreed_total, evaluation.agreed_grade = agreed.total, grade_name(agreed)
    save_stamped(evaluation, stamp=None, fields=SUMS)


def is_under_review(evaluation: Evaluation) -> bool:
    """Return whether the finance bureau has the sheet before it."""
    return awaited_role(handover_of(evaluation.unit_year, HandoverKind.EVALUATION)) == Role.REVIEWER


def _require_under_review(evaluation: Evaluation) -> None:
    require_open_year(evaluation.unit_year)
    if not is_under_review(evaluation):
        raise Refused("这份自评不在财政复核中", cure="单位送审并由单位审核通过后才能复核", code="U559")


def _require_sound(said: _Said, own: Points | None, weight: Points | None, *, label: str) -> None:
    _require_points(said.score, weight, label=label, field="review_score")
    _require_opinion(said.score, own, said.opinion, label=label)
    _require_between(said.agreed, own, said.score, label=label)


def _require_points(points: Points | None, weight: Points | None, *, label: str, field: str) -> None:
    if points is None:
        return
    if weight is None:
        raise Refused(f"{label}没有分值，不能评分", cure="不适用的指标不评分", code="U580", field=field)
    if points.value < 0 or points > weight or HUNDRED % points.value.denominator:
        cause = f"{label}的得分 {points} 不在 0 与分值 {weight} 之间，或多于两位小数"
        raise Refused(cause, cure=f"改为 0 到 {weight} 之间、最多两位小数的数", code="U580", field=field)


def _require_opinion(score: Points | None, own: Points | None, opinion: str, *, label: str) -> None:
    _require_short(opinion)
    if score is not None and score != own and not opinion.strip():
        cause = f"{label}复核得分 {score} 与自评 {own or '未计分'} 不同，没有写意见"
        raise Refused(cause, cure="写明依据", code="U581", field="review_opinion")


def _require_short(opinion: str) -> None:
    if len(opinion.strip()) > LONGEST:
        raise Refused(f"意见超过 {LONGEST} 个字", cure="写短一些", code="U581", field="review_opinion")


def _require_between(agreed: Points | None, own: Points | None, review: Points | None, *, label: str) -> None:
    if agreed is None:
        return
    ends = [points for points in (own, review) if points is not None]
    if not ends or HUNDRED % agreed.value.denominator or not min(ends) <= agreed <= max(ends):
        told = " 与 ".join(str(points) for points in ends) or "还没有的得分"
        cause = f"{label}认定得分 {agreed} 不在 {told} 之间"
        raise Refused(cause, cure="认定得分取自评与复核之间、最多两位小数的数", code="U582", field="agreed_score")


def _tell(
    told: type[Event],
    evaluation: Evaluation,
    *,
    subject: str,
    name: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Actor,
) -> None:
    unit_year = evaluation.unit_year
    publish_in(unit_year, told, subject=subject, name=name, before=before, after=after, by=by)
