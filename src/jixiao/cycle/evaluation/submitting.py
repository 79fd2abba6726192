"""送审: a sheet goes to the unit's head only when it was marked and nothing that must be mended is left."""

from jixiao.cycle.evaluation.checking import blockers_of
from jixiao.cycle.evaluation.marking import rescore
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.queries import evaluation_of
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import handover_of, send
from jixiao.orgs.models import Handover, HandoverKind
from jixiao.orgs.refusing import Refused


def freeze_for_sending(handover: Handover, by: Actor) -> None:
    """Score once more with the words and proofs of now, and refuse (U557, U558) what is not complete.

    Runs in the transaction of 送审. The records stay as the last marking froze them.
    """
    del by
    evaluation = evaluation_of(handover.unit_year)
    if evaluation is None or not evaluation.marked_at:
        raise Refused("还没有计分，不能送审", cure="先按「取数并计分」", code="U557")
    blockers = blockers_of(rescore(evaluation=evaluation))
    if blockers:
        told = "，".join(blocker.words for blocker in blockers)
        raise Refused(f"还不能送审：{told}", cure="逐项改好后再送审", code="U558")


def submit_evaluation(*, evaluation: Evaluation, by: Actor, stamp: int | None = None) -> Handover:
    """Hand the sheet in to the unit's head."""
    handover = handover_of(evaluation.unit_year, HandoverKind.EVALUATION)
    return send(handover=handover, by=by, stamp=stamp, before=freeze_for_sending)
