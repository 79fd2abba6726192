"""Monthly execution comes in as a table of a finance system: by item, or by the codes of a detailed line."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.records.budget.imports.undoing import undo_rows
from jixiao.records.budget.items import SOURCES, YEARBOOK_ITEMS
from jixiao.records.budget.models import DetailLine, Execution, Nature
from jixiao.records.budget.spending import enter_execution, enter_line_execution
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

MONTHS = 12
PLAN = ImportPlan(
    key="budget.execution",
    title="按月执行",
    columns=(
        ImportColumn("month", "月份", kind="count", required=True, hint="1 到 12", others=("月",)),
        ImportColumn(
            "amount",
            "支出金额",
            kind="money",
            required=True,
            hint="本月发生数，不是累计数",
            others=("本月支出", "金额"),
        ),
        ImportColumn(
            "item",
            "科目",
            kind="choice",
            choices=tuple((item, item) for item in YEARBOOK_ITEMS),
            hint="填科目，或填下面的编码",
            width=20,
        ),
        ImportColumn("function_code", "功能分类编码", others=("支出功能分类编码", "功能科目编码")),
        ImportColumn("economic_code", "经济分类编码", others=("部门经济分类编码", "经济科目编码")),
        ImportColumn("nature", "支出性质", kind="choice", choices=tuple(Nature.choices), width=22),
        ImportColumn("project", "项目编号"),
        ImportColumn("source", "资金来源", kind="choice", choices=tuple((one, one) for one in SOURCES)),
        ImportColumn("origin", "出处", width=24),
    ),
)
Lines = Sequence[DetailLine]


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Return the dry run with each row placed at an item or at one detailed line."""
    lines = _lines(unit_year)
    standing = {_spot(row.month, row.item, row.line_id): row for row in Execution.objects.filter(unit_year=unit_year)}
    seen: dict[tuple[Any, ...], int] = {}
    return dry_run.with_rows([_checked(row, lines, standing, seen) for row in dry_run.rows])


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Enter the months; one that is there already is left as it is."""
    lines = _lines(unit_year)
    standing = {
        _spot(row.month, row.item, row.line_id)
        for row in Execution.objects.filter(unit_year=unit_year, amount__isnull=False)
    }
    written = []
    for row in rows:
        found = [] if row.get("item") else matching(row, lines)
        line = found[0] if found else None
        spot = _spot(row["month"], row.get("item") or "", line.pk if line else None)
        if spot in standing:
            continue
        standing.add(spot)
        amount, origin = Money(row["amount"]), row.get("origin") or ""
        if line is not None:
            made = enter_line_execution(line=line, month=row["month"], amount=amount, origin=origin, by=by)
            entered = [made] if made else []
        else:
            entered = enter_execution(
                unit_year=unit_year, month=row["month"], amounts={row["item"]: amount}, origin=origin, by=by
            )
        written += [f"budget.execution:{one.pk}" for one in entered]
    return written


def matching(values: Mapping[str, Any], lines: Lines) -> list[DetailLine]:
    """Return the detailed lines that the codes of a row fit."""
    wanted = {name: values.get(name) for name in ("function_code", "economic_code", "nature", "source")}
    project = values.get("project")
    return [
        line
        for line in lines
        if all(not value or getattr(line, name) == value for name, value in wanted.items())
        and (not project or (line.project is not None and line.project.code == project))
    ]


def _lines(unit_year: UnitYear) -> list[DetailLine]:
    return list(DetailLine.objects.filter(unit_year=unit_year).select_related("project", "unit_year"))


def _spot(month: int, item: str, line: int | None) -> tuple[Any, ...]:
    return (month, line) if line else (month, item)


def _checked(
    row: ImportRow, lines: Lines, standing: Mapping[tuple[Any, ...], Execution], seen: dict[tuple[Any, ...], int]
) -> ImportRow:
    month = row.values.get("month")
    if month is not None and not 1 <= month <= MONTHS:
        row = row.with_error("month", f"没有 {month} 月", "填 1 到 12")
    found: list[DetailLine] = []
    if not row.values.get("item"):
        row, found = _placed(row, lines)
    if row.errors:
        return row
    spot = _spot(row.values["month"], row.values.get("item") or "", found[0].pk if found else None)
    if spot in seen:
        return row.with_error("month", f"和第 {seen[spot]} 行是同月同一处", "合并成一行")
    seen[spot] = row.number
    there = standing.get(spot)
    if there is None or there.amount is None:
        return row
    if there.amount.fen == row.values["amount"]:
        return row.as_duplicate("amount", "这个月已经登记，金额相同", "不用再导入")
    return row.with_error("amount", f"这个月已经登记为 {there.amount.text('万元')} 万元", "要改的，到按月执行里改")


def _placed(row: ImportRow, lines: Lines) -> tuple[ImportRow, list[DetailLine]]:
    if not any(row.values.get(name) for name in ("function_code", "economic_code", "project")):
        return row.with_error("item", "没有填科目，也没有填编码", "填科目，或填功能分类和经济分类编码"), []
    found = matching(row.values, lines)
    if not found:
        return row.with_error("economic_code", "预算明细里没有这一行", "先登记或导入预算明细，或改填科目"), []
    if len(found) > 1:
        cure = "再填支出性质、资金来源或项目编号，指明是哪一行"
        return row.with_error("economic_code", f"预算明细里有 {len(found)} 行符合", cure), []
    return row, found


EXECUTION = ImportDoor(plan=PLAN, check=check, write=write, undo=undo_rows, back="budget:execution")
