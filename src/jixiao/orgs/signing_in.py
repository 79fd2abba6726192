"""Signing in and out, and the ending of sessions: each a line of the trail."""

import datetime

from django.db import transaction
from django.db.models import QuerySet

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Person, SessionRecord
from jixiao.orgs.refusing import Refused
from jixiao.orgs.sessions import begin_session, key_hash_of
from jixiao.orgs.trail import publish


@event("orgs.signed_in", "登录")
class SignedIn(Event):
    """Somebody signed in."""

    changes_records = False


@event("orgs.sign_in_failed", "登录失败")
class SignInFailed(Event):
    """Somebody typed a wrong password for an account; the line names the account, who typed it nobody knows."""

    changes_records = False


@event("orgs.signed_out", "退出登录")
class SignedOut(Event):
    """Somebody signed out."""

    changes_records = False


@event("orgs.sessions_ended", "结束会话")
class SessionsEnded(Event):
    """Sessions of somebody were ended, by themselves or by the security administrator."""

    changes_records = False


@transaction.atomic
def note_sign_in(*, key: str, agent: str, by: Actor) -> SessionRecord:
    """Write down that somebody signed in, and the session that began."""
    record = begin_session(key=key, person=by.person, at=by.at, address=by.address, agent=agent)
    publish(SignedIn(subject=f"orgs.person:{by.person.pk}", name=by.person.name), by=by)
    return record


@transaction.atomic
def note_failed_sign_in(*, username: str, at: datetime.datetime, address: str | None) -> None:
    """Write down that a wrong password was typed for an account.

    A name that is no account is not written: the trail keeps everything for ever, and people type passwords there too.
    """
    person = Person.objects.filter(username=username).first()
    if person is not None:
        told = SignInFailed(subject=f"orgs.person:{person.pk}", name=person.name)
        publish(told, by=Actor(person, at, address))


@transaction.atomic
def note_sign_out(*, key: str, by: Actor) -> None:
    """Write down that somebody signed out."""
    _end(SessionRecord.objects.filter(key_hash=key_hash_of(key)), by, "signed_out")
    publish(SignedOut(subject=f"orgs.person:{by.person.pk}", name=by.person.name), by=by)


@transaction.atomic
def end_own_sessions(*, kept_key: str, by: Actor, record: SessionRecord | None = None) -> int:
    """End one session of one's own, or all but the one in use; return how many."""
    own = SessionRecord.objects.filter(person=by.person).exclude(key_hash=key_hash_of(kept_key))
    count = _end(own.filter(pk=record.pk) if record else own, by, "self")
    _tell(by.person, count, by, "")
    return count


@transaction.atomic
def end_session(*, record: SessionRecord, reason: str, by: Actor) -> None:
    """End anybody's session; for the security administrator, with a reason."""
    if not reason.strip():
        raise Refused("结束别人的会话要写明理由", code="U330", field="reason")
    _tell(record.person, _end(SessionRecord.objects.filter(pk=record.pk), by, "security"), by, reason.strip())


@transaction.atomic
def end_sessions_of(*, person: Person, because: str, by: Actor) -> int:
    """End every session of somebody, as when their password was set anew or they were deactivated."""
    return _end(SessionRecord.objects.filter(person=person), by, because)


@transaction.atomic
def go_on_after_password(*, old_key: str, new_key: str, by: Actor) -> None:
    """Keep the session in which the password was changed under its new key; end the others."""
    SessionRecord.objects.filter(key_hash=key_hash_of(old_key)).update(key_hash=key_hash_of(new_key))
    others = SessionRecord.objects.filter(person=by.person).exclude(key_hash=key_hash_of(new_key))
    _end(others, by, "password")


def _end(records: QuerySet[SessionRecord], by: Actor, because: str) -> int:
    return records.filter(ended_at=None).update(ended_at=by.at, ended_because=because)


def _tell(person: Person, count: int, by: Actor, reason: str) -> None:
    if count:
        told = SessionsEnded(subject=f"orgs.person:{person.pk}", name=person.name, after={"会话数": count}, why=reason)
        publish(told, by=by)
