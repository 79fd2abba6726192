"""发放物品: one line what was handed out of one good at one activity."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook import Handout as HandoutRow
from jixiao.engine.yearbook.record import HANDOUT_KINDS
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.records.outreach.handing_out import hand_out, hand_out_off_ledger
from jixiao.records.outreach.models import Activity, Good, StockMovement
from jixiao.records.outreach.queries import activities_of, goods_of
from jixiao.records.outreach.stocking import undo_movement
from jixiao.records.outreach.taking_in import good_for
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

YES_NO = (("是", "是"), ("否", "否"))
PLAN = ImportPlan(
    key="outreach.handouts",
    title="发放物品",
    columns=(
        ImportColumn("activity", "活动编号", required=True, hint="如 A4；先登记活动"),
        ImportColumn("item", "物品", required=True, width=24, hint="如：宣传单、环保手提袋"),
        ImportColumn(
            "kind", "类别", kind="choice", choices=tuple((kind, kind) for kind in HANDOUT_KINDS), required=True
        ),
        ImportColumn("number", "数量", kind="count", required=True),
        ImportColumn("unit", "单位", required=True, hint="份、个、块"),
        ImportColumn("reusable", "重复使用", kind="choice", choices=YES_NO, required=True, hint="展板等填“是”，不累计"),
        ImportColumn(
            "through_ledger", "从台账领用", kind="choice", choices=YES_NO, hint="填“是”的扣库存；空着按未建账"
        ),
        ImportColumn("day", "领用日期", kind="day", hint="从台账领用的必填"),
        ImportColumn("origin", "出处", width=20),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add unknown activities, goods counted otherwise, stock that does not reach, lines that are there already."""
    activities = {one.code: one for one in activities_of(unit_year)}
    goods = {(one.name, one.kind): one for one in goods_of(unit_year.unit)}
    there: set[tuple[object, object, object]] = set(
        StockMovement.objects.filter(
            unit_year=unit_year, activity__isnull=False, undone_by=None, undoes=None
        ).values_list("activity__code", "good__name", "quantity")
    )
    left = {key: good.stock for key, good in goods.items()}
    rows = []
    for row in dry_run.rows:
        judged = _judged(row, activities, goods, left)
        line = (judged.values.get("activity"), judged.values.get("item"), judged.values.get("number"))
        if line in there and not judged.errors:
            judged = judged.as_duplicate("item", "这项活动已经有同样一笔", "确实又发了一次的，再导入")
        there.add(line)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write each line into the ledger, or beside it where the unit kept none then."""
    activities = {one.code: one for one in activities_of(unit_year)}
    written = []
    for row in rows:
        good = good_for(unit_year.unit, _as_row(row), by=by)
        told = {"activity": activities[row["activity"]], "good": good, "quantity": row["number"], "by": by}
        told["origin"] = row.get("origin") or ""
        through = row.get("through_ledger") == "是"
        line = hand_out(**told, day=row["day"]) if through else hand_out_off_ledger(**told, day=row.get("day"))
        written.append(f"outreach.movement:{line.pk}")
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Undo the lines of an import, each by a line against it."""
    for reference in references:
        line = StockMovement.objects.get(unit_year=unit_year, pk=int(reference.partition(":")[2]))
        if not StockMovement.objects.filter(undoes=line).exists():
            undo_movement(movement=line, reason="撤回导入", by=by)


def _judged(
    row: ImportRow, activities: Mapping[str, Activity], goods: Mapping[tuple[str, str], Good], left: dict[Any, int]
) -> ImportRow:
    values = row.values
    code = values.get("activity")
    if code and code not in activities:
        row = row.with_error("activity", f"没有编号为 {code} 的活动", "先登记或导入活动")
    key = (str(values.get("item") or "").strip(), str(values.get("kind") or ""))
    good = goods.get(key)
    reusable = {"是": True, "否": False}.get(str(values.get("reusable")))
    if good and (good.measure, good.reusable) != (values.get("unit"), reusable):
        told = "是" if good.reusable else "否"
        row = row.with_error("unit", f"台账里的单位是“{good.measure}”、重复使用“{told}”", "改成一致，或换一个物品名称")
    if values.get("through_ledger") == "是":
        if values.get("day") is None and "day" not in row.errors:
            row = row.with_error("day", "从台账领用的要填日期", "补填领用日期")
        number = values.get("number") if isinstance(values.get("number"), int) else 0
        left[key] = left.get(key, 0) - (number or 0)
        if left[key] < 0:
            row = row.with_error("number", "超过库存", "先补登入库，或核对数量")
    return row


def _as_row(row: Mapping[str, Any]) -> HandoutRow:
    return HandoutRow(
        activity=row["activity"],
        item=row["item"],
        kind=row.get("kind") or UNFILLED,
        number=row["number"],
        unit=row.get("unit") or UNFILLED,
        reusable=row.get("reusable") or UNFILLED,
    )


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="outreach:goods")
