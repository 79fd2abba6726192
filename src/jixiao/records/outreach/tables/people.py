"""培训名单 and 签到表: rosters of trainings, and who signed on paper."""

import dataclasses
import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.enrolling import enrol, remove_trainee
from jixiao.records.outreach.models import Activity, Attendance, Trainee, TrainingSession
from jixiao.records.outreach.paper_sheet import match_person
from jixiao.records.outreach.queries import activities_of
from jixiao.records.outreach.signing import OnPaper, mark_results, sign_in_from_paper, take_back_sign_in
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.masking import masked_id, plain_phone

_CLOCK = re.compile(r"(?:\d{4}-\d\d-\d\d )?([01]?\d|2[0-3])[:：]([0-5]\d)(?::\d\d)?")

ROSTER = ImportPlan(
    key="outreach.roster",
    title="培训名单",
    columns=(
        ImportColumn("activity", "活动编号", required=True, hint="培训活动的编号，如 A9"),
        ImportColumn("name", "姓名", required=True),
        ImportColumn("workplace", "单位或村、社区", width=24, others=("单位", "村", "社区", "工作单位")),
        ImportColumn("phone", "电话", others=("联系电话", "手机", "手机号")),
        ImportColumn("identity", "身份证号", width=22, hint="只保存掩码，原号不留"),
    ),
)
SHEET = ImportPlan(
    key="outreach.sign_in",
    title="签到表",
    columns=(
        ImportColumn("activity", "活动编号", required=True),
        ImportColumn("number", "次序", kind="count", required=True, hint="第几次培训"),
        ImportColumn("name", "姓名", required=True, hint="要在名单里"),
        ImportColumn("workplace", "单位或村、社区", width=24, others=("单位", "村", "社区")),
        ImportColumn("came", "签到时间", hint="如 08:25；空着按开始时间"),
        ImportColumn("left", "签退时间", hint="如 11:30；空着按结束时间"),
        ImportColumn("before", "训前测试", kind="number"),
        ImportColumn("after", "训后考核", kind="number"),
    ),
)


def check_roster(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add unknown trainings, numbers that are none, details not kept of minors, people who are there already."""
    activities = {one.code: one for one in activities_of(unit_year)}
    people = Trainee.objects.filter(activity__unit_year=unit_year, removed_at=None)
    there: set[tuple[object, ...]] = set(people.values_list("activity__code", "name", "workplace", "phone"))
    rows = []
    for row in dry_run.rows:
        judged = _judged_person(row, activities)
        values = judged.values
        line = (
            values.get("activity"),
            "".join(str(values.get("name") or "").split()),
            str(values.get("workplace") or "").strip(),
            plain_phone(str(values.get("phone") or "")) or "",
        )
        if line in there and not judged.errors:
            judged = judged.with_error("name", "已经在名单里", "去掉这一行；同名的两个人填上电话来区分")
        there.add(line)
        rows.append(_without_identity(judged))
    return dry_run.with_rows(rows)


def write_roster(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Put everybody on the roster of their training."""
    activities = {one.code: one for one in activities_of(unit_year)}
    made = (enrol(activity=activities[row["activity"]], values=row, by=by, walk_in=False) for row in rows)
    return [f"outreach.trainee:{one.pk}" for one in made]


def undo_roster(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take everybody of an import off the roster; refuses where somebody signed in since."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    for one in Trainee.objects.filter(activity__unit_year=unit_year, pk__in=pks, removed_at=None):
        remove_trainee(trainee=one, by=by)


def check_sheet(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add unknown sittings, people not on the roster or not the only one of that name, who signed in already."""
    sessions = _sessions(unit_year)
    people = _people(unit_year)
    seen = set(Attendance.objects.filter(session__activity__unit_year=unit_year).values_list("session", "trainee"))
    rows = []
    for row in dry_run.rows:
        sitting = (str(row.values.get("activity")), row.values.get("number") or 0)
        judged, session = row, sessions.get(sitting)
        if session is None and not {"activity", "number"} & set(row.errors):
            judged = judged.with_error("number", "没有这项活动的这一次培训", "先安排培训场次")
        for key in ("came", "left"):
            text = str(judged.values.get(key) or "")
            if text and not _CLOCK.fullmatch(text):
                judged = judged.with_error(key, f"「{text[:20]}」不是一个时间", "写成 08:25")
        if session is not None and "name" not in row.errors:
            found, fault = _who(judged, people.get(session.activity_id, []))
            if found is None:
                judged = judged.with_error("name", *(fault or ("不在这次培训的名单里", "先导入名单")))
            elif (session.pk, found.pk) in seen:
                judged = judged.with_error("name", "已经签到", "去掉这一行")
            else:
                seen.add((session.pk, found.pk))
        rows.append(judged)
    return dry_run.with_rows(rows)


def write_sheet(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Sign everybody in, and write down their tests where the sheet has some."""
    sessions, people = _sessions(unit_year), _people(unit_year)
    written = []
    for row in rows:
        session = sessions[row["activity"], row["number"]]
        found, fault = match_person(
            str(row["name"]), str(row.get("workplace") or ""), people.get(session.activity_id, [])
        )
        if found is None:
            raise Refused(fault[0] if fault else f"{row['name']}不在名单里", cure="先导入名单", code="U496")
        came, left = _moment(row.get("came"), session), _moment(row.get("left"), session)
        made = sign_in_from_paper(session=session, lines=[OnPaper(found, came, left)], by=by)
        if row.get("before") is not None or row.get("after") is not None:
            mark_results(session=session, results={made[0].pk: (row.get("before"), row.get("after"))}, by=by)
        written.append(f"outreach.attendance:{made[0].pk}")
    return written


def undo_sheet(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the sign-ins of an import back; refuses where a certificate stands on one."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    rows = Attendance.objects.filter(session__activity__unit_year=unit_year, pk__in=pks)
    for one in rows.select_related("session__activity__unit_year", "trainee"):
        take_back_sign_in(attendance=one, reason="撤回导入", by=by)


def _judged_person(row: ImportRow, activities: Mapping[str, Activity]) -> ImportRow:
    values = row.values
    activity = activities.get(str(values.get("activity")))
    if activity is None and "activity" not in row.errors:
        row = row.with_error("activity", f"没有编号为 {values.get('activity')} 的活动", "先登记培训活动")
    if plain_phone(str(values.get("phone") or "")) is None:
        row = row.with_error("phone", "电话号码不对", "填 11 位手机号，或带区号的座机")
    if masked_id(str(values.get("identity") or "")) is None:
        row = row.with_error("identity", "身份证号不对", "对照证件核对 18 位；最后一位是校验码")
    if activity and activity.serves_minors and (values.get("phone") or values.get("identity")):
        row = row.with_error("phone", "服务未成年人的活动不登记电话和身份证号", "清空这两列")
    return row


def _without_identity(row: ImportRow) -> ImportRow:
    """Return the row with its identity number masked: the dry run is kept for days, the number must not be."""
    masked = masked_id(str(row.values.get("identity") or ""))
    text = masked[0] if masked else "（已隐去）" if row.texts.get("identity") else ""
    if not row.texts.get("identity") and not row.values.get("identity"):
        return row
    return dataclasses.replace(
        row, texts={**row.texts, "identity": text}, values={**row.values, "identity": text if masked else ""}
    )


def _sessions(unit_year: UnitYear) -> dict[tuple[str, int], TrainingSession]:
    rows = TrainingSession.objects.filter(activity__unit_year=unit_year, activity__removed_at=None)
    found = rows.select_related("activity__unit_year").prefetch_related("subjects")
    return {(one.activity.code, one.number): one for one in found}


def _people(unit_year: UnitYear) -> dict[int, list[Trainee]]:
    found: dict[int, list[Trainee]] = {}
    for one in Trainee.objects.filter(activity__unit_year=unit_year, removed_at=None):
        found.setdefault(one.activity_id, []).append(one)
    return found


def _who(row: ImportRow, roster: Sequence[Trainee]) -> tuple[Trainee | None, tuple[str, str] | None]:
    return match_person(str(row.values.get("name") or ""), str(row.values.get("workplace") or ""), roster)


def _moment(text: object, session: TrainingSession) -> datetime.datetime | None:
    found = _CLOCK.fullmatch(str(text or ""))
    if not found:
        return None
    day = session.starts_at.astimezone(SHANGHAI).date()
    return datetime.datetime.combine(day, datetime.time(int(found[1]), int(found[2])), tzinfo=SHANGHAI)


ROSTER_DOOR = ImportDoor(
    plan=ROSTER, check=check_roster, write=write_roster, undo=undo_roster, back="outreach:activities"
)
SHEET_DOOR = ImportDoor(plan=SHEET, check=check_sheet, write=write_sheet, undo=undo_sheet, back="outreach:activities")
