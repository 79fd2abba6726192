"""What 预算与执行 says of an item: its line, an amount, and the whole year's budget where it can be derived."""

from jixiao.engine.values import UNFILLED, Absent, Money
from jixiao.engine.yearbook.record import BudgetLine, Yearbook

TOTAL = "支出合计"


def line_of(yearbook: Yearbook, item: str) -> BudgetLine | None:
    """Return the line of ``item``, or None where there is none."""
    return next((line for line in yearbook.budget if line.item == item), None)


def amount_of(yearbook: Yearbook, item: str, column: str) -> Money | Absent:
    """Return the amount of ``item`` in one column (initial, adjustment, adjusted, executed, previous)."""
    line = line_of(yearbook, item)
    found: Money | Absent = UNFILLED if line is None else getattr(line, column)
    return found


def full_year_of(yearbook: Yearbook, item: str) -> Money | Absent:
    """Return 全年预算 of ``item``: as filled in, else 年初预算 + 预算调整 where both are; else as absent as it is."""
    stated = amount_of(yearbook, item, "adjusted")
    if stated is not UNFILLED:
        return stated
    initial, adjustment = amount_of(yearbook, item, "initial"), amount_of(yearbook, item, "adjustment")
    if isinstance(initial, Money) and isinstance(adjustment, Money):
        return initial + adjustment
    return UNFILLED


def budget_base(yearbook: Yearbook) -> tuple[Money | Absent, str, str]:
    """Return what execution is measured against: the amount, the address of its column, and a note where it wants one.

    It is 全年预算 (财预〔2020〕10号 附件1); where that is 未填, 年初预算 + 预算调整; where that cannot be, 年初预算
    alone, and the note says so.
    """
    stated = amount_of(yearbook, TOTAL, "adjusted")
    if stated is not UNFILLED:
        return stated, f"budget.{TOTAL}.adjusted", ""
    derived = full_year_of(yearbook, TOTAL)
    if isinstance(derived, Money):
        return derived, f"budget.{TOTAL}.initial", "全年预算未填，取年初预算加预算调整"
    initial = amount_of(yearbook, TOTAL, "initial")
    if isinstance(initial, Money):
        return initial, f"budget.{TOTAL}.initial", "全年预算和预算调整未填，暂以年初预算为准"
    return UNFILLED, f"budget.{TOTAL}.adjusted", "支出合计的预算未填"
