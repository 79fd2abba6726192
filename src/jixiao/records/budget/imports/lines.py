"""The detailed lines of the approved budget come in as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.records.budget.classification import ECONOMIC, FUNCTION, WORDS, is_code, name_of
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.imports.undoing import undo_rows
from jixiao.records.budget.items import SOURCES
from jixiao.records.budget.models import DetailLine, Nature, Project
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

PLAN = ImportPlan(
    key="budget.lines",
    title="预算明细",
    columns=(
        ImportColumn(
            "function_code",
            "功能分类编码",
            required=True,
            hint="3、5 或 7 位，如 2060702",
            others=("支出功能分类编码", "功能科目编码"),
        ),
        ImportColumn("function_name", "功能分类名称", hint="编码不常用的填上", width=20, others=("功能科目名称",)),
        ImportColumn(
            "economic_code",
            "经济分类编码",
            required=True,
            hint="3 或 5 位，如 30217",
            others=("部门经济分类编码", "经济科目编码"),
        ),
        ImportColumn("economic_name", "经济分类名称", width=20, others=("经济科目名称",)),
        ImportColumn("nature", "支出性质", kind="choice", required=True, choices=tuple(Nature.choices), width=22),
        ImportColumn(
            "source", "资金来源", kind="choice", choices=tuple((one, one) for one in SOURCES), hint="空着为当年财政拨款"
        ),
        ImportColumn("project", "项目编号", hint="项目支出分属项目的，填本年已登记的编号"),
        ImportColumn("initial", "年初预算", kind="money", required=True),
        ImportColumn("remark", "备注", width=24),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Return the dry run with codes, projects and lines that are there already looked up."""
    projects = set(Project.objects.filter(unit_year=unit_year).values_list("code", flat=True))
    standing = {
        place_of(line): line for line in DetailLine.objects.filter(unit_year=unit_year).select_related("project")
    }
    seen: dict[tuple[str, ...], int] = {}
    return dry_run.with_rows([_checked(row, projects, standing, seen) for row in dry_run.rows])


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Record the lines; one that is there already is left as it is."""
    projects = {row.code: row for row in Project.objects.filter(unit_year=unit_year)}
    standing = {place_of(line) for line in DetailLine.objects.filter(unit_year=unit_year).select_related("project")}
    written = []
    for row in rows:
        if _place(row) in standing:
            continue
        line = record_line(
            unit_year=unit_year, function_code=row["function_code"], function_name=row.get("function_name") or "",
            economic_code=row["economic_code"], economic_name=row.get("economic_name") or "", nature=row["nature"],
            source=row.get("source") or SOURCES[0], project=projects.get(row.get("project") or ""),
            initial=Money(row["initial"]), remark=row.get("remark") or "", by=by,
        )  # fmt: skip
        standing.add(_place(row))
        written.append(f"budget.line:{line.pk}")
    return written


def place_of(line: DetailLine) -> tuple[str, ...]:
    """Return what tells a line from all others."""
    return (line.function_code, line.economic_code, line.nature, line.source, line.project.code if line.project else "")


def _place(values: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        values["function_code"], values["economic_code"], values["nature"], values.get("source") or SOURCES[0],
        values.get("project") or "",
    )  # fmt: skip


def _checked(
    row: ImportRow, projects: set[str], standing: Mapping[tuple[str, ...], DetailLine], seen: dict[tuple[str, ...], int]
) -> ImportRow:
    row = _with_codes(row)
    project = row.values.get("project")
    if project and project not in projects:
        row = row.with_error("project", f"本年没有编号 {project} 的项目", "先登记或导入项目，或空着")
    if project and row.values.get("nature") not in {None, Nature.PROJECT}:
        row = row.with_error("project", "基本支出不属于项目", "把项目编号空着，或改支出性质")
    if (row.values.get("initial") or 0) < 0:
        row = row.with_error("initial", "年初预算不能小于 0", "年中追减登记为预算调整")
    if row.errors:
        return row
    place = _place(row.values)
    if place in seen:
        return row.with_error("economic_code", f"和第 {seen[place]} 行是同一处", "合并成一行")
    seen[place] = row.number
    line = standing.get(place)
    if line is None:
        return row
    if line.initial is not None and line.initial.fen == row.values["initial"]:
        return row.as_duplicate("economic_code", "本年已有这一行，金额相同", "不用再导入")
    cause = "本年已有这一行，金额不同"
    return row.with_error("initial", cause, "要改金额，到预算明细里改这一行")


def _with_codes(row: ImportRow) -> ImportRow:
    for kind, code, name in (
        (FUNCTION, "function_code", "function_name"),
        (ECONOMIC, "economic_code", "economic_name"),
    ):
        value = row.values.get(code)
        if value is None:
            continue
        if not is_code(kind, value):
            row = row.with_error(code, f"「{value}」不是{WORDS[kind]}编码", "只填数字，位数要对")
        elif not row.values.get(name) and not name_of(kind, value):
            row = row.with_error(name, f"{WORDS[kind]}里没有收录 {value}", "核对编码；没错的填上名称")
    return row


LINES = ImportDoor(plan=PLAN, check=check, write=write, undo=undo_rows, back="budget:lines")
