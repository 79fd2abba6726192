"""What a section says of income, spending and what is carried over, sorted by what it is in the account of a year."""

import bisect
import dataclasses
import enum
import re
from collections.abc import Iterable, Sequence

from jixiao.engine.facts import Amount, Kind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.running_text import Said, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of


class Role(enum.Enum):
    """The lines of a year's account, and the budget it is held against."""

    INCOME_ALL = "收入总计"
    SPENT_ALL = "支出总计"
    INCOME = "收入"
    EXTRA = "其他资金"
    OPENING = "年初结转"
    USED = "使用结余"
    SPENT = "支出"
    SHARED_OUT = "结余分配"
    CLOSING = "年末结转"
    BUDGET = "预算"
    GRANTED = "到位"
    CHANGED = "调整"
    OTHER = ""


_OPENING = re.compile("年初|上年|期初|以前年度|往年|历年|上一年")
_USED = re.compile("使用|弥补|动用")
_EXTRA = re.compile("其[他它](?:资金|收入|来源)|自筹|配套|匹配|(?:事业|经营|上级补助|附属单位上缴)收入")
_OF_YEAR = re.compile(
    "(?:拨款|公共预算|本年|全年|年度?|总|部门|单位|预算|决算|当年)[^，。]{0,3}收入|收入(?:合计|总额|决算|预算|总计)|^收入"
)
_BY_STAGE = {
    Stage.INCOME: Role.INCOME,
    Stage.SPENT: Role.SPENT,
    Stage.BUDGET: Role.BUDGET,
    Stage.GRANTED: Role.GRANTED,
    Stage.CHANGED: Role.CHANGED,
    Stage.OTHER: Role.OTHER,
}
_FUNDS = re.compile("(?P<general>一般公共预算)|(?P<fund>政府性基金)|(?P<state>国有资本)")
_LEVEL = 2  # headings down to （一） part one account from another


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A sum of money and its line in the account; ``fund`` is general, fund, state or ""."""

    said: Said
    role: Role
    fund: str

    @property
    def amount(self) -> Amount:
        """Return the amount."""
        return self.said.amount

    @property
    def fen(self) -> int:
        """Return the money in 分."""
        return self.said.fen


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """The sums of one section that are no parts of others, in order, and where the section's words stand."""

    entries: tuple[Entry, ...]
    start: int
    end: int

    def of(self, *roles: Role) -> tuple[Entry, ...]:
        """Return the entries of these roles."""
        return tuple(each for each in self.entries if each.role in roles)


def accounts(paper: Paper) -> tuple[Account, ...]:
    """Return what each section says, in order; a section reaches from one heading of the first levels to the next."""
    starts = [0, *(each.start for each in paper.headings if each.level <= _LEVEL)]
    found: dict[int, list[Entry]] = {}
    for each in paper.once(sums_of_money):
        if each.amount.whole is None or each.amount.mark == "共计":
            found.setdefault(bisect.bisect_right(starts, each.amount.start) - 1, []).append(_entry(each))
    ends = [*starts[1:], len(paper.text)]
    return tuple(Account(tuple(entries), starts[place], ends[place]) for place, entries in found.items())


def _entry(said: Said) -> Entry:
    fund = _FUNDS.search(said.amount.label) or _FUNDS.search(said.amount.topic)
    return Entry(said, role_of(said.amount), (fund.lastgroup or "") if fund else "")


def role_of(amount: Amount) -> Role:
    """Return which line of an account an amount is."""
    label = amount.label
    stage = stage_of(amount)
    if stage is Stage.LEFT:
        if _USED.search(label):
            return Role.USED
        if "分配" in label:
            return Role.SHARED_OUT
        return Role.OPENING if _OPENING.search(label) else Role.CLOSING
    if stage in {Stage.INCOME, Stage.SPENT} and "总计" in label:
        return Role.INCOME_ALL if stage is Stage.INCOME else Role.SPENT_ALL
    if stage in {Stage.OTHER, Stage.GRANTED, Stage.INCOME} and _EXTRA.search(label):
        return Role.EXTRA
    if stage is Stage.INCOME and not _OF_YEAR.search(label) and Kind.FINAL not in amount.kinds:
        return Role.OTHER  # 非税收入, 旅游收入: not what the unit lives on
    if Kind.INITIAL in amount.kinds:
        return Role.BUDGET
    return _BY_STAGE[stage]


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that differ in money, the first of each."""
    found: dict[int, Entry] = {}
    for each in entries:
        found.setdefault(each.fen, each)
    return tuple(found.values())


def sums_of_some(entries: Sequence[Entry]) -> set[int]:
    """Return what any choice of up to six entries makes, nothing chosen included."""
    sums = {0}
    for each in entries[:6]:
        sums |= {each.fen + before for before in sums}
    return sums
