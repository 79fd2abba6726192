"""T711: more was spent than the budget of the year."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.explaining import explains
from jixiao.engine.lint.rules.sheets.telling import percent

_WHOLE = Fraction(100)


@rule("T711")
def check(paper: Paper) -> Iterator[Finding]:
    """执行数比全年预算数还多，执行率超过 100%。

    检查什么：全年执行数是否大于全年预算数，而表里没有一句说明。
    为什么：没有预算不得支出；超出的多半是追加、结转没有计入全年预算数，要么补数，要么说明。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|150|160|166.4|10|104%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|150|166.4|166.4|10|100%|10|
    依据：《预算法》第十三条：未列入预算的不得支出；财预〔2020〕10号附件1：全年预算数含调整和结转。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        if table.money is None or not compared.rates or compared.rates[0][1] <= _WHOLE or explains(table):
            continue
        name, rate = compared.rates[0]
        line = table.money.total
        spot = line.cells["executed"]
        below = line.text("adjusted") or line.text("initial")
        cause = f"执行数 {spot.text} 比{name} {below} 多，执行率是 {percent(rate)}，没有说明"
        cure = "把年中追加和上年结转计入全年预算数；确实超支的写明原因和依据"
        yield paper.finding("T711", spot.start, spot.end, cause=cause, cure=cure)
