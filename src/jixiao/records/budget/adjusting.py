"""The budget is adjusted within the year: by document, with its reason; 调剂 moves money from one item to another."""

import datetime
import re

from django.db import transaction

from jixiao.engine.values import ZERO_MONEY, Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.once import claim_once
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.budget.amounts import ITEM_OF_NATURE
from jixiao.records.budget.events import AdjustmentRevised, AdjustmentWithdrawn, BudgetAdjusted, NoMoreAdjustments
from jixiao.records.budget.items import ITEMS, PROJECTS, SOURCES, TOTAL, YEARBOOK_ITEMS, within
from jixiao.records.budget.models import (
    Adjustment,
    AdjustmentKind,
    BudgetLine,
    DetailLine,
    Exemption,
    Nature,
    Project,
)
from jixiao.records.budget.opening import require_open

FIELDS = (
    "number",
    "on",
    "kind",
    "item",
    "to_item",
    "line",
    "project",
    "source",
    "amount",
    "reason",
    "exempt",
    "origin",
)


@transaction.atomic
def adjust_budget(
    *,
    unit_year: UnitYear,
    number: str,
    on: datetime.date,
    kind: str,
    amount: Money,
    reason: str,
    by: Actor,
    item: str = TOTAL,
    to_item: str = "",
    line: DetailLine | None = None,
    project: Project | None = None,
    source: str = SOURCES[0],
    exempt: str = Exemption.NONE,
    origin: str = "",
    token: str = "",
    leads_to: str = "",
) -> Adjustment:
    """Record a document that adjusted the budget; 追减 is kept negative however it is given.

    A detailed line or a project says which item it is. Refuses a document recorded before, a day outside of the year,
    an amount of 0, and a transfer that leads nowhere.
    """
    require_open(unit_year)
    claim_once(token, by=by, leads_to=leads_to)
    row = Adjustment(
        unit_year=unit_year, number=spelt(number), on=on, kind=kind, item=_item(item, line, project), to_item=to_item,
        line=line, project=project, source=source, amount=signed(kind, amount), reason=reason.strip(), exempt=exempt,
        origin=origin.strip(),
    )  # fmt: skip
    _require_sound(row)
    _require_new(row)
    row.save(force_insert=True)
    publish_in(
        unit_year,
        BudgetAdjusted,
        subject=f"budget.adjustment:{row.pk}",
        name=row.number,
        after=snapshot(row, FIELDS),
        why=row.reason,
        by=by,
    )
    return row


@transaction.atomic
def revise_adjustment(
    *,
    adjustment: Adjustment,
    number: str,
    on: datetime.date,
    kind: str,
    amount: Money,
    reason: str,
    by: Actor,
    item: str,
    to_item: str = "",
    project: Project | None = None,
    source: str = SOURCES[0],
    exempt: str = Exemption.NONE,
    origin: str = "",
    stamp: int | None = None,
) -> Adjustment:
    """Correct a recorded adjustment."""
    require_open(adjustment.unit_year)
    before = snapshot(adjustment, FIELDS)
    adjustment.number, adjustment.on, adjustment.kind = spelt(number), on, kind
    adjustment.item, adjustment.to_item = _item(item, adjustment.line, project), to_item
    adjustment.project, adjustment.source, adjustment.exempt = project, source, exempt
    adjustment.amount, adjustment.reason, adjustment.origin = signed(kind, amount), reason.strip(), origin.strip()
    _require_sound(adjustment)
    _require_new(adjustment)
    save_stamped(adjustment, stamp=stamp, fields=FIELDS)
    was, now = changes(before, snapshot(adjustment, FIELDS))
    publish_in(
        adjustment.unit_year,
        AdjustmentRevised,
        subject=f"budget.adjustment:{adjustment.pk}",
        name=adjustment.number,
        before=was,
        after=now,
        by=by,
    )
    return adjustment


@transaction.atomic
def withdraw_adjustment(*, adjustment: Adjustment, reason: str, by: Actor) -> None:
    """Take out an adjustment that was recorded by mistake; the trail keeps what it said and why it went."""
    require_open(adjustment.unit_year)
    if not reason.strip():
        raise Refused("撤销要写明理由", code="U434", field="reason")
    publish_in(
        adjustment.unit_year,
        AdjustmentWithdrawn,
        subject=f"budget.adjustment:{adjustment.pk}",
        name=adjustment.number,
        before=snapshot(adjustment, FIELDS),
        why=reason.strip(),
        by=by,
    )
    adjustment.delete()


@transaction.atomic
def confirm_no_other_adjustments(*, unit_year: UnitYear, by: Actor) -> list[str]:
    """State 0 as the adjustment of every item that has a budget, no document and no stated adjustment; return them."""
    require_open(unit_year)
    touched = {
        name for pair in Adjustment.objects.filter(unit_year=unit_year).values_list("item", "to_item") for name in pair
    }
    rows = BudgetLine.objects.filter(
        unit_year=unit_year, initial__isnull=False, adjustment=None, adjusted=None, item__in=YEARBOOK_ITEMS
    )
    chosen = [row for row in rows if "adjustment" not in row.not_applicable and not touched & set(within(row.item))]
    chosen.sort(key=lambda row: ITEMS.index(row.item))
    for row in chosen:
        row.adjustment = ZERO_MONEY
        save_stamped(row, stamp=None, fields=["adjustment"])
    if chosen:
        publish_in(
            unit_year,
            NoMoreAdjustments,
            subject=f"orgs.year:{unit_year.pk}",
            name=f"{unit_year.year} 年度预算调整",
            after={"预算调整填 0 的科目": [row.item for row in chosen]},
            by=by,
        )
    return [row.item for row in chosen]


def spelt(number: str) -> str:
    """Return a 文号 with hexagonal brackets: 示例财[2024]12号 → 示例财〔2024〕12号."""
    return re.sub(r"[\[（(【﹝](\d{4})[\]）)】﹞]", r"〔\1〕", number.strip())


def signed(kind: str, amount: Money) -> Money:
    """Return an amount with the sign of its kind."""
    return -abs(amount) if kind == AdjustmentKind.CUT else abs(amount)


def _item(item: str, line: DetailLine | None, project: Project | None) -> str:
    if line is not None:
        return ITEM_OF_NATURE[Nature(line.nature)]
    return PROJECTS if project is not None else item


def _require_sound(row: Adjustment) -> None:
    if row.kind not in AdjustmentKind.values or row.exempt not in Exemption.values:
        raise Refused("没有这种调整类型或剔除情形", code="U433", field="kind")
    if row.item not in ITEMS or (row.to_item and row.to_item not in ITEMS):
        raise Refused("没有这个科目", cure="从预算执行的科目里选", code="U431", field="item")
    if not row.number:
        raise Refused("文号没有填", cure="没有文号的，写批准的会议或批示及日期", code="U433", field="number")
    if not row.reason:
        raise Refused("调整事由没有填", cure="写明因什么追加、追减或调剂", code="U433", field="reason")
    if row.amount == ZERO_MONEY:
        raise Refused("调整金额是 0", cure="没有金额变化的不用登记", code="U433", field="amount")
    if row.on.year != row.unit_year.year:
        raise Refused(
            f"{row.on:%Y-%m-%d} 不在 {row.unit_year.year} 年度内",
            cure="核对日期，或到那个年度登记",
            code="U433",
            field="on",
        )
    if row.kind == AdjustmentKind.TRANSFER and row.to_item in {"", row.item}:
        raise Refused("调剂要有另一个调入科目", cure="选调入的科目；只增不减的选追加", code="U433", field="to_item")
    if row.kind != AdjustmentKind.TRANSFER and row.to_item:
        raise Refused("只有调剂有调入科目", cure="把调入科目空着", code="U433", field="to_item")
    foreign = [one for one in (row.line, row.project) if one is not None and one.unit_year_id != row.unit_year_id]
    if foreign:
        raise Refused("这个项目或明细不在本单位本年度", code="U433", field="project")


def _require_new(row: Adjustment) -> None:
    same = Adjustment.objects.filter(
        unit_year=row.unit_year, number=row.number, item=row.item, to_item=row.to_item, amount=row.amount.fen,
        project=row.project, line=row.line, source=row.source,
    ).exclude(pk=row.pk)  # fmt: skip
    if same.exists():
        raise Refused(
            f"{row.number} 对「{row.item}」的这笔调整已经登记过",
            cure="到预算调整里查看；金额不同的再登记",
            code="U435",
            field="number",
        )
