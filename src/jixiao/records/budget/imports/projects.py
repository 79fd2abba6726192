"""Projects with their money come in as a table, one row a project and source."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.records.budget.imports.undoing import undo_rows
from jixiao.records.budget.items import SOURCES
from jixiao.records.budget.models import Arising, Continuity, Funding, Project, ProjectKind
from jixiao.records.budget.projecting import AMOUNTS, fund_project, register_project
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

YES_NO = (("yes", "是"), ("no", "否"))
PLAN = ImportPlan(
    key="budget.projects",
    title="项目和资金",
    columns=(
        ImportColumn("code", "项目编号", required=True, others=("项目编码", "项目代码")),
        ImportColumn("name", "项目名称", required=True, width=28),
        ImportColumn("kind", "项目类型", kind="choice", choices=tuple(ProjectKind.choices)),
        ImportColumn("continuity", "延续或新增", kind="choice", choices=tuple(Continuity.choices)),
        ImportColumn("arising", "立项方式", kind="choice", choices=tuple(Arising.choices)),
        ImportColumn("is_key", "重点项目", kind="choice", choices=YES_NO, hint="是 或 否"),
        ImportColumn("supervisor", "主管部门", width=20),
        ImportColumn("implementer", "实施单位", width=20),
        ImportColumn(
            "source", "资金来源", kind="choice", choices=tuple((one, one) for one in SOURCES), hint="空着为当年财政拨款"
        ),
        ImportColumn("initial", "年初预算数", kind="money"),
        ImportColumn("adjusted", "全年预算数", kind="money"),
        ImportColumn("executed", "全年执行数", kind="money"),
        ImportColumn("expected", "预期目标", width=32),
        ImportColumn("achieved", "实际完成情况", width=32),
        ImportColumn("origin", "出处", width=24),
    ),
)
TEXTS = ("supervisor", "implementer", "expected", "achieved", "origin")


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Return the dry run with codes used twice and money that stands there already looked at."""
    names = dict(Project.objects.filter(unit_year=unit_year).values_list("code", "name"))
    standing = {
        (row.project.code, row.source): row
        for row in Funding.objects.filter(unit_year=unit_year, project__isnull=False).select_related("project")
        if row.project
    }
    seen: dict[tuple[str, str], int] = {}
    named: dict[str, str] = dict(names)
    return dry_run.with_rows([_checked(row, named, standing, seen) for row in dry_run.rows])


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Register the projects and state their money; money that stands there already is left as it is."""
    projects = {row.code: row for row in Project.objects.filter(unit_year=unit_year)}
    standing = set(
        Funding.objects.filter(unit_year=unit_year, project__isnull=False).values_list("project__code", "source")
    )
    written = []
    for row in rows:
        code, source = row["code"], row.get("source") or SOURCES[0]
        if code not in projects:
            projects[code] = _register(unit_year, row, by)
            written.append(f"budget.project:{projects[code].pk}")
        amounts = {name: Money(row[name]) for name in AMOUNTS if isinstance(row.get(name), int)}
        if amounts and (code, source) not in standing:
            made = fund_project(
                unit_year=unit_year, project=projects[code], source=source, values=amounts, by=by,
                origin=row.get("origin") or "",
            )  # fmt: skip
            standing.add((code, source))
            written.append(f"budget.funding:{made.pk}")
    return written


def _register(unit_year: UnitYear, row: Mapping[str, Any], by: Actor) -> Project:
    texts = {name: row.get(name) or "" for name in TEXTS}
    return register_project(
        unit_year=unit_year, code=row["code"], name=row["name"], kind=row.get("kind") or "",
        continuity=row.get("continuity") or "", arising=row.get("arising") or "",
        is_key={"yes": True, "no": False}.get(row.get("is_key") or ""), by=by, **texts,
    )  # fmt: skip


def _checked(
    row: ImportRow, named: dict[str, str], standing: Mapping[tuple[str, str], Funding], seen: dict[tuple[str, str], int]
) -> ImportRow:
    for name in ("initial", "adjusted"):
        value = row.values.get(name)
        if isinstance(value, int) and value < 0:
            row = row.with_error(name, "预算数不能小于 0", "核对金额")
    if row.errors:
        return row
    code, source = row.values["code"], row.values.get("source") or SOURCES[0]
    if named.setdefault(code, row.values["name"]) != row.values["name"]:
        return row.with_error("name", f"编号 {code} 的项目叫「{named[code]}」", "核对编号和名称")
    if (code, source) in seen:
        return row.with_error("source", f"和第 {seen[(code, source)]} 行是同一项目同一来源", "合并成一行")
    seen[(code, source)] = row.number
    there = standing.get((code, source))
    if there is None:
        return row
    same = all(_fen(getattr(there, name)) == row.values.get(name) for name in AMOUNTS)
    if same:
        return row.as_duplicate("code", "这个项目的这笔资金已经登记", "不用再导入")
    return row.with_error("source", "这个项目的这笔资金已经登记，金额不同", "要改的，到项目里改")


def _fen(value: Money | None) -> int | None:
    return None if value is None else value.fen


PROJECTS = ImportDoor(plan=PLAN, check=check, write=write, undo=undo_rows, back="budget:projects")
