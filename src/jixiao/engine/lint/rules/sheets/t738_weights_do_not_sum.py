"""T738: the weights do not add up to the printed total."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.sums import FULL, score_sums, weight_sums
from jixiao.engine.lint.rules.sheets.telling import points, summed

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import ScoreTable


@rule("T738")
def check(paper: Paper) -> Iterator[Finding]:
    """各项分值相加，不等于总分一行所印的分值。

    检查什么：列到总分的表，各指标分值相加，加上和不加预算执行率的分值，是否等于总分一行的分值。
    为什么：分值合计不是满分，总分就没有意义。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|20|20|20|10|100%|10|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|巡诊次数|≥40次|44次|45|45|
        |效益指标|社会效益指标|就诊方便程度|提高|达成预期指标|30|30|
        |满意度指标|服务对象满意度指标|村民满意度|≥90%|96%|10|10|
        |总分| | | | |100|95|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|20|20|20|10|100%|10|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|巡诊次数|≥40次|44次|50|50|
        |效益指标|社会效益指标|就诊方便程度|提高|达成预期指标|30|30|
        |满意度指标|服务对象满意度指标|村民满意度|≥90%|96%|10|10|
        |总分| | | | |100|100|
    依据：财预〔2020〕10号第十三条：各项权重合计 100。
    """
    for table in paper.score_tables:
        sums = weight_sums(table)
        spot = None if table.total is None else table.total.weight
        if sums is None or sums.total is None or spot is None or sums.gives(sums.total) or _is_score(table, sums.total):
            continue
        with_rate = f"，加预算执行率 {points(sums.execution)} 是 {points(sums.whole)}" if sums.execution else ""
        worked = f"{summed(sums.parts)} = {points(sums.rows)}{with_rate}"
        cause = f"各指标分值 {worked}；总分一行的分值印作 {spot.text}，对不上"
        yield paper.finding("T738", spot.start, spot.end, cause=cause, cure="逐项核对分值，改到合计等于 100")


def _is_score(table: "ScoreTable", figure: Fraction) -> bool:
    """Return whether the figure in the column of weights may be the total score, written one column too early."""
    if table.total is not None and table.total.score is not None:
        return False
    scores = score_sums(table)
    return any(row.printed.score for row in table.rows) and (scores is None or figure <= FULL)
