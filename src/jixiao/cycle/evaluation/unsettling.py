"""撤销审定: a settlement just made is undone; the agreed sums go unless somebody had reviewed a score."""

from django.db import transaction

from jixiao.cycle.evaluation.events import SettlementUndone
from jixiao.cycle.evaluation.judged import judged_of
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.queries import evaluation_of
from jixiao.cycle.evaluation.starting import require_open_year
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Handover, HandoverStep
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.orgs.undoing import undo_decision

SUMS = ("review_total", "review_grade", "agreed_total", "agreed_grade")


@transaction.atomic
def take_decision_back(*, handover: Handover, step: HandoverStep, by: Actor, stamp: int | None = None) -> Handover:
    """Undo a decision on a self-evaluation, what was agreed by it included; refuses as ``undo_decision`` does."""
    require_open_year(handover.unit_year)
    undone = undo_decision(handover=handover, step=step, by=by, stamp=stamp)
    evaluation = evaluation_of(handover.unit_year)
    if step.action == "approve" and evaluation is not None:
        _unsettle(evaluation, by)
    return undone


def _unsettle(evaluation: Evaluation, by: Actor) -> None:
    before = snapshot(evaluation, SUMS)
    if judged_of(evaluation).is_empty:
        evaluation.review_total = evaluation.agreed_total = None
        evaluation.review_grade = evaluation.agreed_grade = ""
        save_stamped(evaluation, stamp=None, fields=SUMS)
    earlier, later = changes(before, snapshot(evaluation, SUMS))
    unit_year = evaluation.unit_year
    publish_in(
        unit_year,
        SettlementUndone,
        subject=f"evaluation:{evaluation.pk}",
        name=f"{unit_year.year}年度绩效自评",
        before=earlier,
        after=later,
        by=by,
    )
