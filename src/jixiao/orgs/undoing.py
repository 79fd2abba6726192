"""撤销办理: a decision at a desk is undone by whoever made it, as long as it is the last step of its handover."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.handing import take_step
from jixiao.orgs.models import Handover, HandoverState, HandoverStep, YearState
from jixiao.orgs.refusing import Refused

PASSED = frozenset({"pass", "approve"})
UNDOABLE = PASSED | {"return"}


@event("orgs.handover_undone", "撤销办理")
class DecisionUndone(Event):
    """A decision was undone; the work waits at the desk where it was decided."""


@transaction.atomic
def undo_decision(*, handover: Handover, step: HandoverStep, by: Actor, stamp: int | None = None) -> Handover:
    """Put work back to the desk that decided on it, as it was before: sent, at the same stage and in the same round.

    Refuses (U212) a step that is not the last one or is no decision, (U213) somebody else's, (U214) a closed year.
    """
    last = handover.steps.order_by("-pk").first()
    if last is None or last.pk != step.pk or step.action not in UNDOABLE:
        raise Refused("这一步之后又有人办理过，不能撤销", cure="打开材料，看看它现在的状态", code="U212")
    if step.by_id != by.person.pk:
        raise Refused("只能撤销自己办理的", cure="请经办人撤销，或按正常程序退回、重开", code="U213")
    if handover.unit_year.state == YearState.CLOSED:
        raise Refused("年度已经关闭，不能撤销", cure="请财政部门重新开放年度", code="U214")
    if step.action in PASSED:
        handover.stage -= 1
    handover.state, handover.decided_at = HandoverState.SENT, None
    return take_step(handover, "undo", by, DecisionUndone, stamp=stamp)
