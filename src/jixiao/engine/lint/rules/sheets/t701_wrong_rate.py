"""T701: the printed rate of execution is not what the table's own money gives."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.rates import Gap, rate_gaps
from jixiao.engine.lint.rules.sheets.telling import percent


@rule("T701")
def check(paper: Paper) -> Iterator[Finding]:
    """所印的执行率不是表里的预算数和执行数算出来的。

    检查什么：执行率是否等于全年执行数除以全年预算数；年初预算数、到位数、其中一项资金也都试过，各种取舍也试过，
    相差超过 1 个百分点的才报。
    为什么：执行率占 10 分或 20 分，写错了得分跟着错，复核时第一眼看的就是它。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|400|420|300|10|100%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|400|420|300|10|71.43%|7.14|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|400|420|300|10|75%|7.5|
    依据：财预〔2020〕10号附件1：执行率＝全年执行数÷全年预算数。
    """
    for gap in rate_gaps(paper):
        if gap.is_wide:
            yield paper.finding("T701", gap.spot.start, gap.spot.end, cause=_cause(gap), cure=_CURE)


_CURE = "核对全年预算数和全年执行数，按“全年执行数 ÷ 全年预算数”重算执行率，得分一并改"


def _cause(gap: Gap) -> str:
    worked = "；".join(f"{gap.executed} ÷ {below}（{name}）= {percent(rate)}" for name, below, rate in gap.worked)
    return f"执行率印作 {gap.printed}，而 {worked}，哪种取舍都得不到所印的数"
