"""T702: the printed rate of execution is a little off what the table's own money gives."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.rates import rate_gaps
from jixiao.engine.lint.rules.sheets.telling import percent


@rule("T702")
def check(paper: Paper) -> Iterator[Finding]:
    """执行率与表里的预算数、执行数差一点，任何取舍都解释不了。

    检查什么：执行率与全年执行数除以全年预算数相差在 1 个百分点以内，但四舍五入、直接截去都得不到；差 0.01 不算。
    为什么：多半是改了金额没有改执行率，或者抄错了一位数。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|80|80|75|10|93.57%|9.36|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|80|80|75|10|93.75%|9.38|
    依据：财预〔2020〕10号附件1：执行率＝全年执行数÷全年预算数。
    """
    for gap in rate_gaps(paper):
        if not gap.is_wide:
            name, below, rate = gap.worked[0]
            worked = f"{gap.executed} ÷ {below}（{name}）是 {percent(rate)}"
            cause = f"执行率印作 {gap.printed}，{worked}，差得不多但对不上"
            cure = "核对金额和执行率哪个没有改过来，按表里的数重算"
            yield paper.finding("T702", gap.spot.start, gap.spot.end, cause=cause, cure=cure)
