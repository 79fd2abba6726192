"""One figure of a final account with its row, its column and its cell, and a whole workbook of them."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import Money
from jixiao.records.budget.accounts.tables import Table, table_numbered


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """One figure: ``block`` counts the label columns of its table from the left (收入 0, 支出 1)."""

    table: int
    row: int
    block: int
    code: str
    label: str
    line_number: str
    column: str
    amount: Money
    cell: str

    @property
    def place(self) -> str:
        """Return where it stands: 表1「01收入支出决算总表」C31."""
        return f"表{self.table}「{self.cell.replace('!', '」')}"


@dataclasses.dataclass(frozen=True, slots=True)
class Read:
    """One table as it was read: its sheet, its unit of money, what it says of unit and year, its figures."""

    table: Table
    sheet: str
    money_unit: str
    unit_named: str
    year_named: str
    note: str
    figures: tuple[Figure, ...]

    def find(self, label: str, *, column: str = "", block: int | None = None) -> Figure | None:
        """Return the first figure whose row and column names match the patterns."""
        return next(iter(self.all(label, column=column, block=block)), None)

    def all(self, label: str, *, column: str = "", block: int | None = None) -> list[Figure]:
        """Return every figure whose row and column names match the patterns."""
        return [
            one
            for one in self.figures
            if re.search(label, one.label) and re.search(column, one.column) and block in {None, one.block}
        ]


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What an upload holds: the tables by our number, and what is wrong with reading them."""

    tables: Mapping[int, Read]
    findings: tuple[Finding, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return every figure."""
        return tuple(figure for read in self.tables.values() for figure in read.figures)

    def with_findings(self, more: Iterable[Finding]) -> "Found":
        """Return the same with more findings."""
        return Found(self.tables, (*self.findings, *more))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "tables": [
                {
                    "number": number,
                    "sheet": read.sheet,
                    "money_unit": read.money_unit,
                    "unit_named": read.unit_named,
                    "year_named": read.year_named,
                    "note": read.note,
                    "figures": [
                        [one.row, one.block, one.code, one.label, one.line_number, one.column, one.amount.fen, one.cell]
                        for one in read.figures
                    ],
                }
                for number, read in self.tables.items()
            ],
            "findings": [finding.to_json() for finding in self.findings],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Found":
        """Return what ``to_json`` wrote."""
        tables = {
            one["number"]: Read(
                table=table_numbered(one["number"]),
                sheet=one["sheet"],
                money_unit=one["money_unit"],
                unit_named=one["unit_named"],
                year_named=one["year_named"],
                note=one["note"],
                figures=tuple(
                    Figure(one["number"], row, block, code, label, line_number, column, Money(fen), cell)
                    for row, block, code, label, line_number, column, fen, cell in one["figures"]
                ),
            )
            for one in data.get("tables", [])
        }
        findings = tuple(
            Finding(
                one["code"], Place(where=one["where"], quote=one["quote"], path=one["path"]), one["cause"], one["cure"]
            )
            for one in data.get("findings", [])
        )
        return cls(tables, findings)
