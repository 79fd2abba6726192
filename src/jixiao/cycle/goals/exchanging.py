"""Indicators in and out as a table: the plan of the import desk, and an export that reads back as the same rows."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from django.db import transaction

from jixiao.cycle.goals.content import Content, content_of
from jixiao.cycle.goals.drafting import add_indicator, add_library_indicator, remove_indicator, start_sheet
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.goals.queries import goal_handover, goal_sheet_of
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.queries import library_for
from jixiao.engine.values import NOT_APPLICABLE, Points, Quantity
from jixiao.engine.yearbook.record import LEVEL1, OPERATORS
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import is_workable
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

KEY = "goals.indicators"
_VOID = str(NOT_APPLICABLE)
_HEADS = {"bold": True, "bottom": 1, "top": 2, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3F5F8"}
PLAN = ImportPlan(
    key=KEY,
    title="绩效指标",
    columns=(
        ImportColumn("code", "指标编号", hint="留空自动编号", width=12, others=("编号",)),
        ImportColumn("library", "指标库代码", hint="从指标库选的填，如 KX-C01；个性指标留空", width=12),
        ImportColumn("level1", "一级指标", "choice", required=True, choices=tuple((one, one) for one in LEVEL1)),
        ImportColumn("level2", "二级指标", required=True, hint="如：数量指标、质量指标"),
        ImportColumn("name", "三级指标", required=True, width=28, others=("指标名称",)),
        ImportColumn("operator", "指标性质", "choice", choices=tuple((one, one) for one in OPERATORS), width=10),
        ImportColumn("target", "年度指标值", hint="只填数；定性指标填文字", others=("指标值",)),
        ImportColumn("unit", "计量单位", width=10, others=("度量单位",)),
        ImportColumn("weight", "分值", "number", width=8),
        ImportColumn("goal", "对应目标", hint="目标的编号，如 G1；考核整个单位的填不适用", width=10),
        ImportColumn("project_code", "项目编号", hint="留空为部门整体的指标", width=14),
        ImportColumn("formula", "计算公式", width=28, hint="用计量板上的名称"),
        ImportColumn("scoring_method", "计分方法", hint="留空按规则集"),
        ImportColumn("value_basis", "指标值设定依据", width=16),
        ImportColumn("basis_note", "依据说明", width=24),
        ImportColumn("evidence", "佐证材料要求", width=24),
        ImportColumn("origin", "指标出处", width=24, others=("出处",)),
    ),
)


def check_rows(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Return the dry run with what only this room sees: codes used, goals unknown, targets that are no numbers."""
    sheet = goal_sheet_of(unit_year)
    content = content_of(sheet) if sheet else {"goals": [], "indicators": []}
    goals = {row["code"] for row in content["goals"]}
    there = {row["code"]: row["name"] for row in content["indicators"]}
    names = {row["name"]: row["code"] for row in content["indicators"]}
    library = {version.indicator.code for version in library_for(unit_year.year, unit_year.unit)}
    seen: set[str] = set()
    rows = []
    for row in dry_run.rows:
        checked = _checked(row, goals, library)
        code, name = row.values.get("code"), row.values.get("name")
        if code and code in seen:
            checked = checked.with_error("code", f"编号 {code} 在这张表里出现两次", "换一个编号")
        elif code and code in there and there[code] != name:
            checked = checked.with_error("code", f"编号 {code} 已用于「{there[code]}」", "换一个编号，或留空")
        elif name in names or (code and code in there):
            checked = checked.as_duplicate("name", f"与指标 {names.get(name, code)} 同名", "确是另一个指标的，改名称")
        seen.add(code or "")
        rows.append(checked)
    return dry_run.with_rows(rows)


def _checked(row: ImportRow, goals: set[str], library: set[str]) -> ImportRow:
    values = row.values
    goal, code = values.get("goal"), values.get("library")
    if goal and goal != _VOID and goal not in goals:
        known = "、".join(sorted(goals)) or "还没有目标"
        row = row.with_error("goal", f"没有编号为 {goal} 的目标", f"填其中一个：{known}；或先添加目标")
    if code and code not in library:
        row = row.with_error("library", f"指标库里没有 {code}，或它不适用于本年度", "核对代码；个性指标留空")
    target, operator = values.get("target"), values.get("operator")
    measured = operator and operator != "定性" and not values.get("scoring_method")
    if measured and target and target != _VOID and Quantity.parse(str(target)) is None:
        row = row.with_error("target", f"指标性质是「{operator}」，「{target}」不是数", "只填一个数，或改为定性")
    weight = values.get("weight")
    if weight not in {None, _VOID} and not 0 <= weight <= 100:  # noqa: PLR2004 - the full mark
        row = row.with_error("weight", f"分值 {weight} 不在 0 到 100 之间", "核对分值")
    if weight is None:
        row = row.with_doubt("weight", "分值未填", "确认先不填，送审前补上")
    return row


@transaction.atomic
def write_rows(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write the rows through the acts of this room; return what was written."""
    sheet = start_sheet(unit_year=unit_year, by=by)
    goals = {goal.code: goal for goal in sheet.goals.all()}
    library = {version.indicator.code: version for version in library_for(unit_year.year, unit_year.unit)}
    written = []
    for row in rows:
        values = _values(row, goals)
        code, version = row.get("code") or "", library.get(row.get("library") or "")
        if version is None:
            made = add_indicator(sheet=sheet, code=code, values=values, by=by)
        else:
            given = {name: value for name, value in values.items() if value not in {None, ""}}
            made = add_library_indicator(sheet=sheet, version=version, code=code, values=given, by=by)
        written.append(f"goals.indicator:{made.pk}")
    return written


def _values(row: Mapping[str, Any], goals: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column in PLAN.columns:
        value = row.get(column.key)
        if column.key in {"code", "library"}:
            continue
        if value == _VOID:
            values[column.key] = NOT_APPLICABLE
        elif column.key == "goal":
            values["goal"] = goals.get(value or "")
        elif column.key == "weight":
            values["weight"] = None if value is None else Points.of(value)
        else:
            values[column.key] = "" if value is None else str(value)
    return values


@transaction.atomic
def take_back_rows(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take out what an import wrote. Refuses (U549) where the sheet was handed in, or a row was changed since."""
    handover = goal_handover(unit_year)
    if handover is not None and not is_workable(handover):
        raise Refused("绩效目标已经送审，不能撤回导入", cure="先撤回送审", code="U549")
    numbers = [int(reference.rpartition(":")[2]) for reference in references]
    rows = GoalIndicator.objects.filter(sheet__unit_year=unit_year, pk__in=numbers)
    changed = [row for row in rows if row.version > 1]
    if changed:
        cause = f"指标「{changed[0].name}」导入以后改过"
        raise Refused(cause, cure="不要的指标请逐行删去", code="U549")
    for row in rows:
        remove_indicator(indicator=row, by=by)


def indicators_workbook(content: Content) -> bytes:
    """Return the indicators as a workbook with the heads of the plan; it reads back as the same rows."""
    pinned = {row["version"] for row in content["indicators"] if row["version"]}
    versions = IndicatorVersion.objects.select_related("indicator").in_bulk(pinned)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("数据")
        head = book.add_format(_HEADS)
        for place, column in enumerate(PLAN.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, f"{column.head}{'*' if column.required else ''}", head)
        for line, row in enumerate(content["indicators"], start=1):
            version = versions.get(row["version"])
            told = {**row, "library": version.indicator.code if version else ""}
            for place, column in enumerate(PLAN.columns):
                void = column.key in row["not_applicable"]
                value = _VOID if void else told.get(column.key)
                if value not in {None, ""}:
                    sheet.write_string(line, place, str(value))
        sheet.freeze_panes(1, 1)
    return file.getvalue()


DOOR = ImportDoor(plan=PLAN, check=check_rows, write=write_rows, undo=take_back_rows, back="goals:goals")
