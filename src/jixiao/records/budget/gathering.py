"""The sections of the yearbook that this room gives: 预算与执行, 项目, 资金来源, and 预算调整原因."""

from collections.abc import Mapping

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money
from jixiao.engine.yearbook import BudgetLine as YearbookLine
from jixiao.engine.yearbook import Funding as YearbookFunding
from jixiao.engine.yearbook import Project as YearbookProject
from jixiao.measures.catalogue import Reference
from jixiao.records.budget import items
from jixiao.records.budget.amounts import Amount, Amounts, wan, words
from jixiao.records.budget.models import Adjustment, AdjustmentKind, Funding
from jixiao.records.budget.picture import Picture


def budget_rows(picture: Picture) -> list[YearbookLine]:
    """Return 预算与执行 for the yearbook: every item something is known of."""
    amounts = Amounts(picture)
    found = []
    for item in items.YEARBOOK_ITEMS:
        row = {column: amounts.of(item, column) for column in items.STATED}
        if any(amount.value is not UNFILLED for amount in row.values()):
            values: dict[str, Money | Absent] = {column: amount.value for column, amount in row.items()}
            found.append(YearbookLine(item=item, **values, origin=_origin(picture, item, row)))
    return found


def project_rows(picture: Picture) -> list[YearbookProject]:
    """Return the projects for the yearbook."""
    return [
        YearbookProject(
            code=row.code,
            name=row.name,
            supervisor=row.supervisor or UNFILLED,
            implementer=row.implementer or UNFILLED,
            expected=row.expected or UNFILLED,
            achieved=row.achieved or UNFILLED,
            origin=row.origin or UNFILLED,
        )
        for row in picture.projects
    ]


def funding_rows(picture: Picture) -> list[YearbookFunding]:
    """Return the money of the projects for the yearbook; 全年预算数 as stated, else with the adjustments added."""
    return [
        YearbookFunding(
            project=row.project.code if row.project else UNFILLED,
            source=row.source,
            initial=stated(row, "initial"),
            adjusted=full_year_of(picture, row).value,
            executed=stated(row, "executed"),
            origin=row.origin or UNFILLED,
        )
        for row in picture.fundings
    ]


def full_year_of(picture: Picture, row: Funding) -> Amount:
    """Return 全年预算数 of a project from one source: as stated, else 年初预算数 + the documents of that project."""
    label = f"{row.project or '部门整体'}全年预算数"
    changes = [
        one
        for one in picture.adjustments
        if row.project_id
        and (one.project_id, one.source) == (row.project_id, row.source)
        and one.kind != AdjustmentKind.TRANSFER
    ]
    initial = stated(row, "initial")
    derived: Money | Absent = UNFILLED
    if isinstance(initial, Money):
        derived = sum((one.amount for one in changes), initial)
    parts = tuple(Reference("budget.adjustment", one.pk, one.number, wan(one.amount)) for one in changes)
    own = Reference("budget.funding", row.pk, f"{label.removesuffix('全年预算数')} {row.source}", wan(initial))
    said = stated(row, "adjusted")
    if said is not UNFILLED:
        return Amount(label, said, said, derived if changes else UNFILLED, (own,), "填报")
    # Without a document nobody has said that the budget stayed as it was.
    return Amount(label, derived if changes else UNFILLED, UNFILLED, derived, (own, *parts), "年初预算数 + 预算调整")


def adjustment_reason(picture: Picture) -> str | Absent:
    """Return 预算调整原因 as the report prints it: each document with its day, its amount and its reason."""
    told = [
        f"{row.on.year}年{row.on.month}月{row.on.day}日，{row.number}，{_moved(row)}，{row.reason.rstrip('。；')}"
        for row in picture.adjustments
    ]
    line = picture.lines.get(items.TOTAL)
    if not told and line is not None and line.reason:
        return line.reason
    return "；".join(told) + "。" if told else UNFILLED


def stated(row: Funding, column: str) -> Money | Absent:
    """Return what a funding states in a column."""
    if column in row.not_applicable:
        return NOT_APPLICABLE
    value: Money | None = getattr(row, column)
    return UNFILLED if value is None else value


def _moved(row: Adjustment) -> str:
    amount = words(abs(row.amount)).replace(" ", "")
    if row.kind == AdjustmentKind.TRANSFER:
        return f"从{row.item}调剂{amount}到{row.to_item}"
    return f"{row.get_kind_display()}{row.project or row.item}{amount}"


def _origin(picture: Picture, item: str, row: Mapping[str, Amount]) -> str | Absent:
    line = picture.lines.get(item)
    summed = [
        f"{items.COLUMNS[column]}由{amount.note or amount.formula}得出"
        for column, amount in row.items()
        if amount.value is not UNFILLED and amount.stated is UNFILLED
    ]
    words_of_origin = [line.origin] if line is not None and line.origin else []
    return "；".join([*words_of_origin, *summed]) or UNFILLED
