"""科技志愿者 are registered, changed, and leave; a minor only with a guardian who agreed."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.community.models import ShiftTaking, TakingState, Volunteer
from jixiao.records.community.seals import digest_of, seal, unseal
from jixiao.records.community.volunteers.events import (
    VolunteerAmended,
    VolunteerDoorChanged,
    VolunteerLeft,
    VolunteerPhoneSeen,
    VolunteerRegistered,
)
from jixiao.records.community.volunteers.telling import tell_volunteer
from jixiao.records.community.workers.keys import keys_of
from jixiao.records.community.writing import require_lengths, require_reason
from jixiao.web.masking import mask_phone, plain_phone

FIELDS = (
    "name", "workplace", "group", "worker", "skills", "born", "is_minor", "site_number", "guardian_agreed_on",
    "guardian_text", "consent_on", "consent_text", "registered_on",
)  # fmt: skip
KEPT = (*FIELDS, "name_key", "initials", "pinyin", "phone", "phone_masked", "phone_digest", "guardian")
TOLD = ("workplace", "group", "skills", "is_minor", "phone_masked", "consent_on", "guardian_agreed_on", "registered_on")
ADULT, MOST_SKILLS, MOST_TEXT = 18, 20, 1000


@transaction.atomic
def register_volunteer(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Volunteer:
    """Put somebody into the register under the next number. Refuses no consent, a minor without guardian, and twice."""
    row = Volunteer(unit_id=unit_year.unit_id, registered_on=by.on)
    _fill(row, values, on=by.on)
    row.number = next_number(unit_year.unit)
    _guarded(row, lambda: row.save(force_insert=True))
    tell_volunteer(VolunteerRegistered, row, unit_year, by, after=snapshot(row, TOLD))
    return row


@transaction.atomic
def amend_volunteer(
    *, row: Volunteer, unit_year: UnitYear, values: Mapping[str, Any], stamp: int | None, by: Actor
) -> Volunteer:
    """Change what is known of somebody; raises Stale for an older stamp. A telephone left empty stays as it is."""
    before = snapshot(Volunteer.objects.get(pk=row.pk), TOLD)
    _fill(row, values, on=by.on)
    _guarded(row, lambda: save_stamped(row, stamp=stamp, fields=KEPT))
    was, became = changes(before, snapshot(row, TOLD))
    tell_volunteer(VolunteerAmended, row, unit_year, by, before=was, after=became)
    return row


@transaction.atomic
def let_leave(*, row: Volunteer, unit_year: UnitYear, reason: str, by: Actor) -> None:
    """Let somebody be no volunteer any more: their page is gone, their hours stay. Refuses while a shift is ahead."""
    why = require_reason(reason, "退出原因")
    if row.removed_at is not None:
        raise Refused("这个人已经退出", cure="刷新页面", code="V604")
    ahead = ShiftTaking.objects.filter(volunteer=row, state=TakingState.TAKEN, ends_at__gt=by.at).count()
    if ahead:
        raise Refused(f"还有 {ahead} 个没有结束的班次", cure="先退掉这些班次", code="V605")
    row.removed_at, row.removed_because = by.at, why
    save_stamped(row, stamp=row.version, fields=("removed_at", "removed_because"))
    tell_volunteer(VolunteerLeft, row, unit_year, by, why=why)


@transaction.atomic
def change_door(*, row: Volunteer, unit_year: UnitYear, by: Actor) -> Volunteer:
    """Make the address of somebody's own page anew, where it came into wrong hands."""
    row.door_turn += 1
    save_stamped(row, stamp=row.version, fields=("door_turn",))
    tell_volunteer(VolunteerDoorChanged, row, unit_year, by)
    return row


@transaction.atomic
def see_phone(*, row: Volunteer, unit_year: UnitYear, by: Actor) -> dict[str, str]:
    """Return the telephone and the guardian in full and write down who looked; refuses where none is kept."""
    found = {"电话": " ".join(unseal(row.phone)), "监护人": " ".join(unseal(row.guardian))}
    if not any(found.values()):
        raise Refused("没有登记电话", cure="修改这个人，补填电话", code="V606")
    tell_volunteer(VolunteerPhoneSeen, row, unit_year, by)
    return found


def next_number(unit: Unit) -> str:
    """Return the next number of a volunteer (V00001)."""
    last = Volunteer.objects.filter(unit=unit).order_by("-number").values_list("number", flat=True).first()
    return f"V{(int(last[1:]) if last else 0) + 1:05d}"


def age_on(born: datetime.date, on: datetime.date) -> int:
    """Return how old somebody is on a day."""
    return on.year - born.year - (0 if (on.month, on.day) >= (born.month, born.day) else 1)


def _guarded(row: Volunteer, write: Any) -> None:  # noqa: ANN401 - a write that the database may refuse
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        cause = f"「{row.name}」已经登记：同名同电话，或全国平台编号相同"
        raise Refused(cause, cure="查出原来那条修改；确是两个人的，核对电话", code="V603", field="phone") from None


def _fill(row: Volunteer, values: Mapping[str, Any], *, on: datetime.date) -> None:
    for name in FIELDS:
        if name in values and not (name == "registered_on" and values[name] is None):
            setattr(row, name, values[name])
    row.name, row.site_number = " ".join(row.name.split()), row.site_number.strip()
    keys = keys_of(row.name)
    if len(keys.name) < 2 or any(letter.isdigit() for letter in keys.name):  # noqa: PLR2004 - a name has two characters
        raise Refused(f"「{row.name}」不像姓名", cure="填 2 个字以上的真实姓名，不带数字", code="V601", field="name")
    row.name_key, row.initials, row.pinyin = keys.name, keys.initials, keys.pinyin
    require_lengths(row, ("name", "workplace", "site_number"))
    if len(row.skills) > MOST_SKILLS or any(len(one) > MOST_SKILLS for one in row.skills):
        raise Refused("技能太多或太长", cure="最多 20 项，每项 20 字以内", code="V607", field="skills")
    _fill_phone(row, str(values.get("phone") or ""))
    if row.consent_on is None or not row.consent_text.strip():
        raise Refused("没有本人同意", cure="填本人同意登记的日期和内容", code="V608", field="consent_on")
    if max(row.consent_on, row.registered_on) > on or (row.born is not None and row.born > on):
        raise Refused("日期晚于今天", cure="核对同意、注册和出生日期", code="V609", field="consent_on")
    _fill_guardian(row, values)


def _fill_phone(row: Volunteer, typed: str) -> None:
    phone = plain_phone(typed)
    if phone is None:
        raise Refused("志愿者电话号码不对", cure="填 11 位手机号，或带区号的座机", code="V602", field="phone")
    if phone:
        row.phone, row.phone_masked = seal(phone), mask_phone(phone)
        row.phone_digest = digest_of(row.unit_id, "phone", phone)


def _fill_guardian(row: Volunteer, values: Mapping[str, Any]) -> None:
    """Keep the guardian of a minor; whoever was under eighteen when they registered is one."""
    if row.born is not None and age_on(row.born, row.registered_on) < ADULT:
        row.is_minor = True
    name, phone = str(values.get("guardian_name") or "").strip(), str(values.get("guardian_phone") or "").strip()
    if name or phone:
        row.guardian = seal(name[:40], phone[:20])
    if not row.is_minor:
        return
    lacking = [
        word
        for word, there in (
            ("监护人姓名和电话", row.guardian), ("监护人同意日期", row.guardian_agreed_on),
            ("监护人同意内容", row.guardian_text.strip()),
        )
        if not there
    ]  # fmt: skip
    if lacking:
        cure = "未成年人做志愿者要监护人同意，补填后再保存"
        raise Refused(f"未成年人缺{'、'.join(lacking)}", cure=cure, code="V610", field="guardian_agreed_on")
