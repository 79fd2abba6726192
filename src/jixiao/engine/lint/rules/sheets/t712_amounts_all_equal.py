"""T712: 年初预算数, 全年预算数 and 全年执行数 are the same to the last digit."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_TENTH = Fraction(1, 10)


@rule("T712")
def check(paper: Paper) -> Iterator[Finding]:
    """年初预算数、全年预算数、全年执行数一分不差，像是倒填的。

    检查什么：三个数都填了，带着零头而完全相同。整数的定额补助花完是常事，不报。
    为什么：一年里预算总有调整，支出很少恰好等于年初批复的零头；常见的是拿执行数倒填了两个预算数。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|837.46|837.46|837.46|10|100%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|812.3|837.46|837.46|10|100%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|50|50|50|10|100%|10|
    依据：财预〔2020〕10号附件1：年初预算数是年初批复数，全年预算数是调整后的数。
    """
    for table in paper.score_tables:
        if table.money is None:
            continue
        line = table.money.total
        initial, adjusted, executed = (line.number(field) for field in ("initial", "adjusted", "executed"))
        if initial is None or not initial == adjusted == executed or (initial / _TENTH).denominator == 1:
            continue
        spot = line.cells["initial"]
        cause = f"年初预算数、全年预算数、全年执行数都是 {spot.text}，一分不差"
        cure = "年初预算数按年初批复填，全年预算数加上调整和结转，执行数按决算填；确实相同的不用改"
        yield paper.finding("T712", spot.start, spot.end, cause=cause, cure=cure)
