"""A self-evaluation table as somebody published it: every figure as printed, "" where nothing is printed."""

import dataclasses
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from jixiao.engine.scoring.completion import read_day
from jixiao.engine.scoring.rulebook import OPERATORS
from jixiao.engine.scoring.sheet import Reading, Row, Sheet, Spending
from jixiao.engine.values import (
    UNFILLED,
    Absent,
    Money,
    Points,
    Quantity,
    Source,
    Trace,
    printed_number,
)

_ANY_WEIGHT = Points(Fraction(1))  # a row without a printed weight is still checked, only not for its score


@dataclasses.dataclass(frozen=True, slots=True)
class PrintedRow:
    """One indicator as printed."""

    name: str
    level1: str = ""
    level2: str = ""
    operator: str = ""
    target: str = ""
    unit: str = ""
    actual: str = ""
    weight: str = ""
    score: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class PrintedFunds:
    """One line of the money grid below its total."""

    name: str
    initial: str = ""
    adjusted: str = ""
    executed: str = ""
    rate: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Subtotal:
    """A subtotal of indicators, where a table was seen with it and without its rows."""

    name: str
    weight: str = ""
    score: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class PublishedTable:
    """A published table. ``complete`` says that every row and the total were at hand."""

    id: str
    department: str
    kind: str
    unit: str
    year: int = 0
    region: str = ""
    initial: str = ""
    adjusted: str = ""
    executed: str = ""
    received: str = ""
    weight: str = ""
    rate: str = ""
    score: str = ""
    total: str = ""
    complete: bool = False
    rows: tuple[PrintedRow, ...] = ()
    funds: tuple[PrintedFunds, ...] = ()
    subtotals: tuple[Subtotal, ...] = ()


def read_published(text: str) -> PublishedTable:
    """Return the table that a file of ``cases/published`` states; raise where the file is not one."""
    table = tomllib.loads(text)
    parts: Mapping[str, Any] = {
        "rows": tuple(PrintedRow(**row) for row in table.pop("rows", ())),
        "funds": tuple(PrintedFunds(**line) for line in table.pop("funds", ())),
        "subtotals": tuple(Subtotal(**line) for line in table.pop("subtotals", ())),
    }
    return PublishedTable(**table, **parts)


def as_sheet(table: PublishedTable) -> tuple[Sheet, Mapping[str, Reading]]:
    """Return the printed table as a sheet with its readings, to be scored.

    A row without an operator counts as ≥ where its target is a number, as 定性 where it is words, and as due by a day
    where it is one.
    """
    rows = tuple(_row(number, row, year=table.year) for number, row in enumerate(table.rows, 1))
    readings = {row.code: _reading(row, printed) for row, printed in zip(rows, table.rows, strict=True)}
    return Sheet(
        f"{table.department}{table.kind}", table.year, rows, _spending(table), MappingProxyType({})
    ), MappingProxyType(readings)


def _row(number: int, printed: PrintedRow, *, year: int) -> Row:
    target: Quantity | str | Absent = printed.target or UNFILLED
    if printed.target and printed.operator != "定性":
        target = Quantity.parse(printed.target, unit=printed.unit) or printed.target
    by_day = isinstance(target, str) and read_day(target, year=year) is not None
    points = printed_number(printed.weight)
    return Row(
        code=f"{number:02}",
        level1=printed.level1,
        level2=printed.level2,
        name=printed.name,
        operator=printed.operator if printed.operator in OPERATORS else _meant(target),
        target=target,
        weight=_ANY_WEIGHT if points is None else Points(points),
        method="completed_or_not" if by_day else "",
    )


def _meant(target: Quantity | str | Absent) -> str:
    return "定性" if isinstance(target, str) else "≥"


def _reading(row: Row, printed: PrintedRow) -> Reading:
    value: Quantity | str | Absent = printed.actual or UNFILLED
    if printed.actual and row.operator != "定性":
        unit = row.target.unit.symbol if isinstance(row.target, Quantity) else printed.unit
        value = Quantity.parse(printed.actual, unit=unit) or printed.actual
    trace = Trace("实际完成值", str(value), source=Source("填报", f"公开表第 {row.code} 行"))
    return Reading(value, trace)


def _spending(table: PublishedTable) -> Spending:
    budget = table.adjusted or (table.initial if table.executed else "")
    return Spending(
        budget=_money(budget, table.unit),
        executed=_money(table.executed, table.unit),
        budget_trace=_money_trace("全年预算数" if table.adjusted else "年初预算数", budget, table.unit),
        executed_trace=_money_trace("全年执行数", table.executed, table.unit),
        received=_money(table.received, table.unit),
        received_trace=_money_trace("实际到位资金", table.received, table.unit),
    )


def _money(text: str, unit: str) -> Money | Absent:
    found = Money.parse(text, unit=unit) if text else None
    return UNFILLED if found is None else found


def _money_trace(label: str, text: str, unit: str) -> Trace:
    return Trace(label, f"{text}{unit}" if text else str(UNFILLED), source=Source("填报", "公开表的预算执行栏"))
