"""送审 of the goals: not before what must be mended is mended; approved, the content is frozen as a version."""

from collections.abc import Sequence

from django.db import transaction

from jixiao.cycle.goals.checking import check_sheet, musts
from jixiao.cycle.goals.keeping import keep_version
from jixiao.cycle.goals.models import AdjustmentState, GoalAdjustment, GoalSheet
from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.cycle.goals.writing import require_open_year
from jixiao.orgs import handing
from jixiao.orgs.actor import Actor
from jixiao.orgs.adopting import adopt
from jixiao.orgs.handing import Mark, handover_of
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, HandoverStep
from jixiao.orgs.refusing import Refused
from jixiao.orgs.undoing import undo_decision

TOLD = 3


def require_submittable(handover: Handover, by: Actor) -> None:
    """Refuse (U532) a sheet that was not begun, and one in which something must be mended first."""
    del by
    require_open_year(handover.unit_year)
    sheet = goal_sheet_of(handover.unit_year)
    if sheet is None:
        raise Refused("还没有填写绩效目标", cure="先填写总体目标、目标和指标", code="U532")
    found = musts(check_sheet(sheet))
    if found:
        told = "；".join(f"{finding.place.where}：{finding.name}" for finding in found[:TOLD])
        more = f"等 {len(found)} 处" if len(found) > TOLD else ""
        raise Refused(f"还有 {len(found)} 条必须改：{told}{more}", cure="逐条改好后再送审", code="U532")


def submit_goals(*, sheet: GoalSheet, by: Actor, stamp: int | None = None) -> Handover:
    """Hand the sheet in to the unit's head."""
    return handing.send(handover=handover_for(sheet), by=by, stamp=stamp, before=require_submittable)


def withdraw_goals(*, sheet: GoalSheet, by: Actor, stamp: int | None = None) -> Handover:
    """Take the sheet back before the unit's head has decided."""
    return handing.withdraw(handover=handover_for(sheet), by=by, stamp=stamp)


def return_goals(
    *, sheet: GoalSheet, reason: str, by: Actor, marks: Sequence[Mark] = (), stamp: int | None = None
) -> Handover:
    """Send the sheet back with a reason; the marks point at fields (indicators.Z01.target)."""
    return handing.send_back(handover=handover_for(sheet), reason=reason, marks=marks, by=by, stamp=stamp)


def approve_goals(*, sheet: GoalSheet, by: Actor, reason: str = "", stamp: int | None = None) -> Handover:
    """Pass the sheet on; with the last approval its content is frozen as a version."""
    return pass_on(handover=handover_for(sheet), by=by, reason=reason, stamp=stamp)


def reopen_goals(*, sheet: GoalSheet, reason: str, by: Actor, stamp: int | None = None) -> Handover:
    """Open an approved sheet again; the approved version stays readable."""
    return open_again(handover=handover_for(sheet), reason=reason, by=by, stamp=stamp)


@transaction.atomic
def pass_on(*, handover: Handover, by: Actor, reason: str = "", stamp: int | None = None) -> Handover:
    """Pass a handover of goals on, and keep the version where that was the last desk."""
    require_open_year(handover.unit_year)
    passed = handing.approve(handover=handover, by=by, reason=reason, stamp=stamp)
    sheet = goal_sheet_of(handover.unit_year)
    if passed.state == HandoverState.APPROVED and sheet is not None:
        keep_version(sheet=sheet, why=f"第{passed.round}轮送审后审定", by=by)
    return passed


@transaction.atomic
def take_over(*, handover: Handover, document: str, by: Actor, stamp: int | None = None) -> Handover:
    """Take over the goals of a past year as settled by a document (补录), and keep what was settled as a version."""
    taken = adopt(handover=handover, document=document, by=by, stamp=stamp)
    sheet = goal_sheet_of(handover.unit_year)
    if sheet is None:
        raise Refused("还没有填写绩效目标", cure="先把当年的目标和指标录进来", code="U532")
    keep_version(sheet=sheet, why=f"补录：{document.strip()}", by=by)
    return taken


@transaction.atomic
def open_again(*, handover: Handover, reason: str, by: Actor, stamp: int | None = None) -> Handover:
    """Open approved goals again. Refuses (U533) while an adjustment waits for its decision."""
    require_open_year(handover.unit_year)
    sheet = goal_sheet_of(handover.unit_year)
    if sheet is not None and sheet.adjustments.filter(state=AdjustmentState.SENT).exists():
        raise Refused("有一份目标调整正在审核，不能重开", cure="先批准或退回这份调整", code="U533")
    return handing.reopen(handover=handover, reason=reason, by=by, stamp=stamp)


@transaction.atomic
def take_decision_back(*, handover: Handover, step: HandoverStep, by: Actor, stamp: int | None = None) -> Handover:
    """Undo a decision on goals just made; a version kept by it stays readable, as after a reopening.

    Refuses (U533) after an approval since which an adjustment was begun.
    """
    require_open_year(handover.unit_year)
    begun = GoalAdjustment.objects.filter(sheet__unit_year=handover.unit_year, asked_at__gte=step.at)
    if step.action == "approve" and begun.exists():
        raise Refused("审定以后单位又起草了目标调整，不能撤销", cure="先办完这份调整", code="U533")
    return undo_decision(handover=handover, step=step, by=by, stamp=stamp)


def handover_for(sheet: GoalSheet) -> Handover:
    """Return the handover of the sheet."""
    return handover_of(sheet.unit_year, HandoverKind.GOALS)
