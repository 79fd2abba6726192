"""T714: an indicator on the use of the money contradicts the money grid above it."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.rates import rates_of_parts
from jixiao.engine.lint.rules.sheets.telling import percent, points

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_SPENT = re.compile(r"(?:部门|项目|本年|年度)?(?:预算|资金|财政资金|预算资金)(?:执行|支出|使用|支付)率")
_SAVED = re.compile(r"(?:项目|财政|预算)?资金(?:节约|结余|节省)率")
_POINT = Fraction(1)


@rule("T714")
def check(paper: Paper) -> Iterator[Finding]:
    """指标里填的执行率、节约率，与同一张表的预算数、执行数对不上。

    检查什么：名叫预算执行率、资金使用率、资金节约率的指标，完成值与表头的执行数除以预算数相差是否超过 1 个百分点。
    为什么：同一张表里同一个率有两个数，必有一个是错的；常见的是照着指标值填了一个“达标”的数。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|500|500|460||||
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |投入|资金|预算执行率|≥95%|97%|5|5|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|500|500|460||||
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |投入|资金|预算执行率|≥95%|92%|5|4.84|
    依据：算术：预算执行率＝执行数÷预算数，资金节约率＝（预算数－执行数）÷预算数。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        money = table.money
        if money is None or not compared.rates:
            continue
        spent = [rate for _, rate in compared.rates]
        for row in table.rows:
            value = _percent_of(row)
            is_saved = _SAVED.fullmatch(row.name) is not None
            if value is None or not (is_saved or _SPENT.fullmatch(row.name)):
                continue
            wanted = [100 - rate if is_saved else rate for rate in [*spent, *rates_of_parts(money)]]
            if min(abs(value - one) for one in wanted) <= _POINT:
                continue
            spot, line = row.spot("actual"), money.total
            left = (
                f"（{line.text('adjusted') or line.text('initial')} − {line.text('executed')}）"
                if is_saved
                else line.text("executed")
            )
            worked = f"{left} ÷ {line.text('adjusted') or line.text('initial')} = {percent(wanted[0])}"
            short = _against_target(row, wanted[0])
            cause = f"“{row.name}”填的是 {spot.text}，按本表 {worked}{short}"
            yield paper.finding(
                "T714", spot.start, spot.end, cause=cause, cure="按本表的预算数和执行数重填，得分一并重算"
            )


def _percent_of(row: "Indicator") -> Fraction | None:
    if row.actual.number is None or (row.actual.unit or row.unit or "%") != "%":
        return None
    return row.actual.number


def _against_target(row: "Indicator", rate: Fraction) -> str:
    """Return, where the true rate misses the target and full points were given, that it does."""
    target = row.target.number
    full = row.score is not None and row.score == row.weight
    if target is None or not full or row.operator in {"≤", "<"} or rate >= target:
        return ""
    return f"，低于指标值 {row.target.text}，却得满分 {points(row.score or Fraction(0))}"
