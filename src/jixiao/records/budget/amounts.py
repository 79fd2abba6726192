"""Every amount of the budget: what was stated of it, what the records add up to, and what it is made of.

A stated amount goes before a sum; where both are there and differ, ``Amount.differs`` says so and both are kept. One
part that is 未填 makes a whole 未填, since nobody knows it; what is 不适用 is left out.
"""

import dataclasses
import functools
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from django.db.models import Model

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, ZERO_MONEY, Absent, Money
from jixiao.measures.catalogue import Reference
from jixiao.records.budget import items
from jixiao.records.budget.models import Adjustment, AdjustmentKind, BudgetLine, DetailLine, Execution, Funding, Nature
from jixiao.records.budget.picture import Picture, added_up

NATURES = {items.STAFF: Nature.STAFF, items.RUNNING: Nature.RUNNING, items.PROJECTS: Nature.PROJECT}
ITEM_OF_NATURE = {nature: item for item, nature in NATURES.items()}
WAN = "万元"
DECEMBER = 12
BY_PARTS = "各组成部分合计"


@dataclasses.dataclass(frozen=True)
class Amount:
    """One amount: ``value`` as it counts, ``stated`` and ``derived`` as they are, and the parts ``value`` is made of.

    ``summed_by`` says how ``derived`` was added up, where a stated amount stands before it.
    """

    label: str
    value: Money | Absent
    stated: Money | Absent = UNFILLED
    derived: Money | Absent = UNFILLED
    parts: "tuple[Amount | Reference, ...]" = ()
    formula: str = ""
    note: str = ""
    summed_by: str = ""

    @property
    def differs(self) -> bool:
        """Return whether what was stated is not what the records add up to."""
        return isinstance(self.stated, Money) and isinstance(self.derived, Money) and self.stated != self.derived

    def references(self) -> Iterator[Reference]:
        """Yield the records at the ends of its branches."""
        for part in self.parts:
            if isinstance(part, Reference):
                yield part
            else:
                yield from part.references()


class Amounts:
    """The amounts of a picture, each worked out once."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.of = functools.cache(self._of)  # asked again and again: a whole asks its parts
        self.month = functools.cache(self._month)

    def _of(self, item: str, column: str) -> Amount:
        """Return the amount of an item in a column (initial, adjustment, adjusted, executed, previous)."""
        label = f"{item}{items.COLUMNS[column]}"
        derived = _DERIVE[column](self, item, label)
        line = self.picture.lines.get(item)
        stated = stated_of(line, column)
        if line is None or stated is UNFILLED:
            return dataclasses.replace(derived, derived=derived.value)
        part = Reference("budget.item", line.pk, label, wan(stated), line.origin)
        if column == "executed" and 0 < self.last_month(item) < DECEMBER:
            # Months that are still to come are no contradiction of a final account.
            told = f"填报；按月执行只登记到 {self.last_month(item)} 月"
            return Amount(label, stated, stated, UNFILLED, (part,), "填报", told)
        told = f"填报数；由记录汇总为 {words(derived.value)}，两者不一致" if _apart(stated, derived.value) else ""
        return Amount(label, stated, stated, derived.value, (part,), "填报", told, derived.formula)

    def _month(self, item: str, month: int) -> Amount:
        """Return what was spent on an item in a month: as entered, else by lines, else as the sum of its parts."""
        label = f"{item} {month} 月"
        rows = [row for row in self.picture.executions if row.month == month]
        by_item = {row.item: row for row in rows if row.line_id is None and row.amount is not None}
        entered = [by_item[item]] if item in by_item else []
        by_line = [row for row in rows if row.line is not None and row.amount is not None and _covers(item, row.line)]
        parts = items.within(item)[1:]
        if by_line and not any(part in by_item for part in parts):
            derived = added(label, [_spent(row) for row in by_line], "各明细合计")
        else:
            derived = whole(label, [self.month(part, month) for part in items.PARTS.get(item, ())])
        if not entered:
            return dataclasses.replace(derived, derived=derived.value)
        value = added_up([row.amount for row in entered if row.amount is not None])
        return Amount(label, value, value, derived.value, tuple(_spent(row) for row in entered), "填报")

    def spent(self, item: str, *, until: int = 12) -> Amount:
        """Return what was spent on an item from January to a month, of the months that were entered."""
        months = [self.month(item, number) for number in range(1, until + 1)]
        known = [month for month in months if isinstance(month.value, Money)]
        label = f"{item} 1—{until} 月支出" if until > 1 else f"{item} 1 月支出"
        return added(label, known, "各月合计")

    def last_month(self, item: str, *, until: int = 12) -> int:
        """Return the last month up to ``until`` that was entered, 0 where none was."""
        return next((one for one in range(until, 0, -1) if isinstance(self.month(item, one).value, Money)), 0)

    def full_year(self, item: str) -> Amount:
        """Return 全年预算, or 年初预算 in its place where nobody said what became of it; the note says so."""
        adjusted = self.of(item, "adjusted")
        if adjusted.value is not UNFILLED:
            return adjusted
        initial = self.of(item, "initial")
        if not isinstance(initial.value, Money):
            return adjusted
        return dataclasses.replace(initial, note="全年预算和预算调整未填，暂以年初预算为准")

    def adjusting(self, item: str) -> list[Adjustment]:
        """Return the documents that change an item or a part of it."""
        inner = set(items.within(item))
        return [row for row in self.picture.adjustments if row.item in inner or row.to_item in inner]

    def initial(self, item: str, label: str) -> Amount:
        """Return what the records say was budgeted at the beginning of the year."""
        if item == items.PROCUREMENT:
            rows = self.picture.procurements
            return added(
                label,
                [_reference("budget.procurement", row, f"{row}类采购预算", row.planned) for row in rows],
                "各类采购合计",
            )
        lines = [line for line in self.picture.details if _covers(item, line)]
        if lines and item not in items.PARTS:
            return added(label, [line_part(line) for line in lines], "各明细合计")
        funded = [row for row in self.picture.fundings if row.project_id is not None]
        if item == items.PROJECTS and funded:
            return added(
                label, [_reference("budget.funding", row, _called(row), row.initial) for row in funded], "各项目合计"
            )
        return self._whole(item, "initial", label)

    def adjustment(self, item: str, label: str) -> Amount:
        """Return the sum of the documents that changed the item."""
        rows = self.adjusting(item)
        if not rows:
            return self._whole(item, "adjustment", label)
        parts = [
            Reference(
                "budget.adjustment", row.pk, f"{row.number} {row.get_kind_display()}", wan(change), f"{row.on:%Y-%m-%d}"
            )
            for row in rows
            if (change := change_of(row, item)) != ZERO_MONEY or row.kind != AdjustmentKind.TRANSFER
        ]
        return Amount(label, added_up([change_of(row, item) for row in rows]), parts=tuple(parts), formula="各文号合计")

    def adjusted(self, item: str, label: str) -> Amount:
        """Return 年初预算 + 预算调整, else the sum of the parts."""
        initial, adjustment = self.of(item, "initial"), self.of(item, "adjustment")
        if isinstance(initial.value, Money) and isinstance(adjustment.value, Money):
            value = initial.value + adjustment.value
            return Amount(label, value, parts=(initial, adjustment), formula="年初预算 + 预算调整")
        return self._whole(item, "adjusted", label)

    def executed(self, item: str, label: str) -> Amount:
        """Return what the months, the kinds of procurement, the projects or the parts add up to."""
        if item == items.PROCUREMENT and self.picture.procurements:
            rows = self.picture.procurements
            parts = [_reference("budget.procurement", row, f"{row}类实际采购", row.actual) for row in rows]
            return added(label, parts, "各类采购合计")
        if item == items.OPENING:
            return self._closing_before(label)
        last = self.last_month(item)
        if last:
            spent = self.spent(item, until=last)
            return dataclasses.replace(spent, label=label, note=f"按月执行累计，登记到 {last} 月")
        funded = [row for row in self.picture.fundings if row.project_id is not None]
        if item == items.PROJECTS and funded:
            return added(
                label, [_reference("budget.funding", row, _called(row), row.executed) for row in funded], "各项目合计"
            )
        return self._whole(item, "executed", label)

    def previous(self, item: str, label: str) -> Amount:
        """Return what the year before stated as its final account."""
        line = self.picture.before.get(item)
        value = stated_of(line, "executed")
        if line is None or value is UNFILLED:
            return self._whole(item, "previous", label)
        year = self.picture.unit_year.year - 1
        return Amount(
            label, value, parts=(_earlier(line, year, value),), formula=f"{year} 年度决算", note=f"取自 {year} 年度"
        )

    def _closing_before(self, label: str) -> Amount:
        line = self.picture.before.get(items.CLOSING)
        value = stated_of(line, "executed")
        if line is None or value is UNFILLED:
            return Amount(label, UNFILLED)
        year = self.picture.unit_year.year - 1
        part = _earlier(line, year, value)
        return Amount(label, value, parts=(part,), formula=f"{year} 年度年末结转和结余", note=f"取自 {year} 年度")

    def _whole(self, item: str, column: str, label: str) -> Amount:
        return whole(label, [self.of(part, column) for part in items.PARTS.get(item, ())])


_DERIVE: dict[str, Callable[[Amounts, str, str], Amount]] = {
    "initial": Amounts.initial,
    "adjustment": Amounts.adjustment,
    "adjusted": Amounts.adjusted,
    "executed": Amounts.executed,
    "previous": Amounts.previous,
}


def change_of(row: Adjustment, item: str) -> Money:
    """Return by how much a document changes an item: a transfer takes from one and gives to another."""
    inner = items.within(item)
    change = ZERO_MONEY
    if row.item in inner:
        change += -row.amount if row.kind == AdjustmentKind.TRANSFER else row.amount
    if row.to_item in inner:
        change += row.amount
    return change


def added(label: str, parts: "Sequence[Amount | Reference]", formula: str) -> Amount:
    """Return the exact sum of parts, 未填 where there are none or where one of them is."""
    values = [_value(part) for part in parts]
    known = [value for value in values if isinstance(value, Money)]
    value: Money | Absent = UNFILLED if not values or UNFILLED in values else added_up(known)
    return Amount(label, value, parts=tuple(parts), formula=formula)


def whole(label: str, parts: Sequence[Amount]) -> Amount:
    """Return a whole as the sum of its parts where all of them are known; what does not apply adds nothing."""
    counting = [part for part in parts if part.value is not NOT_APPLICABLE]
    if not counting or any(not isinstance(part.value, Money) for part in counting):
        return Amount(label, UNFILLED)
    return added(label, counting, BY_PARTS)


def stated_of(line: BudgetLine | None, column: str) -> Money | Absent:
    """Return what was stated in a column: an amount, 未填 or 不适用."""
    if line is None:
        return UNFILLED
    if column in line.not_applicable:
        return NOT_APPLICABLE
    value: Money | None = getattr(line, column)
    return UNFILLED if value is None else value


def line_part(line: DetailLine) -> Reference:
    """Return a detailed line as a part of a sum."""
    return _reference("budget.line", line, f"{line.function_name} · {line.economic_name}", line.initial, line.source)


def wan(value: Money | Absent) -> Fraction | None:
    """Return an amount in 万元, exactly, or None where there is none."""
    return value.amount(WAN) if isinstance(value, Money) else None


def words(value: Money | Absent) -> str:
    """Return an amount as the page prints it: 274.64 万元, 未填, 不适用."""
    return f"{value.text(WAN)} 万元" if isinstance(value, Money) else str(value)


def _apart(stated: Money | Absent, derived: Money | Absent) -> bool:
    return isinstance(stated, Money) and isinstance(derived, Money) and stated != derived


def _value(part: "Amount | Reference") -> Money | Absent:
    if isinstance(part, Amount):
        return part.value
    return UNFILLED if part.amount is None else Money.of(part.amount, WAN)


def _covers(item: str, line: DetailLine) -> bool:
    """Return whether a detailed line is part of an item."""
    if item in items.ECONOMIC_CODES:
        return line.economic_code.startswith(items.ECONOMIC_CODES[item])
    return item in (ITEM_OF_NATURE[Nature(line.nature)], *items.wholes_of(ITEM_OF_NATURE[Nature(line.nature)]))


def _spent(row: Execution) -> Reference:
    label = f"{row.item} {row.month} 月" if row.line is None else f"{row.line.economic_name} {row.month} 月"
    return _reference("budget.execution", row, label, row.amount, row.origin)


def _reference(kind: str, row: Model, label: str, value: Money | None, note: str = "") -> Reference:
    return Reference(kind, row.pk, label, None if value is None else value.amount(WAN), note)


def _called(row: Funding) -> str:
    return f"{row.project} · {row.source}"


def _earlier(line: BudgetLine, year: int, value: Money | Absent) -> Reference:
    return Reference("budget.earlier", line.pk, f"{year} 年度{line.item}决算", wan(value), line.origin)
