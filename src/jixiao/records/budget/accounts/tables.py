"""The nine tables, known by their names: the order differs from province to province, so a number is only ours."""

import dataclasses
import re


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """One of the nine: our number, its name, and the words by which a sheet or a title is known as it."""

    number: int
    name: str
    pattern: str

    @property
    def title(self) -> str:
        """Return number and name: 表1 收入支出决算总表."""
        return f"表{self.number} {self.name}"


OVERALL, INCOME, SPENDING, APPROPRIATION, GENERAL, BASIC, FUNDS, CAPITAL, THREE_PUBLIC = range(1, 10)
TABLES = (
    Table(OVERALL, "收入支出决算总表", r"(?<!财政拨款)收入支出决算总表|收支决算总表"),
    Table(INCOME, "收入决算表", r"(?<!支出)收入决算(总)?表"),
    Table(SPENDING, "支出决算表", r"(?<![款预算])支出决算(总)?表"),
    Table(APPROPRIATION, "财政拨款收入支出决算总表", r"财政拨款收入支出决算总表|财政拨款收支决算总表"),
    Table(GENERAL, "一般公共预算财政拨款支出决算表", r"一般公共预算财政拨款(收入)?支出决算(明细)?表"),
    Table(BASIC, "一般公共预算财政拨款基本支出决算表", r"一般公共预算财政拨款基本支出决算(明细)?表"),
    Table(FUNDS, "政府性基金预算财政拨款收入支出决算表", r"政府性基金预算.*决算(明细)?表"),
    Table(CAPITAL, "国有资本经营预算财政拨款支出决算表", r"国有资本经营预算.*决算(明细)?表"),
    Table(THREE_PUBLIC, "财政拨款“三公”经费支出决算表", r"[“\"”']?三公[”\"“']?经费.*决算(明细)?表"),
)
"""In the order in which most provinces publish them (domain.md §7.4)."""

_BY_NUMBER = {table.number: table for table in TABLES}
CODED = (INCOME, SPENDING, GENERAL, FUNDS, CAPITAL)
"""The tables whose rows are 类, 款 and 项 of the function classification."""


def table_numbered(number: int) -> Table:
    """Return the table of our number."""
    return _BY_NUMBER[number]


def table_named(text: str) -> Table | None:
    """Return the table that a title or a sheet's name is about, None where it is none of the nine.

    The longer names are tried first: 财政拨款收入支出决算总表 holds the name of the first table.
    """
    plain = re.sub(r"\s", "", text)
    order = (BASIC, FUNDS, CAPITAL, THREE_PUBLIC, GENERAL, APPROPRIATION, OVERALL, INCOME, SPENDING)
    return next((_BY_NUMBER[number] for number in order if re.search(_BY_NUMBER[number].pattern, plain)), None)
