"""Hours: signed in and out, said by the volunteer, confirmed by the office. Only what both say alike counts."""

import dataclasses
import datetime
from collections.abc import Sequence

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.models import ServiceShift, ShiftState, ShiftTaking, TakingState
from jixiao.records.community.volunteers.events import HoursConfirmed
from jixiao.records.community.volunteers.telling import tell_shift

BEFORE = datetime.timedelta(minutes=60)
"""How early somebody may sign in, and how late sign out."""
MOST_MINUTES, MOST_NOTE = 24 * 60, 200
SIDES = (
    "said_minutes",
    "said_at",
    "confirmed_minutes",
    "confirmed_by",
    "confirmed_at",
    "agreed_minutes",
    "state",
    "note",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Confirmed:
    """What the office says of one who took a shift: so many minutes (None: did not come), and how it was."""

    taking: int
    minutes: int | None
    note: str = ""


def sign_in(*, taking: ShiftTaking, at: datetime.datetime) -> None:
    """Write down when somebody came; refuses too early, too late, and twice."""
    _require_standing(taking)
    if not taking.starts_at - BEFORE <= at <= taking.ends_at:
        raise Refused("现在不能签到", cure="开始前 60 分钟到结束前签到；错过的由科协登记", code="V640")
    if taking.signed_in_at is not None:
        raise Refused("已经签到", cure="刷新页面", code="V641")
    taking.signed_in_at = at
    save_stamped(taking, stamp=taking.version, fields=("signed_in_at",))


def sign_out(*, taking: ShiftTaking, at: datetime.datetime) -> None:
    """Write down when somebody went; refuses who did not sign in, twice, and much too late."""
    _require_standing(taking)
    if taking.signed_in_at is None or taking.signed_out_at is not None:
        raise Refused("没有签到，或已经签退", cure="刷新页面", code="V642")
    if at > taking.ends_at + BEFORE:
        raise Refused("已经过了签退时间", cure="在下面直接确认时长", code="V643")
    taking.signed_out_at = at
    save_stamped(taking, stamp=taking.version, fields=("signed_out_at",))


@transaction.atomic
def say_hours(*, taking: ShiftTaking, minutes: int, at: datetime.datetime) -> ShiftTaking:
    """Take what the volunteer says; may be said anew until both sides agree. Refuses before the end, and too much."""
    _require_standing(taking)
    _require_over(taking, at)
    _require_minutes(minutes, taking)
    if taking.agreed_minutes is not None:
        raise Refused("双方已经确认一致，不能再改", cure="确有错误的打科协电话", code="V644")
    taking.said_minutes, taking.said_at = minutes, at
    _settle(taking)
    save_stamped(taking, stamp=taking.version, fields=SIDES)
    return taking


@transaction.atomic
def confirm_hours(*, shift: ServiceShift, lines: Sequence[Confirmed], by: Actor) -> list[ShiftTaking]:
    """Take what the office says of those who took a shift, and return whose two sides differ.

    Refuses before the end, a cancelled shift, and somebody who is not on it. What was agreed on and certified is left
    as it is where the same is said again.
    """
    if shift.state == ShiftState.CANCELLED:
        raise Refused("这个班次已经取消", cure="刷新页面", code="V627")
    if by.at < shift.ends_at:
        raise Refused("班次还没有结束，不能确认时长", cure="结束以后再确认", code="V645")
    rows = {one.pk: one for one in ShiftTaking.objects.filter(shift=shift).exclude(state=TakingState.DROPPED)}
    differing, served = [], 0
    for line in lines:
        row = rows.get(line.taking)
        if row is None:
            raise Refused("有人已经不在这个班次里", cure="刷新页面", code="V646")
        _confirm(row, line, by)
        served += row.state == TakingState.SERVED
        if differs(row):
            differing.append(row)
    after = {"确认人数": len(lines), "服务人数": served, "双方不一致": len(differing)}
    tell_shift(HoursConfirmed, shift, by, after=after)
    return differing


def differs(row: ShiftTaking) -> bool:
    """Return whether both sides said something and not the same: a finding."""
    both = row.said_minutes is not None and row.confirmed_minutes is not None
    return both and row.said_minutes != row.confirmed_minutes


def signed_minutes(row: ShiftTaking) -> int | None:
    """Return how long somebody was there by what they signed, within the hours of the shift; None where not known."""
    if row.signed_in_at is None or row.signed_out_at is None:
        return None
    first, last = max(row.signed_in_at, row.starts_at), min(row.signed_out_at, row.ends_at)
    return max(0, int((last - first).total_seconds()) // 60)


def _confirm(row: ShiftTaking, line: Confirmed, by: Actor) -> None:
    note = line.note.strip()[:MOST_NOTE]
    if line.minutes is None:
        if row.said_minutes:
            cause = f"{row.volunteer.name}本人确认服务了 {row.said_minutes} 分钟，不能记为未到"
            raise Refused(cause, cure="按实际填分钟数；确实没到的请本人改为 0", code="V647")
        row.state, row.confirmed_minutes, row.confirmed_by, row.confirmed_at = TakingState.MISSED, None, None, None
        row.agreed_minutes, row.note = None, note
    else:
        _require_minutes(line.minutes, row)
        row.state, row.note = TakingState.SERVED, note
        row.confirmed_minutes, row.confirmed_by, row.confirmed_at = line.minutes, by.person, by.at
        _settle(row)
    save_stamped(row, stamp=row.version, fields=SIDES)


def _settle(row: ShiftTaking) -> None:
    """Write down what both sides say alike; nothing while one has not spoken or they differ."""
    same = row.confirmed_minutes is not None and row.said_minutes == row.confirmed_minutes
    row.agreed_minutes = row.confirmed_minutes if same else None


def _require_standing(taking: ShiftTaking) -> None:
    if taking.state not in {TakingState.TAKEN, TakingState.SERVED}:
        raise Refused(f"这个班次{TakingState(taking.state).label}", cure="有疑问打科协电话", code="V648")


def _require_over(taking: ShiftTaking, at: datetime.datetime) -> None:
    if taking.signed_out_at is None and at < taking.ends_at:
        raise Refused("班次还没有结束", cure="签退或结束以后再确认", code="V645")


def _require_minutes(minutes: int, taking: ShiftTaking) -> None:
    if not 0 <= minutes <= min(MOST_MINUTES, taking.planned_minutes + 120):
        cause = f"{minutes} 分钟超过班次时长太多"
        cure = f"班次计划 {taking.planned_minutes} 分钟，最多多记 120 分钟"
        raise Refused(cause, cure=cure, code="V649", field="minutes")
