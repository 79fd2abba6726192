"""订阅: a private calendar address that can be made void, and whether one wants a digest by e-mail."""

import hashlib
import secrets

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import DigestWish, FeedToken, Person
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish


@event("orgs.feed_made", "生成日历订阅地址")
class FeedMade(Event):
    """A private address of one's deadlines was made; an earlier one is void."""


@event("orgs.feed_revoked", "作废日历订阅地址")
class FeedRevoked(Event):
    """The private address is void."""


@event("orgs.digest_wanted", "订阅邮件摘要")
class DigestWanted(Event):
    """Somebody wants their deadlines by e-mail."""


@event("orgs.digest_stopped", "停收邮件摘要")
class DigestStopped(Event):
    """Somebody wants no e-mail any more."""


@transaction.atomic
def make_feed(*, by: Actor) -> str:
    """Make a private address and return its token, which nobody can read again: only its hash is kept."""
    _void(by)
    token = secrets.token_urlsafe(32)
    FeedToken.objects.create(person=by.person, token_hash=hash_of(token), made_at=by.at)
    _tell(FeedMade, by)
    return token


@transaction.atomic
def revoke_feed(*, by: Actor) -> None:
    """Make the address void; refuse where there is none (U394)."""
    if not _void(by):
        raise Refused("没有可作废的订阅地址", cure="刷新页面", code="U394")
    _tell(FeedRevoked, by)


@transaction.atomic
def want_digest(*, address: str, by: Actor) -> DigestWish:
    """Send the person their deadlines once a day to an address; refuse one that is none (U395)."""
    plain = address.strip()
    try:
        validate_email(plain)
    except ValidationError:
        raise Refused("电子邮箱写法不对", cure="如 name@example.cn", code="U395", field="address") from None
    wish, _ = DigestWish.objects.update_or_create(person=by.person, defaults={"address": plain, "fault": ""})
    _tell(DigestWanted, by)
    return wish


@transaction.atomic
def stop_digest(*, by: Actor) -> None:
    """Send the person no more e-mail."""
    if DigestWish.objects.filter(person=by.person).delete()[0]:
        _tell(DigestStopped, by)


def person_of_feed(token: str) -> Person | None:
    """Return whose deadlines a private address shows, None for one that is void or was never made."""
    rows = FeedToken.objects.filter(token_hash=hash_of(token), revoked_at=None, person__is_active=True)
    found = rows.select_related("person").first()
    return found.person if found else None


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _void(by: Actor) -> int:
    return FeedToken.objects.filter(person=by.person, revoked_at=None).update(revoked_at=by.at)


def _tell(told: type[Event], by: Actor) -> None:
    publish(told(subject=f"orgs.person:{by.person.pk}", name=by.person.name), by=by)
