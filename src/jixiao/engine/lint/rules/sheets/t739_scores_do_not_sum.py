"""T739: the scores do not add up to the printed total."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.sums import FULL, score_sums, weight_sums
from jixiao.engine.lint.rules.sheets.telling import points, summed


@rule("T739")
def check(paper: Paper) -> Iterator[Finding]:
    """各项得分相加，不等于所印的总分。

    检查什么：分值齐全、合计 100 的表，各指标得分相加，加上和不加预算执行率得分，是否等于总分；取整得来的不报。
    为什么：总分加错，等级跟着错。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|20|20|20|10|100%|10|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|巡诊次数|≥40次|40次|50|48|
        |效益指标|社会效益指标|就诊方便程度|提高|基本达成|30|27|
        |满意度指标|服务对象满意度指标|村民满意度|≥90%|96%|10|10|
        |总分| | | | |100|97|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|20|20|20|10|100%|10|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|巡诊次数|≥40次|40次|50|48|
        |效益指标|社会效益指标|就诊方便程度|提高|基本达成|30|27|
        |满意度指标|服务对象满意度指标|村民满意度|≥90%|96%|10|10|
        |总分| | | | |100|95|
    依据：财预〔2020〕10号第十六条：总分由各项指标得分汇总形成。
    """
    for table in paper.score_tables:
        sums, weights = score_sums(table), weight_sums(table)
        if sums is None or sums.total is None or weights is None or table.total is None or table.total.score is None:
            continue
        if sums.gives(sums.total) or not weights.gives(FULL if weights.total is None else weights.total):
            continue
        spot = table.total.score
        with_rate = ""
        if sums.execution is not None:
            with_rate = f"，加预算执行率得分 {points(sums.execution)} 是 {points(sums.whole)}"
        worked = f"{summed(sums.parts)} = {points(sums.rows)}{with_rate}"
        cause = f"总分印作 {spot.text}；各指标得分 {worked}"
        yield paper.finding("T739", spot.start, spot.end, cause=cause, cure="重新相加，改正总分或填错的一项")
