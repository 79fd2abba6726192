"""What the security administrator does for people who cannot get in: passwords set anew, lock-outs released."""

import dataclasses
import datetime
from collections.abc import Iterable

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.appointing import set_password
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Person
from jixiao.orgs.refusing import Refused
from jixiao.orgs.signing_in import end_sessions_of
from jixiao.orgs.trail import publish

MOST = 500


@event("orgs.password_reset", "重置口令")
class PasswordReset(Event):
    """Somebody has a first password again."""


@event("orgs.lock_released", "解除锁定")
class LockReleased(Event):
    """Wrong passwords typed for a user name are forgotten."""


@dataclasses.dataclass(frozen=True, slots=True)
class LockOut:
    """Wrong passwords typed for a user name from an address; ``until`` is set where it is locked."""

    username: str
    address: str | None
    failures: int
    last: datetime.datetime
    until: datetime.datetime | None


@transaction.atomic
def reset_password(*, person: Person, password: str, reason: str, by: Actor) -> None:
    """Set a first password that must be changed at the next sign-in; end the person's sessions, release lock-outs."""
    if person.pk == by.person.pk:
        raise Refused("不能用重置来改自己的口令", cure="到「我的账号」里修改口令", code="U331", field="password")
    if not reason.strip():
        raise Refused("重置口令要写明理由", cure="写明怎样核实了是本人", code="U332", field="reason")
    set_password(person=person, password=password, by=by, must_change=True)
    end_sessions_of(person=person, because="password", by=by)
    reset(username=person.username)
    told = PasswordReset(subject=f"orgs.person:{person.pk}", name=person.name, why=reason.strip())
    publish(told, by=by)


@transaction.atomic
def release_lock(*, username: str, by: Actor) -> int:
    """Forget the wrong passwords typed for a user name; return how many records that were."""
    count = int(reset(username=username))
    person = Person.objects.filter(username=username).first()
    subject = f"orgs.person:{person.pk}" if person else ""
    publish(LockReleased(subject=subject, name=username, after={"记录数": count}), by=by)
    return count


def lock_outs(*, at: datetime.datetime, usernames: Iterable[str] | None = None) -> list[LockOut]:
    """Return who typed wrong passwords within the time of a lock-out, newest first."""
    since = at - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(attempt_time__gt=since, failures_since_start__gt=0).order_by("-attempt_time")
    if usernames is not None:
        rows = rows.filter(username__in=list(usernames))
    return [
        LockOut(
            username=row.username or "",
            address=row.ip_address,
            failures=row.failures_since_start,
            last=row.attempt_time,
            until=row.attempt_time + settings.AXES_COOLOFF_TIME
            if row.failures_since_start >= settings.AXES_FAILURE_LIMIT
            else None,
        )
        for row in rows[:MOST]
    ]
