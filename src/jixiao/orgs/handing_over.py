"""工作交接: duties pass from one person to another for good, with a list of what was open on that day."""

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.appointing import end_duty, give_duty
from jixiao.orgs.events import Event, event
from jixiao.orgs.handing import CHAINS, WORKABLE, awaited_role
from jixiao.orgs.models import (
    Duty,
    DutyHandover,
    Handover,
    HandoverKind,
    HandoverState,
    ImportBatch,
    Person,
    Unit,
    YearState,
)
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import REACHING_DOWN, Role
from jixiao.orgs.trail import publish

MOST = 300


@event("orgs.duties_handed_over", "工作交接")
class DutiesHandedOver(Event):
    """Somebody's duties are somebody else's from now on."""


@dataclasses.dataclass(frozen=True, slots=True)
class OpenWork:
    """One thing that was not finished: what, where, how it stands."""

    title: str
    where: str
    state: str


def open_work_of(*, unit: Unit, roles: Iterable[Role]) -> list[OpenWork]:
    """Return what is open in a unit for holders of these roles: handovers on their desk, tables not decided on."""
    held = set(roles)
    below = {"unit_year__unit__path__startswith": unit.path} if held & REACHING_DOWN else {"unit_year__unit": unit}
    handovers = Handover.objects.filter(**below, unit_year__state=YearState.OPEN).exclude(state=HandoverState.APPROVED)
    found = [
        _shown(one) for one in handovers.select_related("unit_year__unit").order_by("pk")[:MOST] if _is_with(one, held)
    ]
    if Role.CLERK in held:
        batches = ImportBatch.objects.filter(unit_year__unit=unit, state=ImportBatch.State.TRIED)
        found += [
            OpenWork(f"导入「{one.file_name}」", f"{one.unit_year.year} 年度", "试读后没有决定")
            for one in batches.select_related("unit_year").order_by("pk")[:MOST]
        ]
    return found


@transaction.atomic
def hand_over_duties(
    *,
    giver: Person,
    taker: Person,
    duties: Sequence[Duty],
    day: datetime.date,
    remark: str,
    by: Actor,
) -> list[DutyHandover]:
    """Pass duties on: the giver's end on the day, the taker's begin on it; one record a unit with its open work."""
    if giver.pk == taker.pk:
        raise Refused("移交人和接收人是同一个人", cure="选另一位接收人", code="U350", field="taker")
    if not duties:
        raise Refused("没有选要移交的任职", cure="至少选一项", code="U351", field="duties")
    if any(duty.person_id != giver.pk or (duty.until and duty.until < day) for duty in duties):
        raise Refused("有的任职不属于移交人，或已经结束", code="U352", field="duties")
    made = [
        _record(
            unit, [duty for duty in duties if duty.unit_id == unit.pk], giver=giver, taker=taker, day=day, remark=remark
        )
        for unit in {duty.unit_id: duty.unit for duty in duties}.values()
    ]
    for duty in duties:
        end_duty_in_favour(duty, taker, day, by)
    for one in made:
        _tell(one, by)
    return made


def end_duty_in_favour(duty: Duty, taker: Person, day: datetime.date, by: Actor) -> None:
    """Give the duty to the taker first, so that a unit is never without, and end the giver's."""
    give_duty(person=taker, unit=duty.unit, role=duty.role, since=day, by=by)
    end_duty(duty=duty, until=day, by=by, reason=f"移交给{taker.name}")


def _record(
    unit: Unit, duties: Sequence[Duty], *, giver: Person, taker: Person, day: datetime.date, remark: str
) -> DutyHandover:
    roles = [Role(duty.role) for duty in duties]
    return DutyHandover.objects.create(
        unit=unit,
        giver=giver,
        taker=taker,
        day=day,
        roles=[str(role) for role in roles],
        open_work=[dataclasses.asdict(one) for one in open_work_of(unit=unit, roles=roles)],
        remark=remark.strip(),
    )


def _tell(made: DutyHandover, by: Actor) -> None:
    labels = "、".join(Role(role).label for role in made.roles)
    after: dict[str, Any] = {"接收人": made.taker.name, "角色": labels, "未办结": len(made.open_work)}
    publish(
        DutiesHandedOver(
            unit_id=made.unit_id,
            subject=f"orgs.person:{made.giver_id}",
            name=made.giver.name,
            after=after,
            why=made.remark,
        ),
        by=by,
    )


def _is_with(handover: Handover, held: set[Role]) -> bool:
    if handover.state in WORKABLE:
        return Role.CLERK in held
    return awaited_role(handover) in held and bool(held & set(CHAINS[handover.kind]))


def _shown(handover: Handover) -> OpenWork:
    unit_year = handover.unit_year
    state = HandoverState(handover.state).label
    return OpenWork(HandoverKind(handover.kind).label, f"{unit_year.unit.name} {unit_year.year} 年度", state)
