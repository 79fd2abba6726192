"""People sign in to a sitting by phone, at the clerk's desk or on paper; they sign out; their tests are marked."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.outreach.codes import is_code_let_in, make_pass, nonce_of
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.events import ResultsMarked, SignedIn, SignedOut, SignInTakenBack
from jixiao.records.outreach.hours import full_hours, hours_for
from jixiao.records.outreach.inviting import member_named
from jixiao.records.outreach.models import (
    STAFF_TRAINING,
    Attendance,
    SessionState,
    SignInWay,
    Trainee,
    TrainingSession,
)
from jixiao.records.outreach.scheduling import session_subject

MOST_MARK = 1000


@dataclasses.dataclass(frozen=True, slots=True)
class OnPaper:
    """One line of a paper sheet: who, and when they came and left where the sheet says so."""

    trainee: Trainee
    came: datetime.datetime | None = None
    left: datetime.datetime | None = None


def let_in(*, session: TrainingSession, code: str, at: datetime.datetime, nonce: str) -> str:
    """Return the pass for whoever scanned the code on the screen; refuse a closed sign-in and an expired code."""
    _require_open(session)
    if not is_code_let_in(code, secret=session.secret, session=session.pk, at=at):
        raise Refused("二维码已经过期", cure="重新扫一次屏幕上的二维码，它每 25 秒换一次", code="U493")
    return make_pass(secret=session.secret, session=session.pk, at=at, nonce=nonce)


def require_pass(*, session: TrainingSession, given: str, at: datetime.datetime) -> str:
    """Return the nonce of a pass; refuse one that is forged, of another sitting, or older than five minutes."""
    nonce = nonce_of(given, secret=session.secret, session=session.pk, at=at)
    if nonce is None:
        raise Refused("这次扫码已经超过 5 分钟", cure="重新扫一次屏幕上的二维码", code="U493")
    return nonce


@transaction.atomic
def sign_in_by_phone(
    *, session: TrainingSession, given: str, trainee: Trainee | None, walk_in: Mapping[str, Any], by: Actor
) -> Attendance:
    """Sign in whoever scanned the code: somebody of the roster, or (``trainee`` None) who came without being on it.

    ``by`` is the person who opened the sign-in. Refuses a closed sign-in, a pass that is old, forged or used, somebody
    who is on another roster, and who signed in before.
    """
    _require_open(session)
    nonce = require_pass(session=session, given=given, at=by.at)
    if trainee is None:
        trainee = _found(session, walk_in, by) or enrol(activity=session.activity, values=walk_in, by=by, walk_in=True)
    return _sign_in(session, trainee, SignInWay.PHONE, came=by.at, left=None, by=by, scan=nonce)


@transaction.atomic
def sign_in_by_clerk(*, session: TrainingSession, trainee: Trainee, by: Actor) -> Attendance:
    """Sign somebody in at the clerk's desk, now; refuses who signed in before."""
    return _sign_in(session, trainee, SignInWay.CLERK, came=by.at, left=None, by=by)


@transaction.atomic
def sign_in_from_paper(*, session: TrainingSession, lines: Sequence[OnPaper], by: Actor) -> list[Attendance]:
    """Sign in everybody of a paper sheet, all or none; who came without a time came at the beginning."""
    return [
        _sign_in(session, line.trainee, SignInWay.PAPER, came=line.came or session.starts_at, left=line.left, by=by)
        for line in lines
    ]


@transaction.atomic
def sign_out(*, attendance: Attendance, left: datetime.datetime, by: Actor) -> Attendance:
    """Write down when somebody left, and give the hours of the time they were there."""
    if left < attendance.signed_in_at:
        raise Refused("签退时间早于签到时间", cure="核对时间", code="U497", field="left")
    session = attendance.session
    attendance.signed_out_at = left
    attendance.hours = _hours(session, attendance.signed_in_at, left)
    attendance.save(update_fields=["signed_out_at", "hours"])
    after = {"学员": attendance.trainee.name, "签退时间": _clock(left), "认定学时": str(attendance.hours)}
    _publish(SignedOut, session, by, after)
    return attendance


@transaction.atomic
def take_back_sign_in(*, attendance: Attendance, reason: str, by: Actor) -> None:
    """Take a sign-in back that was a mistake, with a reason; refuses where a certificate stands on it."""
    if not reason.strip():
        raise Refused("撤销签到要写明原因", code="U499", field="reason")
    if attendance.trainee.certificates.filter(revoked_at=None).exists():
        raise Refused("已经开具学时证明，不能撤销签到", cure="先作废证明", code="U498")
    session, before = attendance.session, {"学员": attendance.trainee.name, "签到方式": attendance.get_way_display()}
    attendance.delete()
    _publish(SignInTakenBack, session, by, {}, before=before, why=reason.strip())


@transaction.atomic
def mark_results(
    *, session: TrainingSession, results: Mapping[int, tuple[Decimal | None, Decimal | None]], by: Actor
) -> int:
    """Write down test results before and after, by the id of the sign-in; who reaches the pass mark passed.

    Refuses results below zero, and those of another sitting. Returns how many were written.
    """
    rows = {row.pk: row for row in Attendance.objects.filter(session=session, pk__in=results)}
    if set(rows) != set(results):
        raise Refused("有成绩不是这次培训的", cure="刷新页面再填", code="U496")
    for pk, (before, after) in results.items():
        if any(mark is not None and not 0 <= mark <= MOST_MARK for mark in (before, after)):
            raise Refused("成绩应当在 0 到 1000 之间", code="U497", field="results")
        row = rows[pk]
        row.test_before, row.test_after = before, after
        marked = after is not None and session.pass_mark is not None
        row.passed = after >= session.pass_mark if marked else None  # type: ignore[operator]  # narrowed by `marked`
    Attendance.objects.bulk_update(rows.values(), ["test_before", "test_after", "passed"])
    passed = sum(1 for row in rows.values() if row.passed)
    _publish(ResultsMarked, session, by, {"登记": len(rows), "合格": passed})
    return len(rows)


def _sign_in(
    session: TrainingSession,
    trainee: Trainee,
    way: SignInWay,
    *,
    came: datetime.datetime,
    left: datetime.datetime | None,
    by: Actor,
    scan: str | None = None,
) -> Attendance:
    if trainee.activity_id != session.activity_id or trainee.removed_at:
        raise Refused(f"{trainee.name}不在这次培训的名单里", cure="先登记到名单", code="U496")
    if left is not None and left < came:
        raise Refused(f"{trainee.name}的签退时间早于签到时间", cure="核对时间", code="U497")
    row = Attendance(
        session=session, trainee=trainee, way=way, signed_in_at=came, signed_out_at=left,
        hours=_hours(session, came, left), scan=scan, by=None if way == SignInWay.PHONE else by.person,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise _twice(session, trainee) from error
    after = {"学员": trainee.name, "单位": trainee.workplace, "签到方式": way.label, "签到时间": _clock(came)}
    _publish(SignedIn, session, by, after)
    return row


def _twice(session: TrainingSession, trainee: Trainee) -> Refused:
    earlier = Attendance.objects.filter(session=session, trainee=trainee).first()
    if earlier is None:
        return Refused("这次扫码已经用过", cure="一次扫码只签一个人，再扫一次", code="U495")
    cause = f"{trainee.name}已在 {_clock(earlier.signed_in_at)} 签到（{earlier.get_way_display()}）"
    return Refused(cause, cure="不用再签；不是本人签的，请告诉工作人员", code="U494")


def _found(session: TrainingSession, walk_in: Mapping[str, Any], by: Actor) -> Trainee | None:
    """Return the one of the roster whom a walk-in turns out to be: the same name and workplace."""
    name, workplace = "".join(str(walk_in.get("name") or "").split()), str(walk_in.get("workplace") or "").strip()
    roster = Trainee.objects.filter(activity=session.activity, removed_at=None)
    if session.activity.kind == STAFF_TRAINING and name:
        member = member_named(session.activity.unit_year.unit, name=name, workplace=workplace, by=by)
        if member:
            return roster.filter(person=member.person).first()
    return roster.filter(name=name, workplace=workplace).first() if name else None


def _require_open(session: TrainingSession) -> None:
    year_is_open = session.activity.unit_year.state == YearState.OPEN
    if session.state != SessionState.OPEN or session.activity.removed_at or not year_is_open:
        raise Refused("现在没有开放签到", cure="请现场工作人员开放签到，或在纸质签到表上签", code="U492")


def _hours(session: TrainingSession, came: datetime.datetime, left: datetime.datetime | None) -> Decimal:
    full = full_hours(subject.hours for subject in session.subjects.all())
    return hours_for(full=full, starts=session.starts_at, ends=session.ends_at, came=came, left=left)


def _clock(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%m-%d %H:%M}"


def _publish(
    told: type[Event],
    session: TrainingSession,
    by: Actor,
    after: Mapping[str, Any],
    *,
    before: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    unit_year = session.activity.unit_year
    publish_in(
        unit_year,
        told,
        subject=session_subject(session),
        name=f"{session.activity.name}第{session.number}次",
        before=before or {},
        after=after,
        why=why,
        by=by,
    )
