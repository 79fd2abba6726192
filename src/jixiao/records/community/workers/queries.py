"""Reads that more than one place of the room needs."""

from django.db import connection
from django.db.models import Q, QuerySet

from jixiao.engine.values import to_half_width
from jixiao.orgs.models import Unit
from jixiao.records.community.models import Privacy, Worker
from jixiao.records.community.seals import digest_of
from jixiao.records.community.workers.keys import bare_name
from jixiao.web.masking import plain_phone

_LAST = "\U0010ffff"
LONGEST = 40


def workers_of(unit: Unit) -> QuerySet[Worker]:
    """Return who stands in the register of a unit."""
    return Worker.objects.filter(unit=unit, removed_at=None)


def beginning(column: str, text: str) -> Q:
    """Return: a column begins with a text, as its index can answer it on SQLite (a range) and PostgreSQL (LIKE)."""
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": text})
    return Q(**{f"{column}__gte": text, f"{column}__lt": text + _LAST})


def found_by(unit_id: int, text: str) -> Q:
    """Return: somebody is meant by what was typed: name, first letters, reading, workplace, or the whole telephone.

    Each column is asked by itself, through its index, and the answers are put together: an OR over them makes SQLite
    walk through the whole register.
    """
    plain = to_half_width(text).strip()[:LONGEST]
    bare = bare_name(plain)
    if not bare:
        return Q()
    wanted = [beginning("name_key", bare), beginning("workplace", plain)]
    if bare.isascii() and bare.isalnum():
        wanted += [beginning(column, bare) for column in ("initials", "pinyin", "workplace_initials")]
    phone = plain_phone(plain)
    if phone:
        wanted.append(Q(phone_digest=digest_of(unit_id, "phone", phone)))
    first, *others = (Worker.objects.filter(one, unit=unit_id).order_by().values("pk") for one in wanted)
    return Q(pk__in=first.union(*others))


def seen_at(levels: tuple[Privacy, ...]) -> Q:
    """Return: somebody is shown by name to whoever sees those levels."""
    return Q() if len(levels) == len(Privacy) else Q(privacy__in=[one.value for one in levels])
