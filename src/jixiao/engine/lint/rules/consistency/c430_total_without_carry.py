"""C430: 总计 of a final account leaves out the money carried over that the text itself states."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.account_totals import Account, accounts, in_wan

_OTHER_SOURCES = re.compile(r"(?:事业基金|非财政拨款结余|结余分配|专用结余)[^。；;，,\n]{0,16}?[0-9]")


@rule("C430")
def check(paper: Paper) -> Iterator[Finding]:
    """总计没有包含结转结余。

    检查什么：决算情况说明里，收入总计是否等于收入合计加年初结转和结余，支出总计是否等于支出合计加年末结转和结余。另有使用非财政拨款
    结余、结余分配金额的不查。
    为什么：决算报表里总计比合计多的就是结转结余，两个数相等，说明结转没有入账或者数抄错了。
    反例：
        2023年度收入总计520万元，支出总计520万元。
        收入合计520万元，年初结转和结余30万元。支出合计500万元，年末结转和结余20万元。
    正例：
        2023年度收入总计550万元，支出总计550万元。
        收入合计520万元，年初结转和结余30万元。支出合计500万元，年末结转和结余50万元。
    依据：《部门决算报表编制说明》：总计 = 本年合计 + 年初结转和结余（支出为年末）等。
    """
    if _OTHER_SOURCES.search(paper.text):
        return
    for account in accounts(paper):
        if account.carried is None:
            continue
        right = account.sum.number + account.carried.number
        if account.total.agrees_with(right, step=max(account.sum.step, account.carried.step)):
            continue
        yield _told(paper, account, in_wan(right))


def _told(paper: Paper, account: Account, right: str) -> Finding:
    side, carried = account.side, account.carried
    assert carried is not None  # noqa: S101 - the caller left those without
    return paper.finding(
        "C430",
        account.total.start,
        account.total.end,
        cause=(
            f"{side}合计 {account.sum.quote} + {account.carried_name} {carried.quote} = {right}，"
            f"这里的{side}总计写作 {account.total.quote}"
        ),
        cure="对照收入支出决算总表核对总计、合计和结转结余",
    )
