"""目标调整: after approval, with number, reason and 文号; the finance bureau decides; approved, it is applied at once.

The draft of an adjustment is a whole content beside the sheet, which stays as approved until the decision.
"""

from collections.abc import Iterable

from django.db import transaction

from jixiao.cycle.goals.applying import require_sound, write_content
from jixiao.cycle.goals.checking import check_promise, musts
from jixiao.cycle.goals.comparing import changes_between
from jixiao.cycle.goals.content import Content, content_of
from jixiao.cycle.goals.events import (
    AdjustmentAmended,
    AdjustmentApproved,
    AdjustmentBegun,
    AdjustmentDropped,
    AdjustmentReturned,
    AdjustmentSent,
    AdjustmentWithdrawn,
)
from jixiao.cycle.goals.keeping import keep_version
from jixiao.cycle.goals.models import AdjustmentState, GoalAdjustment, GoalSheet
from jixiao.cycle.goals.promise import promise_with
from jixiao.cycle.goals.queries import open_adjustment
from jixiao.cycle.goals.submitting import handover_for
from jixiao.cycle.goals.writing import about, require_open_year
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import HandoverState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish

WORKABLE = (AdjustmentState.DRAFT, AdjustmentState.RETURNED)
LONGEST_DOCUMENT = 80


@transaction.atomic
def begin_adjustment(*, sheet: GoalSheet, reason: str, by: Actor, document: str = "") -> GoalAdjustment:
    """Begin an adjustment of approved goals. Refuses (U540) where they are not approved, or one is under way."""
    _require_approved(sheet)
    GoalSheet.objects.select_for_update().get(pk=sheet.pk)
    under_way = open_adjustment(sheet)
    if under_way is not None:
        raise Refused(f"{under_way}还没有办结", cure="先办结或放弃它，再起草下一次", code="U540")
    last = sheet.adjustments.order_by("-number").first()
    content = content_of(sheet)
    adjustment = GoalAdjustment.objects.create(
        sheet=sheet,
        number=last.number + 1 if last else 1,
        reason=_reason(reason),
        document=document.strip()[:LONGEST_DOCUMENT],
        before=content,
        after=content,
        asked_by=by.person,
        asked_at=by.at,
    )
    _tell(AdjustmentBegun, adjustment, by, why=adjustment.reason)
    return adjustment


@transaction.atomic
def amend_adjustment(
    *, adjustment: GoalAdjustment, reason: str, document: str, after: Content, stamp: int | None, by: Actor
) -> GoalAdjustment:
    """Change the draft: its reason, its 文号, and what the goals are to be. Raises Stale for an older stamp."""
    _require_workable(adjustment)
    require_sound(adjustment.sheet, after)
    adjustment.reason, adjustment.document = _reason(reason), document.strip()[:LONGEST_DOCUMENT]
    adjustment.after = dict(after)
    save_stamped(adjustment, stamp=stamp, fields=("reason", "document", "after"))
    _tell(AdjustmentAmended, adjustment, by, why=adjustment.reason)
    return adjustment


@transaction.atomic
def send_adjustment(*, adjustment: GoalAdjustment, by: Actor, stamp: int | None = None) -> GoalAdjustment:
    """Hand the adjustment in. Refuses (U542) one that changes nothing or leaves something that must be mended."""
    _require_workable(adjustment)
    _require_current(adjustment)
    if not changes_between(adjustment.before, adjustment.after):
        raise Refused("这次调整没有改动任何内容", cure="先改目标或指标，再送审", code="U542")
    found = musts(check_promise(promise_with(adjustment.sheet.unit_year, adjustment.after)))
    if found:
        told = "；".join(f"{finding.place.where}：{finding.name}" for finding in found[:3])
        raise Refused(f"调整后还有 {len(found)} 条必须改：{told}", cure="逐条改好后再送审", code="U542")
    adjustment.state, adjustment.asked_by, adjustment.asked_at = AdjustmentState.SENT, by.person, by.at
    return _step(adjustment, AdjustmentSent, by, stamp, ("asked_by", "asked_at"))


@transaction.atomic
def withdraw_adjustment(*, adjustment: GoalAdjustment, by: Actor, stamp: int | None = None) -> GoalAdjustment:
    """Take the adjustment back before it was decided."""
    _require_sent(adjustment)
    adjustment.state = AdjustmentState.DRAFT
    return _step(adjustment, AdjustmentWithdrawn, by, stamp, ())


@transaction.atomic
def return_adjustment(
    *, adjustment: GoalAdjustment, opinion: str, by: Actor, stamp: int | None = None
) -> GoalAdjustment:
    """Send the adjustment back with a reason."""
    _require_sent(adjustment)
    if not opinion.strip():
        raise Refused("退回要写明理由", cure="写清楚哪里不对、怎样改", code="U544", field="opinion")
    _decide(adjustment, AdjustmentState.RETURNED, opinion, by)
    return _step(adjustment, AdjustmentReturned, by, stamp, ("decided_by", "decided_at", "opinion"))


@transaction.atomic
def approve_adjustment(
    *, adjustment: GoalAdjustment, by: Actor, opinion: str = "", stamp: int | None = None
) -> GoalAdjustment:
    """Approve the adjustment: the sheet becomes what it says, and that is kept as the next version.

    Refuses (U545) who asked for it, and one that was made from a content that is no longer in force.
    """
    _require_sent(adjustment)
    if adjustment.asked_by_id == by.person.pk:
        raise Refused("申请人不能批准自己的调整", cure="请另一位复核人办理", code="U545")
    _require_current(adjustment)
    _decide(adjustment, AdjustmentState.APPROVED, opinion, by)
    _step(adjustment, AdjustmentApproved, by, stamp, ("decided_by", "decided_at", "opinion"))
    write_content(sheet=adjustment.sheet, content=adjustment.after)
    keep_version(sheet=adjustment.sheet, why=f"{adjustment}", by=by, adjustment=adjustment)
    return adjustment


@transaction.atomic
def drop_adjustment(*, adjustment: GoalAdjustment, by: Actor, stamp: int | None = None) -> GoalAdjustment:
    """Give a draft up; it keeps its number and stays readable."""
    _require_workable(adjustment)
    adjustment.state = AdjustmentState.DROPPED
    return _step(adjustment, AdjustmentDropped, by, stamp, ())


def is_current(adjustment: GoalAdjustment) -> bool:
    """Return whether the adjustment starts from what the goals are now."""
    return content_of(adjustment.sheet) == adjustment.before


def _require_approved(sheet: GoalSheet) -> None:
    require_open_year(sheet.unit_year)
    if handover_for(sheet).state != HandoverState.APPROVED:
        cure = "还没有审定的，直接改申报表"
        raise Refused("绩效目标还没有审定，不用走调整", cure=cure, code="U540")


def _require_workable(adjustment: GoalAdjustment) -> None:
    _require_approved(adjustment.sheet)
    if adjustment.state not in WORKABLE:
        state = AdjustmentState(adjustment.state).label
        raise Refused(f"{adjustment}{state}，不能修改", cure="已送审的先撤回", code="U541")


def _require_sent(adjustment: GoalAdjustment) -> None:
    _require_approved(adjustment.sheet)
    if adjustment.state != AdjustmentState.SENT:
        raise Refused(f"{adjustment}不在审核中", cure="刷新页面，看看它现在的状态", code="U543")


def _require_current(adjustment: GoalAdjustment) -> None:
    if not is_current(adjustment):
        cure = "放弃这次调整，按现在的目标重新起草"
        raise Refused("起草以后目标变过，这次调整不能再用", cure=cure, code="U545")


def _reason(text: str) -> str:
    if not text.strip():
        cure = "写明政策变化、突发事件或预算调整的依据"
        raise Refused("调整要写明原因", cure=cure, code="U541", field="reason")
    return text.strip()


def _decide(adjustment: GoalAdjustment, state: AdjustmentState, opinion: str, by: Actor) -> None:
    adjustment.state, adjustment.opinion = state, opinion.strip()
    adjustment.decided_by, adjustment.decided_at = by.person, by.at


def _step(
    adjustment: GoalAdjustment, told: type[Event], by: Actor, stamp: int | None, also: tuple[str, ...]
) -> GoalAdjustment:
    save_stamped(adjustment, stamp=adjustment.version if stamp is None else stamp, fields=("state", *also))
    why = adjustment.opinion if "opinion" in also else adjustment.reason
    _tell(told, adjustment, by, why=why)
    return adjustment


def _tell(told: type[Event], adjustment: GoalAdjustment, by: Actor, *, why: str) -> None:
    changed = changes_between(adjustment.before, adjustment.after)
    base = {**about(adjustment.sheet), "subject": f"goals.adjustment:{adjustment.pk}"}
    base["name"] = f"{adjustment.sheet.unit_year.year}年度绩效目标{adjustment}"
    before = {change.title: _said((one.label, one.before) for one in change.fields) for change in changed}
    after = {change.title: _said((one.label, one.after) for one in change.fields) for change in changed}
    state = {"状态": AdjustmentState(adjustment.state).label}
    publish(told(**base, before=before, after={**state, **after}, why=why), by=by)


def _said(pairs: Iterable[tuple[str, str]]) -> str:
    return "，".join(f"{label} {value or '未填'}" for label, value in pairs)
