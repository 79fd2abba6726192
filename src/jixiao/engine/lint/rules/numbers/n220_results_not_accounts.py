"""N220: what the results say was paid out is not what the accounts say was spent."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.accounts import Entry, Role, accounts, distinct
from jixiao.engine.lint.rules.numbers.running_text import start_with_label
from jixiao.engine.lint.rules.numbers.telling import in_unit, unit_for, with_unit

_PAID = re.compile("发放|兑付|支付|拨付")
_LIKE = 2  # less than half of what was spent is but a part of it


@rule("N220")
def check(paper: Paper) -> Iterator[Finding]:
    """完成情况里写的发放金额与资金部分写的支出数不同。

    检查什么：资金部分只有一个支出数，完成情况里只写了一笔发放（支付、兑付）的总额，两个数是否不同，差额又没有出现在文中。
    为什么：项目资金就是用来发放的，发了多少和支出多少应当对得上；对不上的差额要说明。
    反例：
        一、项目资金情况
        2023年下达补助资金520万元，支出508.6万元。
        二、绩效目标完成情况分析
        1.数量指标：为1200名对象发放补助456.2万元。
    正例：
        一、项目资金情况
        2023年下达补助资金520万元，支出508.6万元。
        二、绩效目标完成情况分析
        1.数量指标：为1200名对象发放补助508.6万元。
    依据：自评材料前后一致的要求。
    """
    money: list[Entry] = []
    results: list[Entry] = []
    for account in paper.once(accounts):
        is_result = paper.part_at(account.start) is Part.RESULTS and not account.of(Role.GRANTED, Role.BUDGET)
        if is_result:
            results += [each for each in account.of(Role.SPENT) if _PAID.search(each.amount.label)]
        elif account.of(Role.GRANTED):
            money += account.of(Role.SPENT)
    spent, paid = distinct(money), distinct(results)
    if len(spent) != 1 or len(paid) != 1 or spent[0].said.index > paid[0].said.index:
        return
    apart = abs(spent[0].fen - paid[0].fen)
    told = {each.money.fen for each in paper.facts.amounts if each is not paid[0].amount and each.money is not None}
    if paid[0].fen * _LIKE > spent[0].fen > 0 and not {apart, paid[0].fen} & told and apart:
        unit = unit_for((spent[0].amount, paid[0].amount))
        yield paper.finding(
            "N220",
            start_with_label(paper, paid[0].amount),
            paid[0].amount.end,
            cause=f"这里写发放 {in_unit(paid[0].fen, unit)}，资金部分写支出 {in_unit(spent[0].fen, unit)}，"
            f"相差 {with_unit(apart, unit)}没有说明",
            cure="核对两个数；确实不同的，说明差额用在哪里",
        )
