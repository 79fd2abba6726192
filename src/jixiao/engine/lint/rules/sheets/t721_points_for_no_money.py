"""T721: points for the rate of execution where there was neither budget nor spending."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_FIGURES = ("initial", "adjusted", "received", "executed")


@rule("T721")
def check(paper: Paper) -> Iterator[Finding]:
    """预算数和执行数都是 0，执行率一项却有得分。

    检查什么：资金总额一行的预算数、执行数全是 0，而印着执行率或得分。
    为什么：0 除以 0 没有意义；没有资金的项目，这一项是给满分、不计分还是调给别的指标，各地规定不同，要写明。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|0|0|0|10|100%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|0|0|0|10|0|0|
    依据：各地系统对预算为 0 的处理不一，有的计 0 分，有的不计分。
    """
    for table in paper.score_tables:
        if table.money is None:
            continue
        line = table.money.total
        printed = [line.number(field) for field in _FIGURES if line.text(field)]
        if not line.text("executed") or len(printed) < len(("budget", "executed")) or any(one != 0 for one in printed):
            continue
        marked = next((line.cells[field] for field in ("score", "rate") if line.number(field)), None)
        if marked is not None and not any(source.number(field) for source in table.money.sources for field in _FIGURES):
            cause = f"预算数和执行数都是 0，执行率算不出来，却印着 {marked.text}"
            cure = "写明预算为 0 时这一项怎样计分、依据是什么；有资金的把金额补上"
            yield paper.finding("T721", marked.start, marked.end, cause=cause, cure=cure)
