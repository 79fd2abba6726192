"""T703: a rate or the score for it was rounded to whole numbers."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import percent, points
from jixiao.engine.values import parse_decimal

_TOLERANCE = Fraction(1, 10)


@rule("T703")
def check(paper: Paper) -> Iterator[Finding]:
    """执行率或执行率得分是取整得来的。

    检查什么：执行率先取整再补零（31.00%），或者取整后与准确值相差超过 0.1；执行率得分取整后相差超过 0.1。
    为什么：分值 10 分的一项，取整会差出零点几分；与用系统复算的数对不上。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|300|300|152|10|51.00%|5.1|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|300|300|152|10|50.67%|5.07|
    依据：公开的自评表多为两位小数四舍五入。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        rate, execution, money = compared.rate, compared.execution, table.money
        if money is None or not compared.rates:
            continue
        printed_rate = compared.printed_rate
        exact = min((one for _, one in compared.rates), key=lambda one: abs(one - (printed_rate or 0)))
        spot = money.total.cells.get("rate")
        if rate is not None and rate.reproduced and spot and _is_coarse(rate.printed, printed_rate, exact):
            cause = f"执行率印作 {rate.printed}，是取整得来的，准确值是 {percent(exact)}"
            yield paper.finding("T703", spot.start, spot.end, cause=cause, cure=f"写成 {percent(exact)}")
        spot = money.total.cells.get("score")
        if execution is not None and execution.reproduced and execution.exact is not None and spot:
            printed = _number(execution.printed)
            if all(abs(printed - one.exact) > _TOLERANCE for one in execution.explanations):
                told = f"执行率得分印作 {execution.printed}，准确值是 {points(execution.exact)}，取整后相差超过 0.1 分"
                yield paper.finding("T703", spot.start, spot.end, cause=told, cure="得分保留两位小数")


def _is_coarse(printed: str, value: Fraction | None, exact: Fraction) -> bool:
    """Return whether a rate is right only as a whole number, and that shows: 31.00% for 31.08%, 50% for 49.88%."""
    if value is None or value == exact or value.denominator != 1:
        return False
    padded = "." in printed and abs(value - exact) > Fraction(1, 100)
    return padded or _TOLERANCE < abs(value - exact) <= 1


def _number(text: str) -> Fraction:
    return Fraction(parse_decimal(text) or 0)
