"""T709: a score for the rate of execution, and no rate."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import percent


@rule("T709")
def check(paper: Paper) -> Iterator[Finding]:
    """有预算数、执行数和得分，执行率没有填。

    检查什么：年度资金总额一行填了预算数、执行数和得分，执行率一格是不是空着。
    为什么：得分由执行率算出，没有执行率就看不出得分从哪里来。
    反例：
        |项目资金（万元）|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|45|45|10| |10|
    正例：
        |项目资金（万元）|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|45|45|10|100%|10|
    依据：财预〔2020〕10号附件1的表式。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        money = table.money
        if money is None or "rate" not in money.heads or not compared.rates:
            continue
        line = money.total
        if line.text("rate") or not line.text("score"):
            continue
        spot = line.spot("score")
        if spot is not None:
            cause = f"得分填了 {line.text('score')}，执行率一栏空着；按表里的数是 {percent(compared.rates[0][1])}"
            yield paper.finding("T709", spot.start, spot.end, cause=cause, cure="补填执行率")
