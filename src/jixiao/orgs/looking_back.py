"""Looking back: which lines of the trail somebody sees, how they are shown, and the check of the chain as an act."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import TrailEntry, Unit
from jixiao.orgs.roles import Role
from jixiao.orgs.trail import Verdict, publish, verify_trail


@event("orgs.trail_verified", "核验留痕")
class TrailVerified(Event):
    """The chain of the trail was checked."""


@event("orgs.trail_exported", "导出留痕")
class TrailExported(Event):
    """Lines of the trail were taken out as a workbook."""


def lines_seen(held: Iterable[tuple[Unit, Role]]) -> QuerySet[TrailEntry]:
    """Return the lines those duties let a person read: audit all, reviewers their units, heads their own unit."""
    rows = TrailEntry.objects.all()
    duties = list(held)
    if any(role == Role.AUDIT for _, role in duties):
        return rows
    seen = Q(pk__in=[])
    for unit, role in duties:
        if role == Role.REVIEWER:
            seen |= Q(unit__path__startswith=unit.path)
        elif role == Role.HEAD:
            seen |= Q(unit=unit)
    return rows.filter(seen)


@transaction.atomic
def check_trail(*, by: Actor) -> Verdict:
    """Walk the whole chain, and write down that somebody did and what came of it."""
    verdict = verify_trail()
    after = {"行数": verdict.lines, "结论": verdict.fault or "完整"}
    publish(TrailVerified(name="操作留痕", after=after), by=by)
    return verdict


@transaction.atomic
def note_export(*, unit: Unit, year: int, query: str, by: Actor) -> None:
    """Write down that lines of the trail were taken out, and which."""
    publish(TrailExported(unit_id=unit.pk, year=year, name="操作留痕", after={"筛选": query[:200]}), by=by)


def words_of(values: Mapping[str, Any]) -> str:
    """Return the values of a line as people read them: 名称：甲；金额：1.00元."""
    return "；".join(f"{name}：{_word(value)}" for name, value in values.items())


def _word(value: object) -> str:
    if value is None or value == "":
        return "未填"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "、".join(value) or "无"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
