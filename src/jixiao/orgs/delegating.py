"""代理: while away, somebody else acts for a person, from a day to a day, under their own name."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Delegation, Duty, Person
from jixiao.orgs.queries import in_force, people_of
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import ADMINISTRATORS, DELEGABLE, Role
from jixiao.orgs.trail import publish

LONGEST = datetime.timedelta(days=366)


@event("orgs.delegation_given", "交付代理")
class DelegationGiven(Event):
    """Somebody acts for another from a day to a day."""


@event("orgs.delegation_ended", "结束代理")
class DelegationEnded(Event):
    """Somebody no longer acts for another."""


@transaction.atomic
def give_delegation(
    *, duty: Duty, to: Person, first_day: datetime.date, last_day: datetime.date, reason: str, by: Actor
) -> Delegation:
    """Let a colleague of the unit act for oneself on those days; administrators' roles are never delegated."""
    if duty.person_id != by.person.pk:
        raise Refused("只能交出自己的任职", code="U340", field="duty")
    if Role(duty.role) not in DELEGABLE:
        raise Refused(
            f"「{Role(duty.role).label}」不能交人代理", cure="请系统管理员另行授予角色", code="U341", field="duty"
        )
    _require_days(first_day, last_day, by)
    _require_colleague(duty, to, by)
    if not reason.strip():
        raise Refused("代理要写明事由", cure="如：休假、外出学习", code="U342", field="reason")
    overlapping = Delegation.objects.filter(duty=duty, ended_at=None, first_day__lte=last_day, last_day__gte=first_day)
    if overlapping.exists():
        cure = "先结束原来的代理，或错开日期"
        raise Refused("这些天已经交给别人代理", cure=cure, code="U343", field="first_day")
    given = Delegation.objects.create(duty=duty, to=to, first_day=first_day, last_day=last_day, reason=reason.strip())
    after = {"角色": Role(duty.role).label, "代理人": to.name, "起止": f"{first_day}—{last_day}"}
    _tell(DelegationGiven, given, after, by, reason.strip())
    return given


@transaction.atomic
def end_delegation(*, delegation: Delegation, by: Actor) -> Delegation:
    """End a delegation before its last day: whoever gave it, or whoever stands in."""
    if by.person.pk not in {delegation.duty.person_id, delegation.to_id}:
        raise Refused("只能由交出代理的人或代理人结束", code="U344")
    if delegation.ended_at is None:
        delegation.ended_at = by.at
        delegation.save(update_fields=["ended_at"])
        _tell(DelegationEnded, delegation, {"代理人": delegation.to.name}, by, "")
    return delegation


def _require_days(first_day: datetime.date, last_day: datetime.date, by: Actor) -> None:
    if last_day < first_day:
        raise Refused("结束日期早于开始日期", code="U345", field="last_day")
    if last_day < by.on:
        raise Refused("结束日期已经过去", cure="选今天或以后的日期", code="U345", field="last_day")
    if last_day - first_day > LONGEST:
        raise Refused("代理最长一年", cure="更长的请办理工作交接", code="U345", field="last_day")


def _require_colleague(duty: Duty, to: Person, by: Actor) -> None:
    if to.pk == by.person.pk or not to.is_active:
        raise Refused("不能交给自己或已停用的账号", cure="选另一位同事", code="U346", field="to")
    if Duty.objects.filter(in_force(by.on), person=to, role__in=ADMINISTRATORS).exists():
        raise Refused(f"{to.name}是管理员，不能代理业务", cure="选办业务的同事", code="U347", field="to")
    if not people_of(duty.unit, on=by.on).filter(pk=to.pk).exists():
        raise Refused(f"{to.name}在本单位和上下级单位没有任职", cure="请系统管理员先授予角色", code="U348", field="to")


def _tell(told: type[Event], delegation: Delegation, after: dict[str, str], by: Actor, why: str) -> None:
    duty = delegation.duty
    publish(
        told(
            unit_id=duty.unit_id,
            subject=f"orgs.person:{duty.person_id}",
            name=duty.person.name,
            after=after,
            why=why,
        ),
        by=by,
    )
