"""T713: a good part of the money was not spent, and the table does not say why."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.explaining import explains
from jixiao.engine.lint.rules.sheets.telling import percent
from jixiao.engine.values import print_decimal

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Compared, MoneyGrid

_LOW = Fraction(90)


@rule("T713")
def check(paper: Paper) -> Iterator[Finding]:
    """钱没有花完，表里没有说明剩下的是哪些、为什么。

    检查什么：执行率低于 90%，或者某一种资金一分没花，而表里没有一句说明原因、结余或进度。
    为什么：执行率偏低的项目要单独说明原因、提出整改措施；不说明，下一年预算会被核减。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|64|64|40|10|62.5%|6.25|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|原因|
        |年度资金总额|64|64|40|10|62.5%|6.25|设备12月验收，尾款24万元次年支付|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|64|64|63|10|98.44%|9.84|
    依据：财预〔2020〕10号：预算执行率偏低的项目要单独说明原因，提出整改措施。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        if table.money is None or explains(table):
            continue
        if compared.spent is not None and compared.spent < _LOW and (compared.rates or compared.spent):
            line = table.money.total
            spot = line.spot("rate", "executed")
            if spot is not None:
                cause = f"执行率只有 {percent(compared.spent)}{_left(table.money, compared)}，表里没有说明原因"
                yield paper.finding("T713", spot.start, spot.end, cause=cause, cure=_CURE)
        for line in table.money.sources:
            budget = line.number("adjusted") or line.number("initial")
            spot = line.cells.get("executed")
            if budget and line.number("executed") == 0 and spot:
                cause = f"{line.name} {print_decimal(budget)} {table.money.unit}一分没有花，表里没有说明原因"
                yield paper.finding("T713", spot.start, spot.end, cause=cause, cure=_CURE)


_CURE = "写明没有支出的是哪些项目、多少钱、为什么、什么时候支出，结余是否交回"


def _left(money: "MoneyGrid", compared: "Compared") -> str:
    line = money.total
    budget, executed = line.number("adjusted") or line.number("initial"), line.number("executed")
    if not compared.rates or budget is None or executed is None:
        return ""
    return f"，还有 {print_decimal(budget - executed)} {money.unit}没有支出"
