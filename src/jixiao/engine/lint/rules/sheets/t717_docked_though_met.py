"""T717: points were taken off an indicator that met its target, and nothing says why."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.explaining import gives_reason
from jixiao.engine.lint.rules.sheets.telling import actual_of, shortened, target_of

_HUNDREDTH = Fraction(1, 100)
_FAR_OVER = Fraction(130, 100)


@rule("T717")
def check(paper: Paper) -> Iterator[Finding]:
    """完成了指标值，却扣了分，没有说明。

    检查什么：完成值达到指标值而得分低于分值，偏差原因一栏也空着。超过 130% 的可能是按规定调减，不查。
    为什么：完成指标值的应记全部分值；另有理由扣分的，要写出来。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|培训护林员人数|≥60人|64人|10|9|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|培训护林员人数|≥60人|64人|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
        |产出指标|数量指标|培训护林员人数|≥60人|64人|10|9|签到表缺2场，扣1分，下年补齐|
    依据：财预〔2020〕10号第十六条：完成指标值的，记该指标所赋全部分值。
    """
    for table in paper.score_tables:
        for row in table.rows:
            score, weight, reached = row.score, row.weight, row.reached
            if score is None or weight is None or reached is None or score >= weight - _HUNDREDTH:
                continue
            if row.is_met and reached < _FAR_OVER and not gives_reason(row):
                spot = row.spot("score")
                done = f"“{shortened(row.name)}”指标值 {target_of(row)}，完成值 {actual_of(row)}，已经完成"
                cause = f"{done}，分值 {row.printed.weight} 只得 {row.printed.score}，没有写原因"
                yield paper.finding(
                    "T717", spot.start, spot.end, cause=cause, cure="改为满分；另有扣分理由的写在偏差原因一栏"
                )
