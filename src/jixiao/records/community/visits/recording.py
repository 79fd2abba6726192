"""A visit is written down: whom it reached, what was given and said. What asks for an answer becomes an appeal."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.community.appeals.receiving import receive_from_visit
from jixiao.records.community.models import Appeal, AppealState, Visit, Visited, Worker
from jixiao.records.community.visits.events import VisitAmended, VisitRecorded, VisitRemoved
from jixiao.records.community.writing import next_code, require_lengths, require_reason

FIELDS = ("occasion", "day", "went", "place", "note")
LETTER = "Z"
OVER = (AppealState.CLOSED, AppealState.REFUSED)


@dataclasses.dataclass(frozen=True, slots=True)
class Met:
    """One person who was visited: what they were given, its worth (None: 未填), what they said, and whether it asks."""

    worker: Worker
    gift: str = ""
    worth: Money | None = None
    said: str = ""
    asks: bool = False


@transaction.atomic
def record_visit(*, unit_year: UnitYear, values: Mapping[str, Any], met: Sequence[Met], by: Actor) -> Visit:
    """Write a visit down, and open an appeal for everything that is to be answered: all of it, or nothing.

    Refuses a visit without anybody, somebody twice, a day outside of the year, a worth without a gift.
    """
    visit = Visit(unit_year=unit_year, by=by.person, at=by.at)
    _fill(visit, values)
    _require_met(met)
    visit.code = next_code(Visit.objects.filter(unit_year=unit_year), LETTER)
    try:
        with transaction.atomic():
            visit.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"走访编号 {visit.code} 刚刚被用掉", cure="再保存一次", code="V301") from None
    opened = [one for one in (_write(visit, each, by) for each in met) if one]
    _tell(VisitRecorded, visit, by, after={**snapshot(visit, FIELDS), **_summed(met, opened)})
    return visit


@transaction.atomic
def amend_visit(*, visit: Visit, values: Mapping[str, Any], met: Sequence[Met], stamp: int | None, by: Actor) -> Visit:
    """Change a visit. Refuses to take out or reword what became an appeal; raises Stale for an older stamp."""
    before = snapshot(Visit.objects.get(pk=visit.pk), FIELDS)
    _fill(visit, values)
    _require_met(met)
    save_stamped(visit, stamp=stamp, fields=FIELDS)
    there = {one.worker_id: one for one in visit.visited.select_related("worker").order_by("pk")}
    with_appeal = set(Appeal.objects.filter(visited__visit=visit).values_list("visited_id", flat=True))
    wanted = {one.worker.pk for one in met}
    for worker_id, row in there.items():
        if worker_id not in wanted:
            if row.pk in with_appeal:
                raise Refused(f"「{row.worker.name}」说的已经成了诉求，不能去掉", cure="先办结那件诉求", code="V302")
            row.delete()
    opened = [one for one in (_rewrite(visit, there.get(each.worker.pk), each, with_appeal, by) for each in met) if one]
    was, became = changes(before, snapshot(visit, FIELDS))
    _tell(VisitAmended, visit, by, before=was, after={**became, **_summed(met, opened)})
    return visit


@transaction.atomic
def remove_visit(*, visit: Visit, reason: str, stamp: int | None, by: Actor) -> None:
    """Take out a visit that was written down by mistake; refuses one of which an appeal is still in hand."""
    if Appeal.objects.filter(visited__visit=visit).exclude(state__in=OVER).exists():
        raise Refused("这次走访有诉求还没有办结", cure="先办结或不予受理那件诉求", code="V303")
    visit.removed_because = require_reason(reason, "删除原因")
    visit.removed_at, visit.removed_by = by.at, by.person
    save_stamped(visit, stamp=stamp, fields=("removed_at", "removed_by", "removed_because"))
    _tell(VisitRemoved, visit, by, why=visit.removed_because)


def subject_of(visit: Visit) -> str:
    """Return how the trail and the proofs name a visit."""
    return f"community.visit:{visit.pk}"


def _fill(visit: Visit, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(visit, name, values[name])
    if not visit.went.strip():
        raise Refused("没有写走访人员", cure="写岗位，如：主席、学会部部长", code="V304", field="went")
    if visit.day is None:
        raise Refused("没有填走访日期", code="V305", field="day")
    if visit.day.year != visit.unit_year.year:
        cure = f"核对日期，或到 {visit.day.year} 年度登记"
        raise Refused(f"走访日期不在 {visit.unit_year.year} 年度", cure=cure, code="V306", field="day")
    require_lengths(visit, ("went", "place", "note"))


def _require_met(met: Sequence[Met]) -> None:
    if not met:
        raise Refused("没有写走访了谁", cure="至少填一位科技工作者", code="V307")
    seen: set[int] = set()
    for one in met:
        if one.worker.pk in seen:
            raise Refused(f"「{one.worker.name}」写了两次", cure="合成一行", code="V308")
        seen.add(one.worker.pk)
        if one.worth is not None and not one.gift.strip():
            cure = "写慰问物品，如：慰问金、慰问品"
            raise Refused(f"「{one.worker.name}」有慰问金额，没有写慰问物品", cure=cure, code="V309")
        if one.asks and not one.said.strip():
            cure = "写下听到的意见，或去掉“需要答复”"
            raise Refused(f"「{one.worker.name}」选了需要答复，没有写听到的意见", cure=cure, code="V310")


def _write(visit: Visit, met: Met, by: Actor) -> Appeal | None:
    row = Visited(visit=visit, worker=met.worker)
    _put(row, met)
    row.save(force_insert=True)
    return receive_from_visit(visited=row, unit_year=visit.unit_year, by=by) if met.asks else None


def _rewrite(visit: Visit, row: Visited | None, met: Met, with_appeal: set[int], by: Actor) -> Appeal | None:
    if row is None:
        return _write(visit, met, by)
    if row.pk in with_appeal and (row.said != met.said.strip() or not met.asks):
        cause = f"「{met.worker.name}」说的已经成了诉求，不能改"
        raise Refused(cause, cure="在诉求的办理里补充说明", code="V311")
    opens = met.asks and row.pk not in with_appeal
    _put(row, met)
    row.save(update_fields=["gift", "worth", "said", "asks"])
    return receive_from_visit(visited=row, unit_year=visit.unit_year, by=by) if opens else None


def _put(row: Visited, met: Met) -> None:
    row.gift, row.worth, row.said, row.asks = met.gift.strip(), met.worth, met.said.strip(), met.asks
    require_lengths(row, ("gift",))


def _summed(met: Sequence[Met], opened: Sequence[Appeal]) -> dict[str, Any]:
    found: dict[str, Any] = {"走访人数": len(met)}
    return {**found, "转为诉求": "、".join(one.number for one in opened)} if opened else found


def _tell(told: type[Event], visit: Visit, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what the event takes
    publish_in(visit.unit_year, told, subject=subject_of(visit), name=str(visit), by=by, **more)
