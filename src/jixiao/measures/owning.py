"""Whose record a proof is attached to: asked of the room that owns the record, so that none reaches another unit's."""

import enum

from django.apps import apps

from jixiao.measures.catalogue import OWNERS
from jixiao.orgs.models import UnitYear


class Ownership(enum.Enum):
    """Whether a record belongs to a unit's year."""

    OURS = "ours"
    NOT_OURS = "not ours"
    UNKNOWN = "nobody knows that kind"


def ownership_of(subject: str, *, unit_year: UnitYear) -> Ownership:
    """Return whether the record that ``subject`` (outreach.activity:12) names belongs to the unit's year."""
    kind, _, pk = subject.partition(":")
    if not pk.isdecimal() or len(pk) > len(str(2**63)) - 1:
        return Ownership.UNKNOWN
    if kind in OWNERS:
        return Ownership.OURS if OWNERS[kind](unit_year, int(pk)) else Ownership.NOT_OURS
    return _by_model(kind, int(pk), unit_year)


def _by_model(kind: str, pk: int, unit_year: UnitYear) -> Ownership:
    label, _, name = kind.partition(".")
    try:
        model = apps.get_model(label, name)
    except (LookupError, ValueError):
        return Ownership.UNKNOWN
    if not any(field.name == "unit_year" for field in model._meta.get_fields()):  # noqa: SLF001 - the documented way
        return Ownership.UNKNOWN
    ours = model._default_manager.filter(pk=pk, unit_year=unit_year).exists()  # noqa: SLF001 - the documented way
    return Ownership.OURS if ours else Ownership.NOT_OURS
