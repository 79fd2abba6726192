"""N216: what was to be spent and what was spent are given, the rate of execution is not."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.accounts import Account, Entry, Role, accounts
from jixiao.engine.lint.rules.numbers.quotients import quotient
from jixiao.engine.lint.rules.numbers.running_text import start_with_label
from jixiao.engine.lint.rules.numbers.telling import percent, typed

_SAID = re.compile(
    r"(?=[执支使发拨兑完投预资占为])"
    r"(?:(?:执行|支出|支付|使用|发放|拨付|兑付|完成投资|投资完成|预算完成|资金完成)(?:进度|率|比例)[^，。；\n0-9]{0,8}[0-9]"
    r"|(?:完成|占|为)(?:年初|全年|调整后?|年度)?预算数?的?\s?[0-9])"
)
_LOW, _ALL, _FARTHEST = 80, 100, 120
_OF_PART = re.compile("基本支出|项目支出|人员|公用|三公|接待|会议费|培训费|差旅")


@rule("N216")
def check(paper: Paper) -> Iterator[Finding]:
    """给了预算数和支出数，却没有写执行率。

    检查什么：同一段里写了预算（或下达、到位）的数和支出的数，两个数不相等，而全文没有写执行率、支出率。
    为什么：预算执行率占 10 分，是自评必写的第一个指标；不写出来，审核人只好自己算。
    反例：2023年下达项目资金75万元，实际支出68.4万元。
    正例：2023年下达项目资金75万元，实际支出68.4万元，预算执行率91.2%。
    正例：2023年下达项目资金75万元，实际支出75万元。
    依据：财预〔2020〕10号第十三条：预算执行率权重统一设为 10%。
    """
    if _SAID.search(paper.text) or (paper.tables and "执行率" in paper.text):
        return
    for account in paper.once(accounts):
        found = _pair(account)
        if found is not None:
            granted, spent = found
            rate = quotient(spent.amount, granted.amount)
            if rate is None:
                continue
            low = f"，不到 {_LOW}%，还要说明原因" if rate < _LOW else ""
            low = "，支出超过了预算，还要说明超出的部分从哪里来" if rate > _ALL else low
            yield paper.finding(
                "N216",
                start_with_label(paper, spent.amount),
                spent.amount.end,
                cause=f"写了 {granted.amount.quote} 和 {spent.amount.quote}，没有写执行率；"
                f"{typed(spent.amount)} ÷ {typed(granted.amount)} = {percent(rate)}{low}",
                cure=f"补写“预算执行率 {percent(rate)}”",
            )
            return


def _pair(account: Account) -> tuple[Entry, Entry] | None:
    """Return the first spending with the nearest grant or budget before it in its paragraph that it is not equal to."""
    before: list[Entry] = []
    for each in account.entries:
        if each.amount.whole is not None:
            continue  # an entry of a list, not a line of the account
        if each.role in {Role.BUDGET, Role.GRANTED}:
            before.append(each)
        if each.role is Role.SPENT and before and not _OF_PART.search(each.amount.label):
            granted = before[-1]
            near = granted.said.line == each.said.line and each.amount.start - granted.amount.end <= _FARTHEST
            if near and each.fen and granted.fen and each.fen != granted.fen and _of_one_year(granted, each):
                return granted, each
    return None


def _of_one_year(first: Entry, second: Entry) -> bool:
    return len({first.amount.year, second.amount.year} - {None}) <= 1
