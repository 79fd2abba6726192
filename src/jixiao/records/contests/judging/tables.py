"""评委名单 and 评审分配表, taken in at the import desk; who judges what may come as CSV, too."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor, OtherFile
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.assigning import free_works, put
from jixiao.records.contests.judging.events import WorksAssigned
from jixiao.records.contests.judging.pairing import Pairs, pairs_of
from jixiao.records.contests.judging.panelling import keep_judge, remove_judge
from jixiao.records.contests.judging.queries import ACTIVE, tell
from jixiao.records.contests.judging.stages import require_assigning
from jixiao.records.contests.models import Assignment, AssignmentWay, Contest, Entry, Judge, Panel
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, read_csv
from jixiao.web.masking import plain_name, plain_phone

JUDGES = ImportPlan(
    key="contests.judges",
    title="评委名单",
    columns=(
        ImportColumn("contest", "赛事编号", required=True, hint="如 S1"),
        ImportColumn("name", "评委姓名", required=True, others=("姓名",)),
        ImportColumn("workplace", "评委单位", width=28, hint="写学校全称的，自动回避本校", others=("单位",)),
        ImportColumn("field", "评委专业", others=("专业",)),
        ImportColumn("phone", "评委电话", hint="加密存放", others=("电话", "手机")),
        ImportColumn("panel", "评审组", required=True, hint="先建好评审组；几个组用顿号隔开"),
    ),
)
TASKS = ImportPlan(
    key="contests.tasks",
    title="评审分配表",
    columns=(
        ImportColumn("contest", "赛事编号", required=True, hint="如 S1"),
        ImportColumn("number", "作品编号", required=True),
        ImportColumn("judge", "评委序号", kind="count", required=True, hint="评委名单里的序号"),
    ),
)


def check_judges(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add unknown contests and panels, names and telephones that are none, and who is a judge already."""
    contests = _contests(unit_year)
    panels = {(one.contest_id, one.name) for one in Panel.objects.filter(contest__unit_year=unit_year)}
    rows_of = Judge.objects.filter(contest__unit_year=unit_year, removed_at=None)
    there = set(rows_of.values_list("contest", "name", "workplace"))
    rows = []
    for row in dry_run.rows:
        judged, values = row, row.values
        contest = contests.get(str(values.get("contest") or "").upper())
        name = plain_name(str(values.get("name") or ""))
        if contest is None and "contest" not in row.errors:
            judged = judged.with_error("contest", f"本年没有编号为 {values.get('contest')} 的赛事", "核对赛事编号")
        for word in _words(values.get("panel")):
            if contest is not None and (contest.pk, word) not in panels:
                judged = judged.with_error("panel", f"没有评审组「{word}」", "先建评审组，或改名称")
        if not name and "name" not in row.errors:
            judged = judged.with_error("name", "姓名不对", "只写姓名")
        if plain_phone(str(values.get("phone") or "")) is None:
            judged = judged.with_error("phone", "电话号码不对", "填 11 位手机号，或带区号的座机")
        line = (contest.pk if contest else 0, name, str(values.get("workplace") or "").strip())
        if line in there and not judged.errors:
            judged = judged.as_duplicate("name", "这位评委已经登记", "确是同名同单位两个人的再导入")
        there.add(line)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write_judges(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Register every judge."""
    contests, written = _contests(unit_year), []
    for row in rows:
        contest = contests[str(row["contest"]).upper()]
        panels = list(contest.panels.filter(name__in=_words(row["panel"])))
        made = keep_judge(contest=contest, values=row, panels=panels, stamp=None, by=by)
        written.append(f"contests.judge:{made.pk}")
    return written


def undo_judges(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Remove every judge of an import."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    rows = Judge.objects.filter(contest__unit_year=unit_year, pk__in=pks, removed_at=None)
    for one in rows.select_related("contest__unit_year"):
        remove_judge(judge=one, why="撤回导入", by=by)


def check_tasks(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add unknown contests, works and judges, whoever must avoid a work, and what was given already."""
    contests, seen, known = _contests(unit_year), set(), dict[int, Pairs]()
    there = set(
        Assignment.objects.filter(judge__contest__unit_year=unit_year, state__in=ACTIVE).values_list("judge", "entry")
    )
    rows = []
    for row in dry_run.rows:
        judged, values = row, row.values
        contest = contests.get(str(values.get("contest") or "").upper())
        if contest is None:
            if "contest" not in row.errors:
                judged = judged.with_error("contest", f"本年没有编号为 {values.get('contest')} 的赛事", "核对赛事编号")
            rows.append(judged)
            continue
        pairs = known.get(contest.pk) or known.setdefault(contest.pk, pairs_of(contest))
        entry, judge = _pair(pairs, values)
        if entry is None and "number" not in row.errors:
            judged = judged.with_error("number", f"没有编号为 {values.get('number')} 的作品", "核对作品编号")
        if judge is None and "judge" not in row.errors:
            judged = judged.with_error("judge", f"没有 {values.get('judge')} 号评委", "核对评委序号")
        if entry is not None and judge is not None:
            try:
                pairs.check(judge=judge, entry=entry)
            except Refused as refused:
                judged = judged.with_error(
                    "judge" if refused.field == "judge" else "number", refused.cause, refused.cure
                )
            line = (judge.pk, entry.pk)
            if (line in there or line in seen) and not judged.errors:
                judged = judged.as_duplicate("judge", "已经分给这位评委", "不用再分")
            seen.add(line)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write_tasks(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Give every work to its judge."""
    contests, written = _contests(unit_year), []
    pairs: dict[int, list[tuple[int, int, int]]] = {}
    known: dict[int, Pairs] = {}
    for row in rows:
        contest = contests[str(row["contest"]).upper()]
        there = known.get(contest.pk) or known.setdefault(contest.pk, pairs_of(contest))
        entry, judge = _pair(there, row)
        if entry is None or judge is None:
            raise Refused(
                f"第 {row.get('number')} 件作品或 {row.get('judge')} 号评委不在了", cure="重新导入", code="A529"
            )
        require_assigning(contest)
        panel = there.check(judge=judge, entry=entry)
        pairs.setdefault(contest.pk, []).append((panel.pk, judge.pk, entry.pk))
        written.append(f"contests.task:{judge.pk}:{entry.pk}")
    by_pk = {one.pk: one for one in contests.values()}
    for pk, found in pairs.items():
        put(found, way=AssignmentWay.TABLE, by=by)
        tell(WorksAssigned, by_pk[pk], by, after={"分配方式": "表格导入", "评审任务": len(found)})
    return written


def undo_tasks(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:  # noqa: ARG001 - what a door takes
    """Take back what an import gave out; refuses where some of it was marked."""
    for reference in references:
        _, judge, entry = reference.split(":")
        rows = Assignment.objects.filter(judge__contest__unit_year=unit_year, judge=int(judge), entry=int(entry))
        if rows.filter(state__in=ACTIVE).exists() and not free_works(rows):
            raise Refused("导入的任务里有的已经评完", cure="逐件收回没评的", code="A529")


def _contests(unit_year: UnitYear) -> dict[str, Contest]:
    rows = Contest.objects.filter(unit_year=unit_year).select_related("unit_year")
    return {one.code.upper(): one for one in rows}


def _pair(known: Pairs, values: Mapping[str, Any]) -> tuple[Entry | None, Judge | None]:
    number = str(values.get("number") or "").strip()
    return known.entries.get(number), known.judges.get(int(values.get("judge") or 0))


def _words(text: object) -> list[str]:
    return [word.strip() for word in str(text or "").replace("，", "、").replace(",", "、").split("、") if word.strip()]


CSV = OtherFile("CSV 表格", "第一行是表头：赛事编号,作品编号,评委序号", read_csv)
JUDGES_DOOR = ImportDoor(
    plan=JUDGES, check=check_judges, write=write_judges, undo=undo_judges, back="contests:contests"
)
TASKS_DOOR = ImportDoor(
    plan=TASKS, check=check_tasks, write=write_tasks, undo=undo_tasks, back="contests:contests", others={".csv": CSV}
)
