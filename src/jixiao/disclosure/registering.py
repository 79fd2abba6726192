"""The register: what of a year is made public, where, when, and by which day it must be."""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.disclosure.events import ItemRegistered
from jixiao.disclosure.models import DisclosureItem, Publication
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

DAYS = datetime.timedelta(days=20)
"""批复后20日内由各部门向社会公开（预算法第十四条）."""
ITEMS = {
    "budget": "部门预算",
    "goals": "绩效目标（随部门预算）",
    "accounts": "部门决算",
    "evaluation": "绩效自评结果（随部门决算）",
}
_FIELDS = ("is_open", "reason", "amount", "approved_on", "channel", "address", "published_on")


@dataclasses.dataclass(frozen=True, slots=True)
class Watch:
    """Where an item stands against its day: ``state`` is public, open, late, closed or unknown."""

    state: str
    due: datetime.date | None
    words: str


def watch_of(item: DisclosureItem, *, on: datetime.date) -> Watch:
    """Return whether the 20 days after approval were kept, or how many are left."""
    due = item.approved_on + DAYS if item.approved_on else None
    if not item.is_open:
        return Watch("closed", due, f"不公开：{item.reason}")
    if item.published_on and due and item.published_on > due:
        return Watch("late", due, f"晚了 {(item.published_on - due).days} 天公开")
    if item.published_on:
        return Watch("public", due, "已公开")
    if due is None:
        return Watch("unknown", None, "批复日期未填，算不出期限")
    if on > due:
        return Watch("late", due, f"逾期 {(on - due).days} 天")
    return Watch("open", due, f"剩 {(due - on).days} 天")


def register_of(unit_year: UnitYear) -> list[DisclosureItem]:
    """Return the register of a year: every item of the list, whether somebody touched it or not."""
    kept = {item.key: item for item in DisclosureItem.objects.filter(unit_year=unit_year)[:100]}
    listed = [kept.pop(key, DisclosureItem(unit_year=unit_year, key=key, title=title)) for key, title in ITEMS.items()]
    return [*listed, *kept.values()]


@transaction.atomic
def register_item(
    *, unit_year: UnitYear, key: str, values: Mapping[str, Any], by: Actor, stamp: int | None = None, title: str = ""
) -> DisclosureItem:
    """Write what is known of an item; what is not made public wants a reason, a day of publication a place."""
    if key not in ITEMS and not title.strip():
        raise Refused("写明公开什么", code="U657", field="title")
    item = DisclosureItem.objects.filter(unit_year=unit_year, key=key).first()
    item = item or DisclosureItem(unit_year=unit_year, key=key, title=ITEMS.get(key, title.strip()))
    before = snapshot(item, _FIELDS)
    for name, value in values.items():
        setattr(item, name, value)
    _require_whole(item, by)
    if item.pk:
        save_stamped(item, stamp=stamp, fields=_FIELDS)
    else:
        item.save(force_insert=True)
    old, new = changes(before, snapshot(item, _FIELDS))
    if new:
        told = ItemRegistered(
            unit_id=unit_year.unit_id,
            year=unit_year.year,
            subject=f"disclosure.item:{item.pk}",
            name=item.title,
            before=old,
            after=new,
        )
        publish(told, by=by)
    return item


def _require_whole(item: DisclosureItem, by: Actor) -> None:
    if not item.is_open and not item.reason.strip():
        raise Refused("不公开的要写明理由", cure="如：涉密，保密审查意见文号", code="U658", field="reason")
    if item.published_on and not (item.channel or item.address):
        raise Refused("写明公开在哪里", cure="填公开渠道或网址", code="U659", field="channel")
    if item.published_on and item.published_on > by.on:
        raise Refused("公开日期还没有到", cure="公开以后再填", code="U660", field="published_on")
    if item.published_on and item.approved_on and item.published_on < item.approved_on:
        raise Refused("公开日期早于批复日期", cure="核对两个日期", code="U661", field="published_on")


def note_published(*, publication: Publication, by: Actor) -> None:
    """Enter a page of our own into the register, keeping what people entered about elsewhere."""
    unit_year = publication.unit_year
    item = DisclosureItem.objects.filter(unit_year=unit_year, key="evaluation").first()
    values: dict[str, Any] = {}
    if item is None or not item.address:
        values["address"] = public_address(unit_year)
    if item is None or not item.channel:
        values["channel"] = "本系统公开页"
    if publication.planned_on <= by.on and (item is None or not item.published_on):
        values["published_on"] = publication.planned_on
    if values:
        register_item(unit_year=unit_year, key="evaluation", values=values, by=by)


def public_address(unit_year: UnitYear) -> str:
    """Return the permanent address of a unit's year."""
    return f"/public/{unit_year.unit.code}/{unit_year.year}/"
