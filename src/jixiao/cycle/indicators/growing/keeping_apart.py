"""Indicators that look alike: merged, or kept apart with a reason that is remembered."""

import dataclasses

from django.db import IntegrityError, transaction

from jixiao.cycle.indicators.events import ApartTakenBack, PairKeptApart
from jixiao.cycle.indicators.growing.grouping import Form
from jixiao.cycle.indicators.models import KeptApart
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish

LONGEST_NAME = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Side:
    """One of two that are kept apart: what names it for good, and how it is listed."""

    key: str
    name: str

    @classmethod
    def of(cls, form: Form) -> "Side":
        """Return a way of writing as a side."""
        return cls(form.key, f"{form.name}（{form.unit}）" if form.unit else form.name)


@transaction.atomic
def keep_apart(*, authority: Unit, left: Side, right: Side, why: str, by: Actor) -> KeptApart:
    """Find two that look alike to be different: later searches never put them together.

    Refuses (U799) one against itself, a pair kept apart already, and one without a reason.
    """
    if left.key == right.key:
        raise Refused("选的是同一个", cure="选两个不同的", code="U799")
    if not why.strip():
        raise Refused("没有写分开的理由", cure="写一句差别在哪里", code="U799", field="why")
    first, second = sorted((left, right), key=lambda one: one.key)
    try:
        with transaction.atomic():
            kept = KeptApart.objects.create(
                authority=authority, left_key=first.key, right_key=second.key, left_name=first.name[:LONGEST_NAME],
                right_name=second.name[:LONGEST_NAME], why=why.strip(), decided_by=by.person, decided_at=by.at,
            )  # fmt: skip
    except IntegrityError:
        raise Refused("这两个已经分开过", cure="刷新页面", code="U799") from None
    said = {"一种写法": kept.left_name, "另一种写法": kept.right_name}
    name = f"{left.name}、{right.name}"
    event = PairKeptApart(unit_id=authority.pk, subject=_subject(kept), name=name, after=said, why=kept.why)
    publish(event, by=by)
    return kept


@transaction.atomic
def take_back_apart(*, kept: KeptApart, by: Actor) -> None:
    """Take back that two forms are different; they are found alike again."""
    found = KeptApart.objects.select_for_update().filter(pk=kept.pk).first()
    if found is None:
        return
    before = {"一种写法": found.left_name, "另一种写法": found.right_name, "分开理由": found.why}
    subject, authority = _subject(found), found.authority_id
    name = f"{found.left_name}、{found.right_name}"
    found.delete()
    publish(ApartTakenBack(unit_id=authority, subject=subject, name=name, before=before), by=by)


def _subject(kept: KeptApart) -> str:
    return f"indicators.apart:{kept.pk}"
