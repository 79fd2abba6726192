"""N229: a monthly standard for so many people does not make the budget of a year."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount, Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.breakdowns import fen_of
from jixiao.engine.lint.rules.numbers.running_text import start_with_label, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of
from jixiao.engine.lint.rules.numbers.telling import typed, unit_for, with_unit
from jixiao.engine.values import print_decimal

_MONTHLY = re.compile(r"每人每月|每月每人|[/／]人[/／]月|[/／]月[/／]人")
_NO_FIXED = re.compile("最[高低多少]|不超|不低|上限|平均|起|至|约")
_MONTHS = 12
_LEAST, _MOST = Fraction(1, 6), 3  # of what a year would cost: beyond these it is another sum


@rule("N229")
def check(paper: Paper) -> Iterator[Finding]:
    """按标准、人数和月数算出来的金额与预算不符。

    检查什么：全文只有一个“每人每月”的标准、一个人数和一个预算数，又没有写发放几个月时，标准 × 人数 × 12 个月是否等于
    预算。
    为什么：补助类项目的预算就是这样算出来的；不相等，要说明发几个月，或者人数、标准有变动。
    反例：
        一、2022年保洁员岗位补助预算36万元。
        二、聘用保洁员60人，每人每月600元。
    正例：
        一、2022年保洁员岗位补助预算43.2万元。
        二、聘用保洁员60人，每人每月600元。
    正例：
        一、2022年保洁员岗位补助预算36万元。
        二、聘用保洁员60人，每人每月600元，发放10个月。
    依据：算术；项目支出预算按标准、人数、时间编制。
    """
    prices = [each for each in paper.facts.amounts if _MONTHLY.search(each.per) and each.money is not None]
    if len({each.money for each in prices}) != 1 or _NO_FIXED.search(prices[0].label) or prices[0].vague:
        return
    people = {each.number for each in paper.facts.counts if _is_people(each)}
    budgets = [each.amount for each in paper.once(sums_of_money) if stage_of(each.amount) is Stage.BUDGET and each.fen]
    if len(people) != 1 or len({fen_of(each) for each in budgets}) != 1 or _says_months(paper):
        return
    yield from _compared(paper, prices[0], next(iter(people)) or Fraction(0), budgets[0])


def _compared(paper: Paper, price: Amount, people: Fraction, budget: Amount) -> Iterator[Finding]:
    monthly = fen_of(price) * people
    year = monthly * _MONTHS
    if year and year != fen_of(budget) and _LEAST <= fen_of(budget) / year <= _MOST:
        unit = unit_for((budget,))
        months = fen_of(budget) / monthly
        enough = f"，只够 {print_decimal(months)} 个月" if months.denominator == 1 and months < _MONTHS else ""
        yield paper.finding(
            "N229",
            start_with_label(paper, price),
            price.end,
            cause=f"{print_decimal(people)} 人 × {typed(price)} {price.unit} × {_MONTHS} 个月 = "
            f"{with_unit(year, unit)}，与预算 {budget.quote} 不符{enough}",
            cure="核对标准、人数和预算；不是发放全年的，写明发放几个月",
        )


def _is_people(count: Count) -> bool:
    return count.measure in {"人", "名"} and bool(count.number) and not count.per and not count.vague


def _says_months(paper: Paper) -> bool:
    return any("月" in each.unit for each in paper.facts.durations)
