"""The list of schools that may enter: kept year after year, each with who answers there."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.contests.contests.events import SchoolKept
from jixiao.records.contests.models import School, Stage
from jixiao.records.contests.seals import seal
from jixiao.web.masking import plain_name, plain_phone
from jixiao.web.searching import initials

TOLD = ("code", "name", "stage", "town", "pupils", "teachers", "is_active")
FIELDS = (*TOLD, "initials", "contact_seal", "phone_seal")
WORDS = ("code", "name", "town")


@transaction.atomic
def register_school(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> School:
    """Put a school on the list of the unit; refuses a code or a name that is there already."""
    school = School(unit=unit_year.unit)
    _fill(school, values)
    try:
        with transaction.atomic():
            school.save(force_insert=True)
    except IntegrityError:
        raise _twice(school) from None
    publish_in(
        unit_year, SchoolKept, subject=f"contests.school:{school.pk}", name=school.name,
        after=snapshot(school, TOLD), by=by,
    )  # fmt: skip
    return school


@transaction.atomic
def amend_school(
    *, school: School, unit_year: UnitYear, values: Mapping[str, Any], stamp: int | None, by: Actor
) -> School:
    """Change a school; taken off the list (is_active) it is offered no more, and its works stay."""
    before = snapshot(School.objects.get(pk=school.pk), TOLD)
    _fill(school, values)
    try:
        with transaction.atomic():
            save_stamped(school, stamp=stamp, fields=FIELDS)
    except IntegrityError:
        raise _twice(school) from None
    was, became = changes(before, snapshot(school, TOLD))
    publish_in(
        unit_year, SchoolKept, subject=f"contests.school:{school.pk}", name=school.name, before=was, after=became, by=by
    )
    return school


def schools_by_name(unit: Unit) -> dict[str, School]:
    """Return the schools of a unit by code and by name, for tables: one statement."""
    rows = list(School.objects.filter(unit=unit, is_active=True))
    return {**{one.code: one for one in rows}, **{one.name: one for one in rows}}


def _fill(school: School, values: Mapping[str, Any]) -> None:
    for name in TOLD:
        if name in values:
            setattr(school, name, values[name])
    for name in WORDS:
        setattr(school, name, "".join((getattr(school, name) or "").split()))
    if not school.code or not school.name:
        raise Refused("学校编号或名称没有填", cure="编号可用教育部门的学校标识码", code="A018", field="code")
    if school.stage not in Stage.values:
        raise Refused("没有这种学校类别", cure="从列出的里面选", code="A018", field="stage")
    school.initials = initials(school.name)[:60]
    if "contact" in values:
        school.contact_seal = seal(_contact(values["contact"]))
    if "phone" in values:
        school.phone_seal = seal(_phone(values["phone"]))
    if not school.is_active:
        school.contact_seal = school.phone_seal = ""


def _contact(text: object) -> str:
    given = str(text or "").strip()
    if given and not plain_name(given):
        raise Refused("联系人姓名不对", cure="只写姓名", code="A018", field="contact")
    return plain_name(given)


def _phone(text: object) -> str:
    digits = plain_phone(str(text or ""))
    if digits is None:
        raise Refused("电话号码不对", cure="填 11 位手机号，或带区号的座机", code="A018", field="phone")
    return digits


def _twice(school: School) -> Refused:
    cause = f"编号「{school.code}」或名称「{school.name}」已经在学校名册里"
    return Refused(cause, cure="改已有的那一所；停用的可以重新启用", code="A019", field="code")
