"""People are registered and given duties; administrators are kept apart."""

import datetime
import re

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Duty, Person, Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import ADMINISTRATORS, Role
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.trail import publish

_USERNAME = re.compile(r"[a-z][a-z0-9_.-]{2,39}")


@event("orgs.person_registered", "登记人员")
class PersonRegistered(Event):
    """Somebody can sign in from now on."""


@event("orgs.duty_given", "授予角色")
class DutyGiven(Event):
    """Somebody holds a role from now on."""


@event("orgs.duty_ended", "收回角色")
class DutyEnded(Event):
    """Somebody no longer holds a role."""


@event("orgs.password_set", "设置口令")
class PasswordSet(Event):
    """A password was set; what it is stands nowhere."""


@transaction.atomic
def register_person(
    *, username: str, name: str, password: str, by: Actor | None, on: datetime.datetime, office: str = ""
) -> Person:
    """Let somebody sign in; they must set their own password at first. ``by`` is None for the very first person."""
    if not _USERNAME.fullmatch(username):
        cure = "3 到 40 个字符，小写字母开头，只用小写字母、数字、点、横线、下划线"
        raise Refused("用户名写法不对", cure=cure, code="U310", field="username")
    if Person.objects.filter(username=username).exists():
        raise Refused(f"用户名 {username} 已经有人用了", cure="换一个用户名", code="U311", field="username")
    person = Person(username=username, name=name.strip(), initials=initials_of(name)[:40], office=office)
    require_password(password, person)
    person.set_password(password)
    person.password_changed_at = on
    person.save(force_insert=True)
    told = PersonRegistered(
        subject=f"orgs.person:{person.pk}", name=person.name, after={"用户名": username, "姓名": name}
    )
    publish(told, by=by or Actor(person, on))
    return person


@transaction.atomic
def register_person_with_duty(
    *, username: str, name: str, office: str, password: str, unit: Unit, role: str, by: Actor
) -> Person:
    """Let somebody sign in, and give them their first duty from today."""
    person = register_person(username=username, name=name, office=office, password=password, by=by, on=by.at)
    give_duty(person=person, unit=unit, role=role, since=by.on, by=by)
    return person


def require_password(password: str, person: Person) -> None:
    """Raise Refused for a password that breaks the rules (passwords.py)."""
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise Refused("；".join(fault.messages), code="U312", field="password") from None


@transaction.atomic
def set_password(*, person: Person, password: str, by: Actor, must_change: bool) -> None:
    """Set a password; one set by an administrator must be changed at the next sign-in."""
    if person.password and person.check_password(password):
        raise Refused("新口令不能与旧口令相同", code="U313", field="password")
    require_password(password, person)
    person.set_password(password)
    person.must_change_password, person.password_changed_at = must_change, by.at
    person.save(update_fields=["password", "must_change_password", "password_changed_at"])
    publish(PasswordSet(subject=f"orgs.person:{person.pk}", name=person.name), by=by)


@transaction.atomic
def give_duty(*, person: Person, unit: Unit, role: str, since: datetime.date, by: Actor) -> Duty:
    """Give somebody a role in a unit.

    Refuses a role for oneself, two of the three administrators' roles for one person, and an administrator who also
    works in the trade (等保2.0 GB/T 22239-2019 访问控制: 管理用户权限分离；审计管理员不审自己办的业务).
    """
    settled = Role(role)
    _require_another(person, by)
    if not person.is_active:
        raise Refused(f"{person.name}的账号已停用", cure="先启用账号再授予角色", code="U316", field="role")
    open_duties = Duty.objects.select_for_update().filter(person=person).filter(Q(until=None) | Q(until__gte=since))
    held = {duty.role for duty in open_duties}
    if settled in ADMINISTRATORS and held & (ADMINISTRATORS - {settled}):
        cure = "系统管理、安全管理、审计管理由三个人分别担任"
        raise Refused("三员不能由一人兼任", cure=cure, code="U314", field="role")
    if held and (settled in ADMINISTRATORS) != bool(held & ADMINISTRATORS):
        cure = "管理员用单独的账号；业务由别的人办理"
        raise Refused("管理员不能兼任业务角色", cure=cure, code="U317", field="role")
    duty = next((duty for duty in open_duties if duty.unit_id == unit.pk and duty.role == settled), None)
    if duty is not None:
        return duty
    duty = Duty.objects.create(person=person, unit=unit, role=settled, since=since)
    publish(
        DutyGiven(
            unit_id=unit.pk,
            subject=f"orgs.person:{person.pk}",
            name=person.name,
            after={"单位": unit.name, "角色": settled.label, "起始日期": since.isoformat()},
        ),
        by=by,
    )
    return duty


@transaction.atomic
def end_duty(*, duty: Duty, until: datetime.date, by: Actor, reason: str = "") -> Duty:
    """Take a role back at the end of a day; the last system administrator stays.

    A role taken back before its first day is over was never in force: it ends the day before it began.
    """
    if duty.role == Role.SYSTEM and not Duty.objects.filter(role=Role.SYSTEM, until=None).exclude(pk=duty.pk).exists():
        raise Refused("这是最后一名系统管理员", cure="先授予另一个人系统管理角色", code="U318")
    duty.until = max(until, duty.since - datetime.timedelta(days=1))
    duty.save(update_fields=["until"])
    publish(
        DutyEnded(
            unit_id=duty.unit_id,
            subject=f"orgs.person:{duty.person_id}",
            name=duty.person.name,
            before={"角色": Role(duty.role).label},
            after={"截止日期": duty.until.isoformat()},
            why=reason,
        ),
        by=by,
    )
    return duty


def _require_another(person: Person, by: Actor) -> None:
    """Raise Refused for a role one gives to oneself; only the first system administrator has nobody else to ask."""
    if person.pk == by.person.pk and Duty.objects.filter(role=Role.SYSTEM, until=None).exists():
        raise Refused("不能给自己授予角色", cure="请另一名系统管理员办理", code="U315", field="role")
