"""Sittings of a training are scheduled; their sign-in is opened and closed."""

import secrets
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from jixiao.measures.question_sets import question_sets
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.outreach.describing import require_lengths
from jixiao.records.outreach.events import SessionKept, SignInClosed, SignInOpened
from jixiao.records.outreach.models import Activity, ActivityState, SessionState, SessionSubject, TrainingSession

FIELDS = (
    "number",
    "subject",
    "starts_at",
    "ends_at",
    "place",
    "teacher",
    "teacher_fee",
    "fee_limit",
    "fee_basis",
    "pass_mark",
    "question_set",
)
MOST_HOURS = Decimal(24)
Subjects = Sequence[tuple[str, Decimal]]


@transaction.atomic
def schedule_session(
    *, activity: Activity, values: Mapping[str, Any], subjects: Subjects, by: Actor
) -> TrainingSession:
    """Write down a sitting with its hours by subject; a missing number is given. Refuses times in the wrong order."""
    if activity.removed_at or activity.state == ActivityState.CANCELLED:
        raise Refused("这项活动已经取消或删除，不能安排培训", code="U461")
    session = TrainingSession(activity=activity, token=secrets.token_urlsafe(16), secret=secrets.token_hex(32))
    _describe(session, values, subjects)
    try:
        with transaction.atomic():
            session.save(force_insert=True)
    except IntegrityError as error:
        raise _number_taken(session) from error
    _write_subjects(session, subjects)
    _publish(SessionKept, session, by, {}, _described(session))
    return session


@transaction.atomic
def amend_session(
    *, session: TrainingSession, values: Mapping[str, Any], subjects: Subjects, stamp: int | None, by: Actor
) -> TrainingSession:
    """Change a sitting. Hours that people were given already stay as they are. Raises Stale for an older stamp."""
    before = _described(TrainingSession.objects.get(pk=session.pk))
    _describe(session, values, subjects)
    same = TrainingSession.objects.filter(activity=session.activity, number=session.number)
    if same.exclude(pk=session.pk).exists():
        raise _number_taken(session)
    save_stamped(session, stamp=stamp, fields=FIELDS)
    _write_subjects(session, subjects)
    was, became = changes(before, _described(session))
    _publish(SessionKept, session, by, was, became)
    return session


@transaction.atomic
def open_sign_in(*, session: TrainingSession, by: Actor) -> TrainingSession:
    """Let people sign in by the code on the screen; whoever opens it answers for what comes in."""
    if session.activity.removed_at:
        raise Refused("这项活动已经删除", cure="先从回收站恢复", code="U464")
    session.state, session.opened_by = SessionState.OPEN, by.person
    save_stamped(session, stamp=None, fields=("state", "opened_by"))
    _publish(SignInOpened, session, by, {}, {"签到状态": SessionState.OPEN.label})
    return session


@transaction.atomic
def close_sign_in(*, session: TrainingSession, by: Actor) -> TrainingSession:
    """Let nobody sign in by phone any more."""
    session.state = SessionState.CLOSED
    save_stamped(session, stamp=None, fields=("state",))
    _publish(SignInClosed, session, by, {}, {"签到状态": SessionState.CLOSED.label})
    return session


def session_subject(session: TrainingSession) -> str:
    """Return how the trail and the proofs name a sitting."""
    return f"outreach.session:{session.pk}"


def _describe(session: TrainingSession, values: Mapping[str, Any], subjects: Subjects) -> None:
    kept = session.question_set
    for name in FIELDS:
        if name in values:
            setattr(session, name, values[name])
    if session.question_set not in {"", kept} and session.question_set not in question_sets(session.activity.unit_year):
        raise Refused("没有这套考核题库", cure="从列出的题库里选", code="U489", field="question_set")
    if not session.number:
        last = TrainingSession.objects.filter(activity=session.activity).aggregate(last=Max("number"))["last"]
        session.number = (last or 0) + 1
    session.subject = session.subject.strip()
    if not session.subject:
        raise Refused("培训内容没有填", code="U499", field="subject")
    if session.ends_at <= session.starts_at:
        raise Refused("结束时间应当晚于开始时间", code="U497", field="ends_at")
    if (session.ends_at - session.starts_at).days:
        raise Refused("一次培训不超过一天", cure="分几次上的，每次登记一条", code="U497", field="ends_at")
    require_lengths(session, FIELDS)
    if any(hours <= 0 or hours > MOST_HOURS for _, hours in subjects):
        raise Refused("每个科目的学时应当大于 0，不超过 24", code="U497", field="subjects")
    names = [name for name, _ in subjects]
    if len(names) != len(set(names)):
        raise Refused("科目重复", cure="同一科目合成一行", code="U497", field="subjects")


def _write_subjects(session: TrainingSession, subjects: Subjects) -> None:
    session.subjects.all().delete()
    SessionSubject.objects.bulk_create(
        SessionSubject(session=session, name=name[:80], hours=hours) for name, hours in subjects
    )


def _described(session: TrainingSession) -> dict[str, Any]:
    found = snapshot(session, FIELDS)
    found["学时"] = {subject.name: str(subject.hours) for subject in session.subjects.order_by("pk")}
    return found


def _number_taken(session: TrainingSession) -> Refused:
    return Refused(f"第 {session.number} 次已经登记过", cure="换一个次序，或空着自动编", code="U450", field="number")


def _publish(
    told: type[Event], session: TrainingSession, by: Actor, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    unit_year = session.activity.unit_year
    publish_in(
        unit_year,
        told,
        subject=session_subject(session),
        name=f"{session.activity.name}第{session.number}次",
        before=before,
        after=after,
        by=by,
    )
