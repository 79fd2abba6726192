"""Units and people are amended: renamed, moved, closed, deactivated. Nothing of them is ever deleted."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.appointing import end_duty
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Duty, Person, Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import require_codes
from jixiao.orgs.signing_in import end_sessions_of
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

UNIT_FIELDS = ("name", "short_name", "kind", "division_code", "division_name", "credit_code")
PERSON_FIELDS = ("name", "office")
_MOST = 2000


@event("orgs.unit_amended", "修改单位")
class UnitAmended(Event):
    """A unit has another name, place or code."""


@event("orgs.unit_moved", "调整隶属")
class UnitMoved(Event):
    """A unit stands under another one."""


@event("orgs.unit_closed", "撤并单位")
class UnitClosed(Event):
    """A unit is no more; its years can still be looked at."""


@event("orgs.person_amended", "修改人员")
class PersonAmended(Event):
    """Somebody has another name or office."""


@event("orgs.person_deactivated", "停用账号")
class PersonDeactivated(Event):
    """Somebody can no longer sign in."""


@event("orgs.person_reactivated", "启用账号")
class PersonReactivated(Event):
    """Somebody can sign in again."""


@transaction.atomic
def amend_unit(*, unit: Unit, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Unit:
    """Change what is known of a unit (UNIT_FIELDS); its code stays, since addresses and papers quote it."""
    before = snapshot(unit, UNIT_FIELDS)
    for name in UNIT_FIELDS:
        setattr(unit, name, values[name])
    unit.name, unit.credit_code = unit.name.strip(), unit.credit_code or None
    require_codes(code=unit.code, division_code=unit.division_code, credit_code=unit.credit_code or "")
    if unit.credit_code and Unit.objects.filter(credit_code=unit.credit_code).exclude(pk=unit.pk).exists():
        raise Refused("这个统一社会信用代码已经登记在别的单位", code="U307", field="credit_code")
    unit.initials = initials_of(unit.name)
    save_stamped(unit, stamp=stamp, fields=(*UNIT_FIELDS, "initials"))
    _tell(UnitAmended, unit, before, snapshot(unit, UNIT_FIELDS), by=by)
    return unit


@transaction.atomic
def move_unit(*, unit: Unit, parent: Unit, reason: str, by: Actor) -> Unit:
    """Put a unit, with everything under it, under another one; who reviews it changes with that."""
    if parent.path.startswith(unit.path):
        raise Refused("不能把单位放到它自己下面", cure="选别的上级单位", code="U308", field="parent")
    if not reason.strip():
        raise Refused("调整隶属要写明理由", cure="写明批复文号或会议", code="U319", field="reason")
    before = {"上级单位": unit.parent.name if unit.parent else ""}
    old, new = unit.path, f"{parent.path}{unit.pk}/"
    for below in Unit.objects.select_for_update().filter(path__startswith=old)[:_MOST]:
        Unit.objects.filter(pk=below.pk).update(path=new + below.path.removeprefix(old))
    unit.parent = parent
    save_stamped(unit, stamp=None, fields=("parent",))
    unit.refresh_from_db()
    _tell(UnitMoved, unit, before, {"上级单位": parent.name}, by=by, why=reason.strip())
    return unit


@transaction.atomic
def close_unit(*, unit: Unit, on: datetime.date, reason: str, by: Actor) -> Unit:
    """Close a unit as merged or abolished; its open years and duties must be settled before."""
    if not reason.strip():
        raise Refused("撤并单位要写明理由", cure="写明批复文号和去向", code="U319", field="reason")
    if unit.unit_years.filter(state="open").exists():
        raise Refused("单位还有开放的年度", cure="先关闭它的各个年度", code="U320")
    if Unit.objects.filter(parent=unit, closed_on=None).exists():
        raise Refused("单位下面还有所属单位", cure="先把所属单位调整到别处或撤并", code="U321")
    unit.closed_on = on
    save_stamped(unit, stamp=None, fields=("closed_on",))
    for duty in unit.duties.filter(until=None).select_related("person")[:_MOST]:
        end_duty(duty=duty, until=on, by=by, reason=f"单位撤并：{reason.strip()}")
    _tell(UnitClosed, unit, {}, {"撤并日期": on.isoformat()}, by=by, why=reason.strip())
    return unit


@transaction.atomic
def amend_person(*, person: Person, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Person:
    """Change the name or the office of somebody; the user name stays."""
    before = snapshot(person, PERSON_FIELDS)
    person.name, person.office = str(values["name"]).strip(), values["office"]
    person.initials = initials_of(person.name)[:40]
    save_stamped(person, stamp=stamp, fields=(*PERSON_FIELDS, "initials"))
    _tell(PersonAmended, person, before, snapshot(person, PERSON_FIELDS), by=by)
    return person


@transaction.atomic
def deactivate_person(*, person: Person, reason: str, by: Actor) -> Person:
    """Let somebody sign in no longer: their duties end today, their sessions at once."""
    if person.pk == by.person.pk:
        raise Refused("不能停用自己的账号", cure="请另一名系统管理员办理", code="U322")
    if not reason.strip():
        raise Refused("停用账号要写明理由", cure="如：调离、退休", code="U319", field="reason")
    for duty in Duty.objects.filter(person=person, until=None).select_related("person")[:_MOST]:
        end_duty(duty=duty, until=by.on, by=by, reason=reason.strip())
    person.is_active = False
    save_stamped(person, stamp=None, fields=("is_active",))
    end_sessions_of(person=person, because="inactive", by=by)
    _tell(PersonDeactivated, person, {}, {"启用": False}, by=by, why=reason.strip())
    return person


@transaction.atomic
def reactivate_person(*, person: Person, by: Actor) -> Person:
    """Let somebody sign in again; duties are given anew."""
    person.is_active = True
    save_stamped(person, stamp=None, fields=("is_active",))
    _tell(PersonReactivated, person, {}, {"启用": True}, by=by)
    return person


def _tell(
    told: type[Event],
    row: Unit | Person,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    by: Actor,
    why: str = "",
) -> None:
    was, now = changes(before, after)
    unit_id = row.pk if isinstance(row, Unit) else None
    subject = f"orgs.{'unit' if unit_id else 'person'}:{row.pk}"
    publish(told(unit_id=unit_id, subject=subject, name=row.name, before=was, after=now, why=why), by=by)
