"""The export of the national volunteer site, taken in again and again: new people, and the hours it says of the known.

Its hours stand beside ours and count nowhere: only what both sides confirmed here does. Whoever was under eighteen is
not taken in from a table: a guardian has to agree, one by one.
"""

import datetime
import functools
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from importlib import resources
from typing import Any

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.importing import ImportDoor, OtherFile
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.models import ShiftTaking, Volunteer, VolunteerGroup
from jixiao.records.community.seals import digest_of
from jixiao.records.community.volunteers.events import SiteHoursKept
from jixiao.records.community.volunteers.registering import ADULT, age_on, let_leave, register_volunteer
from jixiao.records.community.volunteers.telling import tell_volunteer
from jixiao.records.community.workers.keys import bare_name
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow, read_csv
from jixiao.web.masking import plain_phone
from jixiao.web.tagged import read_tags

CONSENT = "本人在全国平台注册时同意；本单位据平台导出表登记，没有另取书面同意"
NEW, HOURS, NONE = "community.volunteer", "community.site_hours", "-"
MOST_MINUTES = 10_000_000


@functools.cache
def _heads() -> Mapping[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("site_columns.toml").read_text("utf-8")
    return {key: tuple(names) for key, names in tomllib.loads(text)["heads"].items()}


def _column(key: str, title: str, **more: Any) -> ImportColumn:  # noqa: ANN401 - what a column takes
    others = tuple(name for name in _heads()[key] if name != title)
    return ImportColumn(key, title, others=others, **more)


PLAN = ImportPlan(
    key="community.volunteers",
    title="科技志愿者（全国平台导出）",
    columns=(
        _column("site_number", "志愿者编号", hint="全国平台的编号；有编号的可以反复导入"),
        _column("name", "姓名", required=True, width=12),
        _column("phone", "手机号", hint="加密保存"),
        _column("workplace", "工作单位", width=28),
        _column("group", "所属队伍", width=20, hint="要先登记志愿服务队；不认识的不归队"),
        _column("registered_on", "注册日期", kind="day", hint="空着按今天"),
        _column("born", "出生日期", kind="day", quiet=True),
        _column("hours", "服务时长", kind="number", hint="小时；只作对照，不计入认定时长"),
        _column("skills", "技能特长", quiet=True),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add telephones that are none, the young, who is here already, and who stands in the table twice."""
    groups = _groups(unit_year)
    by_number, by_phone = _known(unit_year)
    seen: set[object] = set()
    rows = []
    for row in dry_run.rows:
        judged = _judged(row, unit_year, groups)
        there = _there(judged, unit_year, by_number, by_phone)
        key = judged.values.get("site_number") or _phone_key(judged, unit_year)
        if key and key in seen:
            judged = judged.with_error("name", "这份表里有两行是同一个人", "去掉一行")
        elif there is not None and not judged.errors:
            told = f"已在册（{there.number}），只更新全国平台时长"
            judged = judged.as_duplicate("name", told, "不想更新的去掉这一行")
        seen.add(key)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Register who is new, and keep the site's hours of everybody."""
    groups = _groups(unit_year)
    by_number, by_phone = _known(unit_year)
    written = []
    for values in rows:
        row = ImportRow(0, {}, values)
        there = _there(row, unit_year, by_number, by_phone)
        if there is None:
            there = _register(unit_year, values, groups, by)
            written.append(f"{NEW}:{there.pk}")
        else:
            before = NONE if there.site_minutes is None else f"{there.site_minutes}@{there.site_minutes_on}"
            written.append(f"{HOURS}:{there.pk}:{before}")
        _keep_hours(there, values.get("hours"), unit_year, by)
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the new ones out, and put the earlier hours back; refuses where one of the new has taken a shift."""
    for reference in references:
        kind, pk, *before = reference.split(":")
        row = Volunteer.objects.filter(unit=unit_year.unit_id, pk=int(pk)).first()
        if row is None or row.removed_at is not None:
            continue
        if kind == HOURS:
            _put_back(row, before[0])
        elif ShiftTaking.objects.filter(volunteer=row).exists():
            raise Refused(f"{row.number} 已经报过班次，不能撤回", cure="在名册里逐个办理退出", code="V670")
        else:
            let_leave(row=row, unit_year=unit_year, reason="撤回导入", by=by)


def _register(
    unit_year: UnitYear, values: Mapping[str, Any], groups: Mapping[str, VolunteerGroup], by: Actor
) -> Volunteer:
    registered = values.get("registered_on") or by.on
    given = {
        "name": values["name"], "phone": values.get("phone") or "", "workplace": values.get("workplace") or "",
        "group": groups.get(str(values.get("group") or "").strip()), "registered_on": registered,
        "born": values.get("born"), "site_number": str(values.get("site_number") or ""),
        "skills": list(read_tags(str(values.get("skills") or "")))[:20], "consent_on": registered,
        "consent_text": CONSENT,
    }  # fmt: skip
    return register_volunteer(unit_year=unit_year, values=given, by=by)


def _keep_hours(row: Volunteer, hours: Decimal | None, unit_year: UnitYear, by: Actor) -> None:
    if hours is None:
        return
    minutes = int(hours * 60)
    before, row.site_minutes, row.site_minutes_on = row.site_minutes, minutes, by.on
    save_stamped(row, stamp=None, fields=("site_minutes", "site_minutes_on"))
    if before != minutes:
        tell_volunteer(
            SiteHoursKept, row, unit_year, by, before={"全国平台服务分钟数": before},
            after={"全国平台服务分钟数": minutes},
        )  # fmt: skip


def _put_back(row: Volunteer, before: str) -> None:
    minutes, _, day = before.partition("@")
    row.site_minutes = None if before == NONE else int(minutes)
    row.site_minutes_on = None if before == NONE else datetime.date.fromisoformat(day)
    save_stamped(row, stamp=None, fields=("site_minutes", "site_minutes_on"))


def _judged(row: ImportRow, unit_year: UnitYear, groups: Mapping[str, VolunteerGroup]) -> ImportRow:
    values = row.values
    if plain_phone(str(values.get("phone") or "")) is None:
        row = row.with_error("phone", "电话号码不对", "填 11 位手机号；平台隐去中间几位的，清空这一列")
    name = bare_name(str(values.get("name") or ""))
    if "name" not in row.errors and (len(name) < 2 or any(one.isdigit() for one in name)):  # noqa: PLR2004 - a name has two characters
        row = row.with_error("name", f"「{str(values.get('name'))[:20]}」不像姓名", "填真实姓名")
    born, registered = values.get("born"), values.get("registered_on")
    if isinstance(registered, datetime.date) and registered > _latest(unit_year):
        row = row.with_error("registered_on", "注册日期晚于本年度", "核对日期，或到那一年导入")
    day = registered if isinstance(registered, datetime.date) else _latest(unit_year)
    if isinstance(born, datetime.date) and age_on(born, day) < ADULT:
        row = row.with_error("born", "未成年人不能从表格导入", "取得监护人同意后逐个登记")
    hours = values.get("hours")
    if isinstance(hours, Decimal) and not 0 <= hours * 60 <= MOST_MINUTES:
        row = row.with_error("hours", "服务时长不对", "填不小于 0 的小时数")
    group = str(values.get("group") or "").strip()
    if group and group not in groups:
        row = row.with_doubt("group", f"没有「{group[:30]}」这支队伍，导入后不归队", "先登记志愿服务队")
    for key, most in (("workplace", 100), ("site_number", 40), ("name", 40)):
        if len(str(values.get(key) or "")) > most:
            row = row.with_error(key, f"超过 {most} 个字", "写短些")
    return row


def _groups(unit_year: UnitYear) -> dict[str, VolunteerGroup]:
    rows = VolunteerGroup.objects.filter(unit=unit_year.unit_id, removed_at=None)
    return {one.name: one for one in rows}


def _known(unit_year: UnitYear) -> tuple[dict[str, Volunteer], dict[tuple[str, str], Volunteer]]:
    rows = list(Volunteer.objects.filter(unit=unit_year.unit_id, removed_at=None))
    by_number = {one.site_number: one for one in rows if one.site_number}
    return by_number, {(one.name_key, one.phone_digest): one for one in rows if one.phone_digest}


def _there(
    row: ImportRow, unit_year: UnitYear, by_number: Mapping[str, Volunteer], by_phone: Mapping[Any, Volunteer]
) -> Volunteer | None:
    number = str(row.values.get("site_number") or "").strip()
    return by_number.get(number) or by_phone.get(_phone_key(row, unit_year))


def _phone_key(row: ImportRow, unit_year: UnitYear) -> tuple[str, str] | None:
    phone = plain_phone(str(row.values.get("phone") or ""))
    if not phone:
        return None
    return bare_name(str(row.values.get("name") or "")), digest_of(unit_year.unit_id, "phone", phone)


def _latest(unit_year: UnitYear) -> datetime.date:
    return datetime.datetime(unit_year.year, 12, 31, tzinfo=SHANGHAI).date()


CSV = OtherFile("CSV 表格", "第一行是列名，如：志愿者编号,姓名,手机号,服务时长；UTF-8 或 GBK", read_csv)
DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="community:volunteers", others={".csv": CSV})
