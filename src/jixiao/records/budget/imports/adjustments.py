"""Adjustments of the budget come in as a table, one document a row."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.records.budget.adjusting import adjust_budget, signed, spelt
from jixiao.records.budget.imports.undoing import undo_rows
from jixiao.records.budget.items import PROJECTS, SOURCES, TOTAL, YEARBOOK_ITEMS
from jixiao.records.budget.models import Adjustment, AdjustmentKind, Exemption, Project
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

_ITEMS = tuple((item, item) for item in YEARBOOK_ITEMS)
PLAN = ImportPlan(
    key="budget.adjustments",
    title="预算调整",
    columns=(
        ImportColumn("number", "文号", required=True, width=24),
        ImportColumn("on", "调整日期", kind="day", required=True, others=("日期", "发文日期")),
        ImportColumn(
            "kind", "调整类型", kind="choice", required=True, choices=tuple(AdjustmentKind.choices), others=("类型",)
        ),
        ImportColumn("amount", "调整金额", kind="money", required=True, others=("金额",)),
        ImportColumn(
            "item",
            "科目",
            kind="choice",
            choices=_ITEMS,
            hint="空着为支出合计；填了项目编号的为项目支出",
            width=20,
            others=("调整科目", "调出科目"),
        ),
        ImportColumn("to_item", "调入科目", kind="choice", choices=_ITEMS, hint="只有调剂填", width=20),
        ImportColumn("project", "项目编号"),
        ImportColumn(
            "source", "资金来源", kind="choice", choices=tuple((one, one) for one in SOURCES), hint="空着为当年财政拨款"
        ),
        ImportColumn(
            "exempt",
            "剔除情形",
            kind="choice",
            choices=tuple((value, word) for value, word in Exemption.choices if value),
            hint="属于三类情形的填",
            width=24,
        ),
        ImportColumn("reason", "调整事由", required=True, width=32, others=("事由", "原因")),
        ImportColumn("origin", "出处", width=24),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Return the dry run with days, projects, transfers and documents recorded before looked at."""
    projects = set(Project.objects.filter(unit_year=unit_year).values_list("code", flat=True))
    standing = {key_of(row) for row in Adjustment.objects.filter(unit_year=unit_year).select_related("project")}
    seen: dict[tuple[Any, ...], int] = {}
    return dry_run.with_rows([_checked(row, unit_year, projects, standing, seen) for row in dry_run.rows])


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Record the adjustments; a document that is there already is left as it is."""
    projects = {row.code: row for row in Project.objects.filter(unit_year=unit_year)}
    standing = {key_of(row) for row in Adjustment.objects.filter(unit_year=unit_year).select_related("project")}
    written = []
    for row in rows:
        if _key(row) in standing:
            continue
        made = adjust_budget(
            unit_year=unit_year, number=row["number"], on=row["on"], kind=row["kind"], amount=Money(row["amount"]),
            item=row.get("item") or TOTAL, to_item=row.get("to_item") or "",
            project=projects.get(row.get("project") or ""), source=row.get("source") or SOURCES[0],
            exempt=row.get("exempt") or "", reason=row["reason"], origin=row.get("origin") or "", by=by,
        )  # fmt: skip
        standing.add(_key(row))
        written.append(f"budget.adjustment:{made.pk}")
    return written


def key_of(row: Adjustment) -> tuple[Any, ...]:
    """Return what tells a document from all others."""
    return (row.number, row.item, row.to_item, row.amount.fen, row.project.code if row.project else "", row.source)


def _key(values: Mapping[str, Any]) -> tuple[Any, ...]:
    project = values.get("project") or ""
    amount = signed(values["kind"], Money(values["amount"])).fen
    item = PROJECTS if project else values.get("item") or TOTAL
    return (
        spelt(values["number"]),
        item,
        values.get("to_item") or "",
        amount,
        project,
        values.get("source") or SOURCES[0],
    )


def _checked(
    row: ImportRow,
    unit_year: UnitYear,
    projects: set[str],
    standing: set[tuple[Any, ...]],
    seen: dict[tuple[Any, ...], int],
) -> ImportRow:
    values = row.values
    if values.get("on") and values["on"].year != unit_year.year:
        row = row.with_error("on", f"不在 {unit_year.year} 年度内", "核对日期，或到那个年度导入")
    if values.get("amount") == 0:
        row = row.with_error("amount", "金额是 0", "没有金额变化的不用登记")
    if values.get("kind") == AdjustmentKind.INCREASE and (values.get("amount") or 0) < 0:
        row = row.with_error("amount", "追加的金额是负数", "是减少的，调整类型填追减")
    if values.get("project") and values["project"] not in projects:
        row = row.with_error("project", f"本年没有编号 {values['project']} 的项目", "先登记或导入项目，或空着")
    row = _with_target(row)
    if row.errors:
        return row
    key = _key(row.values)
    if key in seen:
        return row.with_error("number", f"和第 {seen[key]} 行是同一笔", "只留一行")
    seen[key] = row.number
    return row.as_duplicate("number", "这笔调整已经登记过", "不用再导入") if key in standing else row


def _with_target(row: ImportRow) -> ImportRow:
    kind, target = row.values.get("kind"), row.values.get("to_item")
    item = PROJECTS if row.values.get("project") else row.values.get("item") or TOTAL
    if kind == AdjustmentKind.TRANSFER and (not target or target == item):
        return row.with_error("to_item", "调剂要有另一个调入科目", "填调入的科目")
    if kind and kind != AdjustmentKind.TRANSFER and target:
        return row.with_error("to_item", "只有调剂有调入科目", "把调入科目空着")
    return row


ADJUSTMENTS = ImportDoor(plan=PLAN, check=check, write=write, undo=undo_rows, back="budget:adjustments")
