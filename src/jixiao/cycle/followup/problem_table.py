"""问题清单 come in as a table from 审计、人大、巡察: a problem a row, for one unit or many."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.cycle.followup.access import may_find
from jixiao.cycle.followup.finding import record_problem, remove_problem
from jixiao.cycle.followup.models import Problem, Source
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear, YearState
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

FROM_OUTSIDE = (Source.AUDIT, Source.CONGRESS, Source.INSPECTION, Source.HAND)
TITLE, GROUND, PLACE, KEY, CODE = 120, 300, 200, 120, 30
LONGEST = {"title": TITLE, "ground": GROUND, "place": PLACE, "key": KEY, "project_code": CODE}
SAID = ("source", "title", "what", "ground", "place", "key", "project_code")
MOST_UNITS = 2000
PLAN = ImportPlan(
    key="followup.problems",
    title="问题清单",
    columns=(
        ImportColumn(
            "unit", "单位", width=24, hint="单位全称或代码；空着就是当前单位", others=("被审计单位", "责任单位")
        ),
        ImportColumn(
            "source",
            "来源",
            kind="choice",
            required=True,
            choices=tuple((kind.value, kind.label) for kind in FROM_OUTSIDE),
            hint="审计检查、人大监督、巡察反馈或手工登记",
        ),
        ImportColumn("title", "问题", required=True, width=30, hint="一句话说清", others=("问题名称", "问题摘要")),
        ImportColumn("what", "具体情况", required=True, width=40, hint="写事实和数据", others=("问题描述", "具体问题")),
        ImportColumn("ground", "依据", required=True, width=30, hint="哪个文件哪一条", others=("定性依据",)),
        ImportColumn("place", "所指数据或位置", width=20, others=("出处",)),
        ImportColumn("key", "指标或主题", width=16, hint="用来认出下一年的同一问题"),
        ImportColumn("project_code", "项目编号", width=12),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add units that are not there or have no open year, words that are too long, and problems that are there."""
    years = _years(unit_year)
    there = set(Problem.objects.filter(unit_year__in=set(years.values())).values_list("unit_year_id", "title"))
    seen: set[tuple[int, str]] = set()
    return dry_run.with_rows([_checked(row, unit_year, years, there, seen) for row in dry_run.rows])


def _checked(
    row: ImportRow,
    unit_year: UnitYear,
    years: Mapping[str, UnitYear],
    there: set[tuple[int, str]],
    seen: set[tuple[int, str]],
) -> ImportRow:
    for name, most in LONGEST.items():
        if len(str(row.values.get(name) or "")) > most:
            row = row.with_error(name, f"最多 {most} 个字", "写短些，细节写在具体情况里")
    found = _year_of(row.values, unit_year, years)
    if found is None:
        cure = "写单位全称或代码；不归本局复核、没有开放年度的，先办好再导入"
        return row.with_error("unit", f"没有这个单位，或它没有开放 {unit_year.year} 年度", cure)
    key = (found.pk, str(row.values.get("title") or "").strip())
    if key in there or key in seen:
        row = row.as_duplicate("title", "这个单位已经有同名的问题", "确实是另一个问题的，再导入")
    seen.add(key)
    return row


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write each problem down; it waits for its notice."""
    years = _years(unit_year)
    written = []
    for row in rows:
        found = _year_of(row, unit_year, years)
        assert found is not None  # noqa: S101 - the dry run found it
        values = {name: str(row.get(name) or "").strip() for name in SAID}
        written.append(f"followup.problem:{record_problem(unit_year=found, values=values, by=by).pk}")
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:  # noqa: ARG001 - the rows say whose they are
    """Take the problems back; refuses (U801) where a letter quotes one."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    for problem in Problem.objects.filter(pk__in=pks).select_related("unit_year__unit").order_by("pk"):
        remove_problem(problem=problem, by=by)


def _years(unit_year: UnitYear) -> dict[str, UnitYear]:
    """Return by code and by name the open years of the unit and of all below it."""
    rows = UnitYear.objects.filter(year=unit_year.year, state=YearState.OPEN)
    rows = rows.filter(unit__path__startswith=unit_year.unit.path).select_related("unit")[:MOST_UNITS]
    return {word: one for one in rows for word in (one.unit.code, one.unit.name)}


def _year_of(values: Mapping[str, Any], unit_year: UnitYear, years: Mapping[str, UnitYear]) -> UnitYear | None:
    named = str(values.get("unit") or "").strip()
    return years.get(named or unit_year.unit.code)


PROBLEMS = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="followup:all", may=may_find)
