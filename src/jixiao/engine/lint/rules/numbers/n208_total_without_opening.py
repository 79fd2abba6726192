"""N208: 收入总计 leaves out what was carried over at the start of the year."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Growth
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.accounts import Account, Entry, Role, accounts
from jixiao.engine.lint.rules.numbers.running_text import start_with_label
from jixiao.engine.lint.rules.numbers.telling import in_unit, unit_for, with_unit
from jixiao.engine.values import Money

_NEAR = 60


@rule("N208")
def check(paper: Paper) -> Iterator[Finding]:
    """收入总计没有把年初结转结余算进去。

    检查什么：收入总计与收入合计是同一个数，而文中写了年初结转结余，或者由年末结转结余和它比上年的增减可以算出年初还有结转。
    为什么：收入总计 = 收入合计 + 使用非财政拨款结余 + 年初结转和结余。年初有结转，两个数就不会相等。
    反例：2022年度收入总计510.40万元，收入合计510.40万元，年初结转和结余12.60万元。
    正例：2022年度收入总计523.00万元，收入合计510.40万元，年初结转和结余12.60万元。
    正例：2022年度收入总计510.40万元，收入合计510.40万元，无年初结转和结余。
    依据：部门决算报表《收入支出决算总表》的表内关系。
    """
    for account in paper.once(accounts):
        total = next(iter(account.of(Role.INCOME_ALL)), None)
        if total is None:
            continue
        same = [each for each in account.of(Role.INCOME) if each.fen == total.fen and each.fund == total.fund]
        opening, how = _opening(paper, account)
        if same and opening > 0:
            unit = unit_for((total.amount,))
            yield paper.finding(
                "N208",
                start_with_label(paper, total.amount),
                total.amount.end,
                cause=f"收入总计与收入合计都是 {total.amount.quote}，"
                f"但年初结转和结余有 {with_unit(opening, unit)}{how}，总计应为 {in_unit(total.fen + opening, unit)}",
                cure="核对年初结转结余是否入账，改正收入总计和支出总计",
            )


def _opening(paper: Paper, account: Account) -> tuple[int, str]:
    """Return what was there at the start of the year, in 分, and how that is known."""
    stated = account.of(Role.OPENING)
    if stated:
        return stated[0].fen, ""
    for closing in account.of(Role.CLOSING):
        growth = next((one for one in paper.facts.growths if 0 <= one.start - closing.amount.end < _NEAR), None)
        if growth is not None and growth.delta is not None and "上年" in growth.base:
            return _before(closing, growth)
    return 0, ""


def _before(closing: Entry, growth: Growth) -> tuple[int, str]:
    delta = Money.of(growth.delta.in_base()) if growth.delta else Money(0)
    fen = closing.fen - growth.direction * delta.fen
    unit = unit_for((closing.amount,))
    sign = "−" if growth.direction > 0 else "+"
    return fen, f"（{in_unit(closing.fen, unit)} {sign} {in_unit(delta.fen, unit)}，即上年末的数）"
