"""送审、撤回、退回、通过、重开: one way for everything that is finished by one person and judged by another."""

import dataclasses
import datetime
from collections.abc import Callable, Sequence

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.last_days import windows_over
from jixiao.orgs.models import (
    Handover,
    HandoverKind,
    HandoverState,
    HandoverStep,
    UnitYear,
    Window,
)
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in

CHAINS: dict[str, tuple[Role, ...]] = {
    HandoverKind.GOALS: (Role.HEAD, Role.REVIEWER),
    HandoverKind.MONITORING: (Role.HEAD, Role.REVIEWER),
    HandoverKind.EVALUATION: (Role.HEAD, Role.REVIEWER),
    HandoverKind.REPORT: (Role.HEAD,),
    HandoverKind.DISCLOSURE: (Role.HEAD,),
    HandoverKind.RECTIFICATION: (Role.HEAD, Role.REVIEWER),
}
"""Whose desk a thing passes, in order: the unit's head, then the finance bureau where it has a say."""

REOPENERS: dict[str, frozenset[Role]] = {
    HandoverKind.GOALS: frozenset({Role.REVIEWER}),
    HandoverKind.MONITORING: frozenset({Role.REVIEWER}),
    HandoverKind.EVALUATION: frozenset({Role.REVIEWER}),
    HandoverKind.REPORT: frozenset({Role.HEAD, Role.REVIEWER}),
    HandoverKind.DISCLOSURE: frozenset({Role.HEAD, Role.REVIEWER}),
    HandoverKind.RECTIFICATION: frozenset({Role.REVIEWER}),
}
"""Who opens something approved again: whoever approved it, or stands above."""

Opening = tuple[Window | None, datetime.date | None]
WINDOWS: dict[str, Callable[[Handover], Opening]] = {}
"""Kinds whose windows a room keeps itself, as a round of monitoring has its own."""

WORKABLE = frozenset({HandoverState.DRAFT, HandoverState.RETURNED})


@event("orgs.handover_sent", "送审")
class Sent(Event):
    """Work was handed in."""


@event("orgs.handover_withdrawn", "撤回")
class Withdrawn(Event):
    """Work was taken back before anybody took it up."""


@event("orgs.handover_returned", "退回")
class Returned(Event):
    """Work was sent back with a reason."""


@event("orgs.handover_passed", "审核通过")
class Passed(Event):
    """One desk passed it on."""


@event("orgs.handover_approved", "审定")
class Approved(Event):
    """The last desk approved it; it is locked."""


@event("orgs.handover_reopened", "重开")
class Reopened(Event):
    """Something approved was opened again."""


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A field that a return points at: its address on the page, what people call it, what is wrong with it."""

    field: str
    label: str
    note: str = ""


def handover_of(unit_year: UnitYear, kind: str, *, subject: str = "") -> Handover:
    """Return the handover of something, made on first sight."""
    found, _ = Handover.objects.get_or_create(unit_year=unit_year, kind=kind, subject=subject)
    found.unit_year = unit_year
    return found


def is_workable(handover: Handover) -> bool:
    """Return whether its content may be changed: a draft, or something returned."""
    return handover.state in WORKABLE


def require_workable(handover: Handover) -> None:
    """Raise Refused where the content is locked."""
    if not is_workable(handover):
        state = HandoverState(handover.state).label
        cure = "先撤回再改" if handover.state == HandoverState.SENT else "确需修改的，请有权限的人重开，并写明理由"
        raise Refused(f"{HandoverKind(handover.kind).label}{state}，不能修改", cure=cure, code="U201")


def awaited_role(handover: Handover) -> Role | None:
    """Return whose turn it is, None where it is nobody's."""
    chain = CHAINS[handover.kind]
    return chain[handover.stage] if handover.state == HandoverState.SENT and handover.stage < len(chain) else None


def hang_windows(kind: str, find: Callable[[Handover], Opening]) -> None:
    """Let a room say which window governs a handover of its kind, and its last day; called when Django starts."""
    WINDOWS[kind] = find


def window_of(handover: Handover) -> Opening:
    """Return the window that governs it, and the last day for this unit with its exception counted in."""
    if handover.kind in WINDOWS:
        return WINDOWS[handover.kind](handover)
    return windows_over([handover.unit_year]).get((handover.unit_year_id, handover.kind), (None, None))


@transaction.atomic
def send(
    *,
    handover: Handover,
    by: Actor,
    stamp: int | None = None,
    before: Callable[[Handover, Actor], None] | None = None,
) -> Handover:
    """Hand work in. Refuses what is not workable, and what comes before or after the window without an exception.

    ``before`` is what the room does in the same transaction: refuse what is not complete, freeze what is judged.
    """
    require_workable(handover)
    window, last_day = window_of(handover)
    if window and last_day and not window.opens <= by.on <= last_day:
        when = "还没有开始" if by.on < window.opens else "已经截止"
        raise Refused(
            f"{HandoverKind(handover.kind).label}报送{when}（{window.opens}—{last_day}）",
            cure="确需现在报送的，请财政部门办理延期准予",
            code="U202",
        )
    if before is not None:
        before(handover, by)
    handover.state, handover.stage, handover.round = HandoverState.SENT, 0, handover.round + 1
    handover.sent_by, handover.sent_at, handover.decided_at = by.person, by.at, None
    return take_step(handover, "send", by, Sent, stamp=stamp)


@transaction.atomic
def withdraw(*, handover: Handover, by: Actor, stamp: int | None = None) -> Handover:
    """Take work back before the first desk has decided."""
    if handover.state != HandoverState.SENT or handover.stage:
        raise Refused("这份材料现在不能撤回", cure="已经进入下一环节的，请审核人退回", code="U203")
    handover.state = HandoverState.DRAFT
    return take_step(handover, "withdraw", by, Withdrawn, stamp=stamp)


@transaction.atomic
def send_back(
    *, handover: Handover, reason: str, by: Actor, marks: Sequence[Mark] = (), stamp: int | None = None
) -> Handover:
    """Return work with a reason, pointing at the fields it is about."""
    _require_sent(handover)
    if not reason.strip():
        raise Refused("退回要写明理由", cure="写清楚哪里不对、怎样改", code="U204", field="reason")
    handover.state, handover.decided_at = HandoverState.RETURNED, by.at
    return take_step(handover, "return", by, Returned, reason=reason.strip(), marks=marks, stamp=stamp)


@transaction.atomic
def approve(*, handover: Handover, by: Actor, reason: str = "", stamp: int | None = None) -> Handover:
    """Pass work on to the next desk, or approve and lock it where this is the last."""
    _require_sent(handover)
    if handover.sent_by_id == by.person.pk:
        raise Refused("送审人不能审核自己送审的材料", cure="请另一位审核人办理", code="U205")
    handover.stage += 1
    last = handover.stage >= len(CHAINS[handover.kind])
    if last:
        handover.state, handover.decided_at = HandoverState.APPROVED, by.at
    return take_step(
        handover, "approve" if last else "pass", by, Approved if last else Passed, reason=reason, stamp=stamp
    )


@transaction.atomic
def reopen(*, handover: Handover, reason: str, by: Actor, stamp: int | None = None) -> Handover:
    """Open something approved again, with authority (the caller's access rule) and a reason."""
    if handover.state != HandoverState.APPROVED:
        raise Refused("只有审定过的材料才能重开", code="U206")
    if not reason.strip():
        raise Refused("重开要写明理由", cure="写明依据和要改什么", code="U204", field="reason")
    handover.state, handover.stage, handover.decided_at = HandoverState.DRAFT, 0, None
    return take_step(handover, "reopen", by, Reopened, reason=reason.strip(), stamp=stamp)


def _require_sent(handover: Handover) -> None:
    if handover.state != HandoverState.SENT:
        raise Refused("这份材料不在审核中", cure="刷新页面，看看它现在的状态", code="U207")


def take_step(
    handover: Handover,
    action: str,
    by: Actor,
    told: type[Event],
    *,
    reason: str = "",
    marks: Sequence[Mark] = (),
    stamp: int | None = None,
) -> Handover:
    """Save where the work stands now, write the step down and tell of it; for the acts of this room alone."""
    fields = ("state", "stage", "round", "sent_by", "sent_at", "decided_at")
    save_stamped(handover, stamp=handover.version if stamp is None else stamp, fields=fields)
    HandoverStep.objects.create(
        handover=handover,
        action=action,
        by=by.person,
        at=by.at,
        stage=handover.stage,
        round=handover.round,
        reason=reason,
        marks=[dataclasses.asdict(mark) for mark in marks],
    )
    unit_year = handover.unit_year
    publish_in(
        unit_year,
        told,
        subject=f"{handover.kind}:{handover.subject or unit_year.pk}",
        name=f"{unit_year.year}年度{HandoverKind(handover.kind).label}",
        after={"状态": HandoverState(handover.state).label, "环节": handover.stage, "轮次": handover.round},
        why=reason,
        by=by,
    )
    return handover
