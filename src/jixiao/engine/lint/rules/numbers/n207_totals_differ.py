"""N207: 收入总计 and 支出总计 are not the same."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.accounts import Role, accounts
from jixiao.engine.lint.rules.numbers.rounding_slack import slack_of_sum
from jixiao.engine.lint.rules.numbers.running_text import start_with_label
from jixiao.engine.lint.rules.numbers.telling import unit_for, with_unit


@rule("N207")
def check(paper: Paper) -> Iterator[Finding]:
    """收入总计与支出总计不相等。

    检查什么：同一年、同一种预算的收入总计和支出总计是否相等。
    为什么：收入总计含年初结转结余，支出总计含年末结转结余，两边必定相等。不相等，不是数错了，就是把“合计”写成了“总计”。
    反例：2023年度收入总计642.80万元，支出总计624.80万元。
    正例：2023年度收入总计642.80万元，支出总计642.80万元。
    正例：2023年度收入合计642.80万元，支出合计624.80万元。
    依据：部门决算报表《收入支出决算总表》的表内关系。
    """
    for account in paper.once(accounts):
        for income in account.of(Role.INCOME_ALL):
            spent = next(
                (
                    each
                    for each in account.of(Role.SPENT_ALL)
                    if each.said.index > income.said.index and each.fund == income.fund
                ),
                None,
            )
            if spent is None or income.amount.year not in {spent.amount.year, None}:
                continue
            apart = abs(income.fen - spent.fen)
            if apart > slack_of_sum(income.amount, [spent.amount]):
                yield paper.finding(
                    "N207",
                    start_with_label(paper, income.amount),
                    spent.amount.end,
                    cause=f"收入总计 {income.amount.quote} 与支出总计 {spent.amount.quote} 相差 "
                    f"{with_unit(apart, unit_for((income.amount, spent.amount)))}，两个总计应当相等",
                    cure="核对两个数；不含年初、年末结转结余的，写“收入合计”“支出合计”",
                )
