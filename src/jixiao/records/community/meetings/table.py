"""协会和支部活动台账: one line an activity."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.meetings.recording import record_meeting, remove_meeting
from jixiao.records.community.models import Meeting, MeetingKind
from jixiao.records.community.organisations.queries import organisations_of
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan

NUMBERS, WORDS = ("people", "advice", "services"), ("title", "place", "what", "reference")
PLAN = ImportPlan(
    key="community.meetings",
    title="协会和支部活动台账",
    columns=(
        ImportColumn("kind", "活动主体", kind="choice", choices=tuple(MeetingKind.choices), required=True),
        ImportColumn("organisation", "科协组织", width=24, hint="要在名册里；没有的空着", others=("组织名称",)),
        ImportColumn("day", "活动日期", kind="day", required=True, others=("日期",)),
        ImportColumn("title", "活动名称", required=True, width=28, others=("名称", "活动")),
        ImportColumn("place", "活动地点", width=20, others=("地点",)),
        ImportColumn("people", "参加人数", kind="count"),
        ImportColumn("advice", "咨询建言次数", kind="count", hint="老科协填；没有的填 0"),
        ImportColumn("services", "服务次数", kind="count", hint="农技协填；没有的填 0"),
        ImportColumn("reference", "对应活动", hint="科普活动台账里的编号", quiet=True),
        ImportColumn("what", "活动情况", width=36, quiet=True),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add what only this room sees: days of other years, organisations nobody knows, activities that are here."""
    known = set(organisations_of(unit_year.unit).values_list("name", flat=True))
    there: set[tuple[Any, ...]] = set(
        Meeting.objects.filter(unit_year=unit_year, removed_at=None).order_by().values_list("kind", "day", "title")
    )
    rows = []
    for row in dry_run.rows:
        judged, values = row, row.values
        day, organisation = values.get("day"), str(values.get("organisation") or "")
        if day and day.year != unit_year.year:
            judged = judged.with_error("day", f"活动日期不在 {unit_year.year} 年度", "核对日期，或到那一年度导入")
        if organisation and organisation not in known:
            judged = judged.with_error("organisation", f"没有登记过「{organisation[:20]}」", "先登记科协组织，或空着")
        for key, most in (("title", 100), ("place", 100), ("reference", 80), ("what", 2000)):
            if len(str(values.get(key) or "")) > most:
                judged = judged.with_error(key, f"超过 {most} 个字", "写短些")
        mine = (values.get("kind"), day, str(values.get("title") or ""))
        if mine in there:
            judged = judged.as_duplicate("title", "这一天同名的已经登记", "是同一次的不要再导入")
        there.add(mine)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Record each line."""
    organisations = {one.name: one for one in organisations_of(unit_year.unit).order_by("pk")}
    written = []
    for row in rows:
        values: dict[str, Any] = {"kind": row["kind"], "day": row["day"]}
        values |= {name: str(row.get(name) or "") for name in WORDS}
        values |= {name: row[name] if isinstance(row.get(name), int) else None for name in NUMBERS}
        values["organisation"] = organisations.get(str(row.get("organisation") or ""))
        made = record_meeting(unit_year=unit_year, values=values, by=by)
        written.append(f"community.meeting:{made.pk}")
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the activities of an import out again; refuses where one was changed since."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    for one in Meeting.objects.filter(unit_year=unit_year, pk__in=pks, removed_at=None).order_by("pk"):
        if one.version > 1:
            cause = f"「{one.title}」导入以后改过，不能整批撤回"
            raise Refused(cause, cure="先处理这一项，再整批撤回", code="V456")
        remove_meeting(meeting=one, reason="撤回导入", stamp=one.version, by=by)


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="community:meetings")
