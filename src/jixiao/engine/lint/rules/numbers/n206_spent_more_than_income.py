"""N206: more was spent than came in, and nothing says what from."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.accounts import Account, Entry, Role, accounts, distinct
from jixiao.engine.lint.rules.numbers.rounding_slack import slack_of_sum
from jixiao.engine.lint.rules.numbers.running_text import start_with_label
from jixiao.engine.lint.rules.numbers.telling import in_unit, unit_for, with_unit

_EXPLAINED = re.compile(r"结转|结余|弥补|以前年度|往年|历年|借款|垫付|挂账|暂付|追加|其[他它]收入|自筹")


@rule("N206")
def check(paper: Paper) -> Iterator[Finding]:
    """支出大于收入，没有说明多出的钱从哪里来。

    检查什么：同一部分里支出决算数大于收入决算数，而没有提到上年结转结余、使用非财政拨款结余等来源。
    为什么：当年收入不够支出，差额必有来源。不写明，收支就不平，结转结余率也算不出来。
    反例：2022年收入决算数312.5万元，支出决算数318.2万元。
    正例：2022年收入决算数312.5万元，支出决算数318.2万元，差额5.7万元为上年结转资金。
    正例：2022年收入决算数318.2万元，支出决算数312.5万元。
    依据：《政府会计准则制度》预算会计的平衡关系；部门决算报表中收入总计等于支出总计。
    """
    for account in paper.once(accounts):
        income, spent = distinct(account.of(Role.INCOME)), distinct(account.of(Role.SPENT))
        if len(income) == len(spent) == 1 and not _is_explained(paper, account):
            came, went = income[0], spent[0]
            slack = slack_of_sum(went.amount, [came.amount])
            if came.fen and went.fen - came.fen > slack and _are_of_one_account(came, went):
                unit = unit_for((came.amount, went.amount))
                yield paper.finding(
                    "N206",
                    start_with_label(paper, went.amount),
                    went.amount.end,
                    cause=f"支出 {in_unit(went.fen, unit)} 大于收入 {in_unit(came.fen, unit)}，多出的 "
                    f"{with_unit(went.fen - came.fen, unit)}没有说明来源",
                    cure="写明差额的来源，例如上年结转结余、使用非财政拨款结余；没有来源的，核对这两个数",
                )


def _is_explained(paper: Paper, account: Account) -> bool:
    if account.of(Role.OPENING, Role.USED, Role.EXTRA, Role.CLOSING, Role.INCOME_ALL):
        return True
    return _EXPLAINED.search(paper.text, account.start, account.end) is not None


def _are_of_one_account(came: Entry, went: Entry) -> bool:
    years, funds = {came.amount.year, went.amount.year} - {None}, {came.fund, went.fund} - {""}
    return len(years) <= 1 and len(funds) <= 1
