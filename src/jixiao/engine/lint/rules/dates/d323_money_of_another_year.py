"""D323: all the money in the paper is said to be of another year than the one evaluated."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount, Kind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.title_year import fiscal_year_of_title

_ACCOUNTS = frozenset({Kind.INITIAL, Kind.BUDGET, Kind.FINAL, Kind.INCOME, Kind.SPENT, Kind.EXECUTED, Kind.ADJUSTED})
_COMPARED = re.compile(
    r"上年|去年|较|比|增|减|结转|历年|累计|总投资|概算|合同|分年|以前|下年|明年|三年|两年|申报|申请|拟|计划|打算|下一步"
)
_NEAR = 60


@rule("D323")
def check(paper: Paper) -> Iterator[Finding]:
    """收支的数都写在别的年份名下。

    检查什么：预算、收入、支出前面写的年份，是不是没有一处是评价的那一年，却是相邻的一年。与上年比较、结转的不算。
    为什么：多半是套用上年的报告，数换了年份没有换，或者年份换了数没有换，读的人不知道这是哪一年的账。
    反例：
        2023年度部门整体绩效自评报告
        2023年，我局认真履行职责。
        2022年部门预算收入320万元，支出318万元。
    正例：
        2023年度部门整体绩效自评报告
        2023年部门预算收入320万元，支出318万元，2022年支出300万元。
    正例：
        2023年度部门整体绩效自评报告
        上年结转12万元，2022年项目总投资300万元。
    依据：财预〔2020〕10号：自评以预算年度为周期。
    """
    titled = fiscal_year_of_title(paper)
    told = [amount for amount in paper.facts.amounts if amount.year is not None and _ACCOUNTS & set(amount.kinds)]
    if not titled or any(amount.year == titled for amount in told):
        return
    for amount in told:
        place = _year_before(paper, amount)
        if place is not None and abs((amount.year or 0) - titled) == 1:
            yield paper.finding(
                "D323",
                *place,
                cause=f"评价的是 {titled} 年度，全文的收支没有一处写 {titled} 年，这里写的是 {amount.year} 年",
                cure="对照决算表核对：年份写错的改正，抄了别年数据的换成本年的",
            )
            return


def _year_before(paper: Paper, amount: Amount) -> tuple[int, int] | None:
    """Return where the year of the amount stands, unless the words between compare or carry over."""
    begin = max(amount.start - _NEAR, 0)
    at = paper.text.rfind(f"{amount.year}年", begin, amount.start)
    if at < 0 or _COMPARED.search(paper.text, max(at - 4, 0), amount.start):
        return None
    end = at + len(f"{amount.year}年")
    return at, end + paper.text.startswith("度", end)
