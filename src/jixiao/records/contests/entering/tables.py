"""作品报名表: works of schools taken in at the import desk, handed in at once, each with its place."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.allotting import give_place_back, take_place
from jixiao.records.contests.contests.enlisting import schools_by_name
from jixiao.records.contests.contests.queries import contests_of
from jixiao.records.contests.contests.showing import GRADES, grade_word
from jixiao.records.contests.entering.handing_in import claim_authors, next_number, release_authors
from jixiao.records.contests.entering.people import TypedAuthor, TypedTutor, age_day, age_on, plain_month
from jixiao.records.contests.entering.telling import write_step
from jixiao.records.contests.entering.writing import Written, begin_entry, write_entry
from jixiao.records.contests.models import (
    HOLDING,
    Contest,
    ContestState,
    Entrants,
    Entry,
    EntryState,
    Group,
    School,
    StepKind,
)
from jixiao.records.contests.seals import pupil_key, seal, unseal
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.masking import mask_name, plain_name, plain_phone

AUTHORS, TUTORS, OLDEST = 5, 2, 200
AGREED = {"是", "已同意", "√", "1"}
PEOPLE = frozenset(f"{letter}{number}" for letter in "abtp" for number in range(1, AUTHORS + 1))
_GRADES = {word: number for number, word in enumerate(GRADES, start=1)}
ENTRIES = ImportPlan(
    key="contests.entries",
    title="作品报名表",
    columns=(
        ImportColumn("contest", "赛事编号", required=True, hint="如 S1"),
        ImportColumn("group", "组别编号", required=True, hint="如 X1"),
        ImportColumn("school", "学校", required=True, width=28, hint="名称或编号，要在学校名册里"),
        ImportColumn("title", "作品名称", required=True, width=30),
        ImportColumn("abstract", "作品简介", width=40),
        ImportColumn("finished", "完成日期", kind="day"),
        *(
            column
            for number in range(1, AUTHORS + 1)
            for column in (
                ImportColumn(f"a{number}", f"作者{number}姓名", required=number == 1, quiet=number > 1),
                ImportColumn(f"g{number}", f"作者{number}年级", hint="如 小学三、初一", quiet=True),
                ImportColumn(f"b{number}", f"作者{number}出生年月", hint="如 2012-05", quiet=True),
            )
        ),
        ImportColumn("consent", "监护人已同意", hint="是：书面同意书在学校存着", quiet=True),
        *(
            column
            for number in range(1, TUTORS + 1)
            for column in (
                ImportColumn(f"t{number}", f"辅导教师{number}", quiet=True),
                ImportColumn(f"p{number}", f"辅导教师{number}电话", quiet=True),
            )
        ),
    ),
)


@dataclasses.dataclass(frozen=True, slots=True)
class _Known:
    contests: Mapping[str, Contest]
    groups: Mapping[tuple[str, str], Group]
    schools: Mapping[str, School]


def check_entries(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add unknown contests, groups and schools, teams and grades that do not fit, and works that stand twice."""
    known = _known(unit_year)
    rows = Entry.objects.filter(contest__in=known.contests.values(), removed_at=None)
    rows = rows.exclude(state=EntryState.WITHDRAWN)
    there = set(rows.values_list("contest", "school", "title"))
    taken = set(_claimed(known))
    return dry_run.with_rows([_hidden(_judged(row, known, there, taken)) for row in dry_run.rows])


def write_entries(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write every work and hand it in; refuses the whole table where a school has no place left."""
    known, written = _known(unit_year), []
    for row in map(_shown, rows):
        group = known.groups[str(row["contest"]).upper(), str(row["group"]).upper()]
        school = known.schools["".join(str(row["school"]).split())]
        made = begin_entry(group=group, school=school, title=str(row["title"]), once="", at=by.at, by=by)
        made = Entry.objects.select_related("contest__unit_year__unit", "group__contest", "school").get(pk=made.pk)
        given = Written(
            str(row["title"]), str(row.get("abstract") or ""), finished_on=row.get("finished"),
            authors=_authors(row, group), tutors=_tutors(row, school),
        )  # fmt: skip
        write_entry(entry=made, written=given, stamp=None, at=by.at, by=by)
        _hand_in(made, by)
        written.append(f"contests.entry:{made.pk}")
    return written


def undo_entries(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take every work of an import back; refuses where one was looked through since."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    rows = list(Entry.objects.filter(contest__unit_year=unit_year, pk__in=pks).select_related("group", "school"))
    if any(one.state in {EntryState.QUALIFIED, EntryState.UNQUALIFIED} for one in rows):
        raise Refused("导入的作品里有的已经审查", cure="先撤销审查，或逐件撤回", code="A167")
    for one in rows:
        if one.state not in HOLDING:
            continue
        Entry.objects.filter(pk=one.pk).update(state=EntryState.WITHDRAWN, version=one.version + 1)
        give_place_back(group=one.group, school=one.school)
        release_authors(one)
        write_step(one, StepKind.WITHDRAWN, at=by.at, by=by, why="撤回导入")


def _hand_in(entry: Entry, by: Actor) -> None:
    take_place(group=entry.group, school=entry.school)
    entry.number, entry.state, entry.handed_in_at = next_number(entry.group), EntryState.SUBMITTED, by.at
    entry.save(update_fields=["number", "state", "handed_in_at"])
    claim_authors(entry)
    write_step(entry, StepKind.HANDED_IN, at=by.at, by=by, why="用表格导入")


def _hidden(row: ImportRow) -> ImportRow:
    """Return a row in order with its people sealed: the dry run is kept. What is to be mended stays as it was typed."""
    if row.errors or set(row.doubts) - {"consent"}:
        return row
    texts, values = dict(row.texts), dict(row.values)
    for key in PEOPLE:
        if values.get(key):
            plain = str(values[key])
            values[key] = seal(plain)
            texts[key] = mask_name(plain) if key[0] in "at" else "（已隐去）"
    return dataclasses.replace(row, texts=texts, values=values)


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: unseal(str(value)) or value if key in PEOPLE and value else value for key, value in row.items()}


def _judged(row: ImportRow, known: _Known, there: set[tuple[int, int, str]], taken: set[str]) -> ImportRow:
    values = row.values
    code, group_code = str(values.get("contest") or "").upper(), str(values.get("group") or "").upper()
    contest, group = known.contests.get(code), known.groups.get((code, group_code))
    school = known.schools.get("".join(str(values.get("school") or "").split()))
    if contest is None and "contest" not in row.errors:
        row = row.with_error("contest", f"没有正在征集的赛事 {code}", "赛事发布以后再导入")
    elif group is None and "group" not in row.errors:
        row = row.with_error("group", f"赛事 {code} 没有组别 {group_code}", "核对组别编号")
    if school is None and "school" not in row.errors:
        row = row.with_error("school", "学校名册里没有这所学校", "先登记学校")
    if contest is None or group is None or school is None:
        return row
    line = (contest.pk, school.pk, " ".join(str(values.get("title") or "").split()))
    if line in there:
        row = row.with_error("title", "本校已经报过同名的作品", "去掉这一行，或改名")
    there.add(line)
    return _judged_team(_judged_time(row, group), group, school, taken)


def _judged_time(row: ImportRow, group: Group) -> ImportRow:
    if (group.work_from is None and group.work_to is None) or "finished" in row.errors:
        return row
    done, span = row.values.get("finished"), f"{group.work_from or '不限'} 至 {group.work_to or '不限'}"
    if done is None:
        return row.with_error("finished", f"没有填，{group.name}要在 {span} 之间完成", "填作品完成的日期")
    if (group.work_from and done < group.work_from) or (group.work_to and done > group.work_to):
        return row.with_error("finished", f"{done} 不在 {span} 之间", "核对日期；往届作品不能再报")
    return row


def _judged_team(row: ImportRow, group: Group, school: School, taken: set[str]) -> ImportRow:
    values = row.values
    names = [number for number in range(1, AUTHORS + 1) if values.get(f"a{number}")]
    if not group.team_least <= len(names) <= group.team_most:
        cause = f"{len(names)} 名作者，{group.name}要 {group.team_least} 至 {group.team_most} 名"
        row = row.with_error("a1", cause, "核对作者，或换组别")
    for number in names:
        row = _judged_author(row, group, number)
        key = f"{group.contest_id}|{pupil_key(unit=school.unit_id, school=school.pk, name=str(values[f'a{number}']))}"
        if key in taken and group.contest.one_each != "free":
            row = row.with_doubt(f"a{number}", "同校同名的作者报了别的作品", "是同一人的去掉一件；只是同名的确认")
        taken.add(key)
    if group.entrants == Entrants.PUPILS and names and not _agreed(values):
        row = row.with_doubt(
            "consent", "没有写监护人已同意", "收齐同意书再填「是」；没有的，报送以后还要补，姓名不公示"
        )
    for number in range(1, TUTORS + 1):
        if values.get(f"t{number}") and not plain_name(str(values[f"t{number}"])):
            row = row.with_error(f"t{number}", "姓名不对", "只写姓名")
        if plain_phone(str(values.get(f"p{number}") or "")) is None:
            row = row.with_error(f"p{number}", "电话号码不对", "填 11 位手机号")
    tutors = sum(bool(values.get(f"t{number}")) for number in range(1, TUTORS + 1))
    if tutors > group.tutor_most:
        row = row.with_error("t1", f"{tutors} 名辅导教师，至多 {group.tutor_most} 名", "去掉多出的")
    return row


def _judged_author(row: ImportRow, group: Group, number: int) -> ImportRow:
    values = row.values
    if not plain_name(str(values[f"a{number}"])):
        row = row.with_error(f"a{number}", "姓名不对", "写户口簿上的姓名")
    row = _judged_age(row, group, number)
    if group.entrants != Entrants.PUPILS:
        return row
    word = str(values.get(f"g{number}") or "")
    grade = _grade(word)
    if grade is None:
        return row.with_error(
            f"g{number}", f"没有「{word}」这个年级" if word else "没有填年级", "写成 小学三、初一、高二"
        )
    if not (group.grade_from or 1) <= grade <= (group.grade_to or 12):
        span = f"{grade_word(group.grade_from or 1)}至{grade_word(group.grade_to or 12)}"
        return row.with_error(f"g{number}", f"{word}不在{group.name}的年级（{span}）里", "核对年级，或换组别")
    return row


def _judged_age(row: ImportRow, group: Group, number: int) -> ImportRow:
    key, born = f"b{number}", plain_month(str(row.values.get(f"b{number}") or ""))
    if born is None:
        return row.with_error(key, "出生年月不对", "写成 2012-05")
    day = age_day(group.contest)
    age = age_on(born, day)
    if age is None:
        is_asked = group.entrants == Entrants.PUPILS or group.age_least is not None or group.age_most is not None
        return row.with_error(key, "没有填出生年月", "写成 2012-05") if is_asked else row
    if not (group.age_least or 0) <= age <= (group.age_most or OLDEST):
        limits = f"{group.age_least or '不限'} 至 {group.age_most or '不限'} 岁"
        return row.with_error(key, f"到 {day} 是 {age} 岁，这个组别 {limits}", "核对出生年月，或换组别")
    return row


def _agreed(row: Mapping[str, Any]) -> bool:
    return str(row.get("consent") or "").strip() in AGREED


def _grade(word: str) -> int | None:
    plain = word.strip().removesuffix("年级").removesuffix("年")
    if plain.isascii() and plain.isdecimal() and 1 <= int(plain) <= len(GRADES):
        return int(plain)
    return (
        _GRADES.get(plain)
        or _GRADES.get(f"小学{plain}")
        or _GRADES.get(plain.replace("初中", "初").replace("高中", "高"))
    )


def _authors(row: Mapping[str, Any], group: Group) -> list[TypedAuthor]:
    agreed = _agreed(row)
    is_pupils = group.entrants == Entrants.PUPILS
    return [
        TypedAuthor(
            str(row[f"a{number}"]), _grade(str(row.get(f"g{number}") or "")) if is_pupils else None,
            str(row.get(f"b{number}") or ""), "", "监护人" if agreed and is_pupils else "", agreed and is_pupils,
        )
        for number in range(1, AUTHORS + 1)
        if row.get(f"a{number}")
    ]  # fmt: skip


def _tutors(row: Mapping[str, Any], school: School) -> list[TypedTutor]:
    return [
        TypedTutor(str(row[f"t{number}"]), school.name, str(row.get(f"p{number}") or ""))
        for number in range(1, TUTORS + 1)
        if row.get(f"t{number}")
    ]


def _claimed(known: _Known) -> list[str]:
    rows = Entry.objects.filter(contest__in=known.contests.values(), removed_at=None)
    pairs = rows.exclude(state=EntryState.WITHDRAWN).values_list("contest", "authors__key")
    return [f"{contest}|{key}" for contest, key in pairs if key]


def _known(unit_year: UnitYear) -> _Known:
    contests = {one.code: one for one in contests_of(unit_year).filter(state=ContestState.OPEN)}
    rows = Group.objects.filter(contest__in=contests.values()).select_related("contest__unit_year__unit")
    groups = {(one.contest.code, one.code): one for one in rows}
    return _Known(contests, groups, schools_by_name(unit_year.unit))


ENTRIES_DOOR = ImportDoor(
    plan=ENTRIES, check=check_entries, write=write_entries, undo=undo_entries, back="contests:contests"
)
