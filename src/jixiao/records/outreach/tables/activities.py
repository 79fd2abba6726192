"""科普活动台账: one line an activity, with what was handed out before the ledger of goods."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jixiao.engine.values import NOT_APPLICABLE, Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.handing_out import hand_out_off_ledger
from jixiao.records.outreach.models import COUNTING, KINDS, Activity, ActivityState, Good, Series
from jixiao.records.outreach.noticing import notice_pairs
from jixiao.records.outreach.queries import activities_of, goods_of
from jixiao.records.outreach.recording import record_activity
from jixiao.records.outreach.removing import remove_activity
from jixiao.records.outreach.stocking import register_good
from jixiao.records.outreach.taking_in import series_of
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

if TYPE_CHECKING:
    import datetime

HANDED = {"leaflets": ("宣传资料", "份"), "gifts": ("宣传品", "个"), "bags": ("手提袋", "个")}
_TWO_DAYS = re.compile(r"\d+\s*[日号]?\s*[和、及,，]\s*\d+|\d\s*[—–~～至到]\s*\d|[日号]\s*[-－]\s*\d")
_WORKS = re.compile(r"\D*(\d+)\s*[多余]?\s*(篇|幅|件|个作品|项)\D*")
_ESTIMATE = re.compile(r"\D*?(\d+)\s*(?:多|余|左右|来)\s*(?:人次|人)?|(?:约|近|大约)\s*(\d+)\s*(?:人次|人)?")

PLAN = ImportPlan(
    key="outreach.activities",
    title="科普活动台账",
    columns=(
        ImportColumn("name", "活动名称", required=True, width=28, others=("名称", "活动")),
        ImportColumn("start", "日期", kind="day", required=True, hint="一格只写一天", others=("开始日期", "活动日期")),
        ImportColumn("end", "结束日期", kind="day", hint="一天的活动空着"),
        ImportColumn("place", "地点", required=True, width=20, others=("活动地点",)),
        ImportColumn("people", "服务人次", kind="count", hint="整数", others=("参加人次", "人次", "参加人数")),
        ImportColumn("counted_by", "怎样计数", kind="choice", choices=tuple(COUNTING), hint="估计数选“估计”"),
        ImportColumn("counting_note", "计数说明", hint="估计数写口径"),
        ImportColumn("leaflets", "宣传资料", kind="count", hint="份；建台账以前发的", others=("发放资料", "宣传单")),
        ImportColumn("gifts", "宣传品", kind="count", hint="个；建台账以前发的"),
        ImportColumn("bags", "手提袋", kind="count", hint="个；建台账以前发的", others=("环保手提袋",)),
        ImportColumn("kind", "类别", kind="choice", choices=tuple((kind, kind) for kind in KINDS)),
        ImportColumn("series", "所属系列", kind="choice", choices=tuple((one, one) for one in Series.values if one)),
        ImportColumn("cost", "支出", kind="money"),
        ImportColumn("partners", "合作单位", hint="多个用、隔开", width=20),
        ImportColumn("townships", "覆盖乡镇", hint="多个用、隔开"),
        ImportColumn("schools", "覆盖学校", hint="多个用、隔开"),
        ImportColumn("code", "活动编号", hint="空着自动编"),
        ImportColumn("goal_code", "对应目标", hint="目标的编号，如 G1"),
        ImportColumn("description", "情况", width=36),
        ImportColumn("origin", "出处", width=20),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add what only this room sees: two days in a cell, works for people, days outside the year, duplicates."""
    codes: set[str] = set()
    by_day: dict[datetime.date, list[Activity]] = defaultdict(list)  # so that a long table is compared day by day
    for known in activities_of(unit_year):
        codes.add(known.code)
        if known.start:
            by_day[known.start].append(known)
    rows: list[ImportRow] = []
    for row in dry_run.rows:
        judged = _with_clearer_errors(row)
        activity = _unsaved(unit_year, judged)
        judged = _with_doubts(judged, activity, unit_year.year)
        code = judged.values.get("code")
        if code and code in codes:
            judged = judged.with_error("code", f"活动编号 {code} 已经用过", "换一个编号，或空着自动编")
        if activity is not None and activity.start:
            twin = next(iter(_duplicates(activity, by_day[activity.start])), None)
            judged = judged.as_duplicate("name", f"像是{twin}", "是同一场的不要再导入") if twin else judged
            activity.code = code or f"第 {judged.number} 行"
            by_day[activity.start].append(activity)
        codes |= {code} if code else set()
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Record each line as an activity that took place, and what was handed out at it."""
    written = []
    for row in rows:
        activity = record_activity(unit_year=unit_year, values=values_of(row), by=by)
        written.append(f"outreach.activity:{activity.pk}")
        for key, (kind, measure) in HANDED.items():
            if isinstance(row.get(key), int) and row[key]:
                good = _good(unit_year, kind, measure, by)
                hand_out_off_ledger(
                    activity=activity, good=good, quantity=row[key], by=by, origin=str(row.get("origin") or "")
                )
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Put the activities of an import into the recycle bin; refuse where one was worked on since."""
    for reference in references:
        activity = Activity.objects.filter(unit_year=unit_year, pk=int(reference.partition(":")[2])).first()
        if activity is None or activity.removed_at:
            continue
        used = activity.sessions.exists() or activity.movements.filter(off_ledger=False).exists()
        if activity.version > 1 or used:
            cure = "先处理这一项，再整批撤回"
            raise Refused(f"「{activity.name}」导入以后改过或用过，不能整批撤回", cure=cure, code="U466")
        remove_activity(activity=activity, reason="撤回导入", stamp=activity.version, by=by)


def values_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a line of the table as the values of ``record_activity``."""
    plain = ("name", "code", "start", "end", "place", "counted_by", "counting_note", "kind", "goal_code", "description",
             "origin", "people")  # fmt: skip
    found: dict[str, Any] = {key: _told(row.get(key)) for key in plain}
    found["cost"] = Money(row["cost"]) if isinstance(row.get("cost"), int) else _told(row.get("cost"))
    kind, name = str(row.get("kind") or ""), str(row.get("name") or "")
    found["series"] = row.get("series") or series_of(kind=kind, name=name)
    found["end"] = found["end"] or found["start"]
    found["partners"] = str(row.get("partners") or "")
    for key in ("townships", "schools"):
        found[key] = [name for name in re.split(r"[、；;,，\n]+", str(row.get(key) or "")) if name.strip()]
    return found


def _told(value: Any) -> Any:  # noqa: ANN401 - a cell holds any value
    return NOT_APPLICABLE if value == str(NOT_APPLICABLE) else value


def _with_clearer_errors(row: ImportRow) -> ImportRow:
    for key in ("start", "end"):
        text = row.texts.get(key, "")
        if key in row.errors and _TWO_DAYS.search(text):
            row = row.with_error(key, "一格两个日期", "拆成两行；连着的几天分别填日期和结束日期")
        elif key == "start" and key in row.errors and not text.strip():
            row = row.with_error(key, "日期未填，活动不能入年度", "补填日期")
    people = row.texts.get("people", "")
    if "people" in row.errors and (works := _WORKS.fullmatch(people)):
        row = row.with_error("people", "作品数不是人次", f"这 {works[1]} {works[2]}登记到「其他成果」")
    elif "people" in row.errors and (guess := _ESTIMATE.fullmatch(people)):
        row = row.with_error("people", "不是整数", f"填 {guess[1] or guess[2]}，怎样计数选“估计”")
    return row


def _with_doubts(row: ImportRow, activity: Activity | None, year: int) -> ImportRow:
    for key in ("start", "end"):
        day = row.values.get(key)
        if day is not None and getattr(day, "year", year) != year:
            row = row.with_doubt(key, f"不在 {year} 年度，导入后不计入本年", "核对日期，或导入到它所在的年度")
    if activity and activity.end and activity.start and activity.end < activity.start:
        row = row.with_error("end", "结束日期早于开始日期", "核对两个日期")
    if isinstance(row.values.get("people"), int) and not row.values.get("counted_by"):
        row = row.with_doubt("counted_by", "没有写怎样计数", "填签到、扫码、点数或估计")
    return row


def _unsaved(unit_year: UnitYear, row: ImportRow) -> Activity | None:
    if "name" in row.errors or "start" in row.errors:
        return None
    start = row.values.get("start")
    return Activity(
        unit_year=unit_year,
        state=ActivityState.HELD,
        name=str(row.values.get("name") or ""),
        start=start,
        end=row.values.get("end") or start,
        place=str(row.values.get("place") or ""),
    )


def _duplicates(activity: Activity, known: Sequence[Activity]) -> list[str]:
    pairs = notice_pairs(activity, known)
    return [finding.cause.removeprefix("像是 ") for finding in pairs if finding.code == "H101"]


def _good(unit_year: UnitYear, kind: str, measure: str, by: Actor) -> Good:
    found = goods_of(unit_year.unit).filter(name=kind, kind=kind).first()
    values = {"name": kind, "kind": kind, "measure": measure, "reusable": False}
    return found or register_good(unit=unit_year.unit, values=values, by=by)


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="outreach:activities")
