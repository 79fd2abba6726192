"""学校名册 and 名额表: schools and their places, taken in at the import desk."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.allotting import allot_places
from jixiao.records.contests.contests.enlisting import register_school, schools_by_name
from jixiao.records.contests.contests.queries import contests_of
from jixiao.records.contests.models import Contest, ContestState, Entry, Group, Quota, School, SchoolAccess, Stage
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan
from jixiao.web.masking import plain_name, plain_phone

SCHOOLS = ImportPlan(
    key="contests.schools",
    title="学校名册",
    columns=(
        ImportColumn("code", "学校编号", required=True, hint="教育部门的学校标识码，或自编"),
        ImportColumn("name", "学校名称", required=True, width=28),
        ImportColumn("stage", "学校类别", kind="choice", required=True, choices=tuple(Stage.choices)),
        ImportColumn("town", "所在乡镇街道"),
        ImportColumn("pupils", "在校学生数", kind="count"),
        ImportColumn("teachers", "专任教师数", kind="count"),
        ImportColumn("contact", "联系人", hint="加密存放"),
        ImportColumn("phone", "联系人电话", hint="加密存放"),
    ),
)
PLACES = ImportPlan(
    key="contests.places",
    title="名额表",
    columns=(
        ImportColumn("contest", "赛事编号", required=True, hint="如 S1"),
        ImportColumn("group", "组别编号", required=True, hint="如 X1"),
        ImportColumn("school", "学校", required=True, width=28, hint="名称或编号"),
        ImportColumn("most", "名额", kind="count", required=True),
    ),
)


def check_schools(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add schools that are there already, names and numbers that are none."""
    pairs = School.objects.filter(unit=unit_year.unit_id).values_list("code", "name")
    there = {text for pair in pairs for text in pair}
    rows = []
    for row in dry_run.rows:
        judged, values = row, row.values
        for key in ("code", "name"):
            text = "".join(str(values.get(key) or "").split())
            if text and text in there:
                judged = judged.with_error(key, "已经在学校名册里", "去掉这一行")
            there.add(text)
        if values.get("contact") and not plain_name(str(values["contact"])):
            judged = judged.with_error("contact", "姓名不对", "只写姓名")
        if plain_phone(str(values.get("phone") or "")) is None:
            judged = judged.with_error("phone", "电话号码不对", "填 11 位手机号，或带区号的座机")
        rows.append(judged)
    return dry_run.with_rows(rows)


def write_schools(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Put every school on the list."""
    written = []
    for row in rows:
        made = register_school(unit_year=unit_year, values=row, by=by)
        written.append(f"contests.school:{made.pk}")
    return written


def undo_schools(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:  # noqa: ARG001 - what a door of the desk takes
    """Take every school of an import off the list; refuses where one entered or has a code."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    rows = School.objects.filter(unit=unit_year.unit_id, pk__in=pks)
    used = Entry.objects.filter(school__in=rows).exists() or SchoolAccess.objects.filter(school__in=rows).exists()
    if used:
        raise Refused("导入的学校里有的已经发过报名码或报过作品", cure="逐所停用", code="A029")
    Quota.objects.filter(school__in=rows, taken=0).delete()
    rows.delete()


def check_places(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add unknown contests, groups and schools, and lines that stand twice."""
    contests, groups, schools = _known(unit_year)
    seen: set[tuple[str, str, int]] = set()
    rows = []
    for row in dry_run.rows:
        judged, values = row, row.values
        contest, group = str(values.get("contest") or "").upper(), str(values.get("group") or "").upper()
        school = schools.get("".join(str(values.get("school") or "").split()))
        if contest not in contests and "contest" not in row.errors:
            judged = judged.with_error("contest", f"本年没有编号为 {contest} 的赛事", "先拟定赛事")
        elif (contest, group) not in groups and "group" not in row.errors:
            judged = judged.with_error("group", f"赛事 {contest} 没有组别 {group}", "核对组别编号")
        if school is None and "school" not in row.errors:
            judged = judged.with_error("school", "学校名册里没有这所学校", "先登记学校")
        line = (contest, group, school.pk if school else 0)
        if school is not None and line in seen:
            judged = judged.with_error("school", "前面已有同一组别和学校的一行", "去掉一行")
        seen.add(line)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write_places(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Set the places; returns the lines as they were before, so that they can be put back."""
    contests, groups, schools = _known(unit_year)
    wanted: dict[str, dict[tuple[int, int], int | None]] = {}
    written = []
    for row in rows:
        code, group = str(row["contest"]).upper(), groups[str(row["contest"]).upper(), str(row["group"]).upper()]
        school = schools["".join(str(row["school"]).split())]
        before = Quota.objects.filter(group=group, school=school).first()
        was = "" if before is None or before.most is None else str(before.most)
        written.append(f"contests.places:{group.pk}:{school.pk}:{was}")
        wanted.setdefault(code, {})[group.pk, school.pk] = row["most"]
    for code, lines in wanted.items():
        allot_places(contest=contests[code], wanted=lines, by=by)
    return written


def undo_places(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Put the places back as they were before; refuses where more are taken by now."""
    lines = {tuple(int(part) for part in one.split(":")[1:3]): one.rpartition(":")[2] for one in references}
    for contest in contests_of(unit_year):
        own = set(Group.objects.filter(contest=contest).values_list("pk", flat=True))
        wanted = {(group, school): int(was) if was else None for (group, school), was in lines.items() if group in own}
        if wanted:
            allot_places(contest=contest, wanted=wanted, by=by)


def _known(
    unit_year: UnitYear,
) -> tuple[dict[str, Contest], dict[tuple[str, str], Group], dict[str, School]]:
    contests = {one.code: one for one in contests_of(unit_year).exclude(state=ContestState.CLOSED)}
    rows = Group.objects.filter(contest__in=contests.values()).select_related("contest")
    return contests, {(one.contest.code, one.code): one for one in rows}, schools_by_name(unit_year.unit)


SCHOOLS_DOOR = ImportDoor(
    plan=SCHOOLS, check=check_schools, write=write_schools, undo=undo_schools, back="contests:schools"
)
PLACES_DOOR = ImportDoor(
    plan=PLACES, check=check_places, write=write_places, undo=undo_places, back="contests:contests"
)
