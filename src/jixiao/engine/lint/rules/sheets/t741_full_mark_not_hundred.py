"""T741: with the rate of execution the full mark is not 100."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.sums import FULL, Sums, weight_sums
from jixiao.engine.lint.rules.sheets.telling import points

_LEAST, _MOST = Fraction(60), Fraction(140)


@rule("T741")
def check(paper: Paper) -> Iterator[Finding]:
    """指标分值加上预算执行率的分值，不是 100。

    检查什么：各指标分值已合计 100，另外又有预算执行率 10 分或 20 分，总分却仍按 100 算；或者合计就印成了 110、120。
    没有印分值合计的表，加起来凑不成 100 的也报。
    为什么：执行率的分没有算进总分，或者满分超过了 100，等级线就对不上。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|20|20|20|10|100%|10|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|接待咨询人次|≥900人次|950人次|60|60|
        |效益指标|社会效益指标|政策知晓率|≥85%|88%|30|30|
        |满意度指标|服务对象满意度指标|群众满意度|≥90%|95%|10|10|
        |总分| | | | |100|100|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|20|20|20|10|100%|10|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|接待咨询人次|≥900人次|950人次|50|50|
        |效益指标|社会效益指标|政策知晓率|≥85%|88%|30|30|
        |满意度指标|服务对象满意度指标|群众满意度|≥90%|95%|10|10|
        |总分| | | | |100|100|
    依据：财预〔2020〕10号第十三条：预算执行率 10、产出 50、效益 30、满意度 10，合计 100。
    """
    for table in paper.score_tables:
        sums = weight_sums(table)
        if sums is None or table.total is None or not (_is_over(sums) or _is_off(sums)):
            continue
        spot = table.total.weight or table.total.label
        with_rate = f"，加预算执行率 {points(sums.execution)} 是 {points(sums.whole)}" if sums.execution else ""
        cause = f"各指标分值合计 {points(sums.rows)}{with_rate}，不是 100"
        yield paper.finding(
            "T741", spot.start, spot.end, cause=cause, cure="调整分值，连同预算执行率合计 100，总分重算"
        )


def _is_over(sums: Sums) -> bool:
    """Return whether the rate of execution comes on top of a full mark."""
    if not sums.execution or sums.counted_twice or sums.whole <= FULL:
        return False
    return sums.total in {FULL, sums.whole} or (sums.total is None and sums.rows == FULL)


def _is_off(sums: Sums) -> bool:
    """Return whether weights of which no total is printed are near a hundred and come to it in no way."""
    return sums.total is None and _LEAST <= sums.whole <= _MOST and not sums.gives(FULL)
