"""T704: money was spent and a rate printed, and the budget it is of is 0."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import MoneyGrid, Spot

_BUDGETS = ("initial", "adjusted", "received")


@rule("T704")
def check(paper: Paper) -> Iterator[Finding]:
    """预算数是 0，却有支出，还印着执行率或得分。

    检查什么：所印的年初预算数、全年预算数都是 0，而全年执行数不是 0，执行率或执行率得分也不是 0。
    为什么：执行率没有分母，算不出来；预算为 0 而有支出，是全年预算数没有填调整数或上年结转。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|0|0|35.2|10|100%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|0|35.2|35.2|10|100%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|0|0|0|10|0|0|
    依据：财预〔2020〕10号附件1：全年预算数含调整数和上年结转。
    """
    for table in paper.score_tables:
        spot = None if table.money is None else _marked(table.money)
        if table.money is not None and spot is not None:
            line = table.money.total
            yield paper.finding(
                "T704",
                spot.start,
                spot.end,
                cause=f"预算数印作 0，执行数是 {line.text('executed')}，执行率没有分母，却印着 {spot.text}",
                cure="补填全年预算数（年初预算加调整数和上年结转），再算执行率和得分",
            )


def _marked(money: "MoneyGrid") -> "Spot | None":
    line = money.total
    printed = [line.number(field) for field in _BUDGETS if line.text(field)]
    if not printed or any(printed) or None in printed or not line.number("executed"):
        return None
    if any(line.others) or any(source.number(field) for source in money.sources for field in _BUDGETS):
        return None  # the budget stands in the lines below, and the total was left 0
    return next((line.cells[field] for field in ("rate", "score") if line.number(field)), None)
