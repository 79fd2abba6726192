"""Which items a final account answers, and with which figure: proposed first, stated only when somebody confirms."""

import dataclasses
import re
from collections.abc import Iterator, Mapping

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import ZERO_MONEY, Absent, Money
from jixiao.records.budget import items
from jixiao.records.budget.accounts import tables as nine
from jixiao.records.budget.accounts.checking import (
    CLOSING,
    DISTRIBUTED,
    FREED,
    INCOME_TOTAL,
    OPENING,
    SPENT_TOTAL,
    TOTAL_ROW,
)
from jixiao.records.budget.accounts.figures import Figure, Found, Read
from jixiao.records.budget.amounts import stated_of, words
from jixiao.records.budget.models import BudgetLine
from jixiao.records.budget.picture import added_up

COLUMNS = {"initial": r"年初预算数?$", "adjusted": r"全年预算数?$|调整预算数?$", "executed": r"^(?!.*预算数).*$"}
OVERALL_ROWS = (
    (items.INCOME, INCOME_TOTAL, 0),
    (items.APPROPRIATIONS[0], r"一般公共预算财政拨款收入|^一、财政拨款收入", 0),
    (items.APPROPRIATIONS[1], r"政府性基金预算财政拨款收入", 0),
    (items.APPROPRIATIONS[2], r"国有资本经营预算财政拨款收入", 0),
    (items.FREED, FREED, 0),
    (items.OPENING, OPENING, 0),
    (items.TOTAL, SPENT_TOTAL, 1),
    (items.DISTRIBUTED, DISTRIBUTED, 1),
    (items.CLOSING, CLOSING, 1),
)
OTHER_ROWS = r"上级补助收入|(?<!财政专户管理资金)事业收入|(?<!事业)经营收入$|附属单位上缴收入|其他收入"
THREE_PUBLIC_COLUMNS = (
    (items.THREE_PUBLIC, r"合计$"),
    (items.ABROAD, r"因公出国"),
    (items.CAR_PURCHASE, r"公务用车购置费$|公务用车购置$"),
    (items.CAR_RUNNING, r"公务用车运行(维护)?费$"),
    (items.HOSPITALITY, r"公务接待费$"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Fill:
    """One proposal: the item and column, the amount, the figures it comes from, what stands there now."""

    item: str
    column: str
    amount: Money
    figures: tuple[Figure, ...]
    standing: Money | Absent

    @property
    def title(self) -> str:
        """Return the name of the column."""
        return items.COLUMNS[self.column]

    @property
    def origin(self) -> str:
        """Return where it comes from, as 出处."""
        return "部门决算公开表，" + "、".join(figure.place for figure in self.figures[:3])

    @property
    def overwrites(self) -> bool:
        """Return whether another amount stands there now."""
        return isinstance(self.standing, Money) and self.standing != self.amount

    @property
    def is_there(self) -> bool:
        """Return whether the very amount stands there already."""
        return self.standing == self.amount


def proposals(found: Found, lines: Mapping[str, BudgetLine]) -> tuple[Fill, ...]:
    """Return what the tables answer; ``lines`` are the items as they stand."""
    made = [*_overall(found), *_spending(found), *_basic(found), *_three_public(found)]
    return tuple(
        Fill(item, column, added_up(one.amount for one in figures), tuple(figures), stated_of(lines.get(item), column))
        for item, column, figures in made
    )


def left_out(found: Found) -> Iterator[Finding]:
    """Yield what the tables say and the items do not take, and why."""
    six, basic = found.tables.get(nine.BASIC), _basic_total(found)
    if six is not None and basic is not None and not list(_basic(found)) and six.figures:
        cause = f"{six.table.title}只含一般公共预算财政拨款，合计与支出决算表的基本支出 {words(basic.amount)}不同"
        yield Finding("B216", Place(where=six.table.title), cause, "在人员经费和公用经费里按全口径填报")
    read = found.tables.get(nine.THREE_PUBLIC)
    if read is not None and read.figures and not re.search(r"年初预算|全年预算|调整", read.note):
        yield Finding(
            "B215", Place(where=f"{read.table.title}「{read.sheet}」"), "表下没有说明预算数的口径", "核对后再写入"
        )


Made = tuple[str, str, list[Figure]]


def _overall(found: Found) -> Iterator[Made]:
    read = found.tables.get(nine.OVERALL)
    if read is None:
        return
    for item, label, block in OVERALL_ROWS:
        for column, pattern in COLUMNS.items():
            figure = read.find(label, column=pattern, block=block)
            if figure:
                yield item, column, [figure]
    others = [one for one in read.all(OTHER_ROWS, column=COLUMNS["executed"], block=0) if "本年收入" not in one.label]
    if others:
        yield items.OTHER_INCOME, "executed", others


def _spending(found: Found) -> Iterator[Made]:
    read = found.tables.get(nine.SPENDING)
    if read is None:
        return
    for item, column in ((items.BASIC, r"基本支出$"), (items.PROJECTS, r"项目支出$")):
        figure = read.find(TOTAL_ROW, column=column)
        if figure:
            yield item, "executed", [figure]


def _basic_total(found: Found) -> Figure | None:
    read = found.tables.get(nine.SPENDING)
    return read.find(TOTAL_ROW, column=r"基本支出$") if read else None


def _basic(found: Found) -> Iterator[Made]:
    """Yield 人员经费 and 公用经费 where the appropriation is all the basic expenditure there is."""
    read, basic = found.tables.get(nine.BASIC), _basic_total(found)
    if read is None:
        return
    staff, running = read.find(r"人员经费合计"), read.find(r"公用经费合计")
    if staff and running and basic and staff.amount + running.amount == basic.amount:
        yield items.STAFF, "executed", [staff]
        yield items.RUNNING, "executed", [running]
        project = found.tables[nine.SPENDING].find(TOTAL_ROW, column=r"项目支出$")
        if project is None or project.amount == ZERO_MONEY:  # else part of them is project expenditure
            for item, code in ((items.MEETINGS, "30215"), (items.TRAINING, "30216")):
                line = next((one for one in read.figures if one.code == code), None)
                if line:
                    yield item, "executed", [line]


def _three_public(found: Found) -> Iterator[Made]:
    read = found.tables.get(nine.THREE_PUBLIC)
    if read is None:
        return
    budget = "initial" if _says_initial(read) else "adjusted"
    for item, pattern in THREE_PUBLIC_COLUMNS:
        for side, column in (("预算数", budget), ("决算数", "executed")):
            figure = next(
                (one for one in read.figures if one.column.startswith(side) and re.search(pattern, one.column)), None
            )
            if figure:
                yield item, column, [figure]


def _says_initial(read: Read) -> bool:
    return "年初预算" in read.note and "全年预算" not in read.note
