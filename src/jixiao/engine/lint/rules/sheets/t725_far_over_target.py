"""T725: the target was exceeded by far, and nothing says why."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.explaining import gives_reason
from jixiao.engine.lint.rules.sheets.telling import actual_of, percent, shortened, target_of

_FAR = Fraction(130, 100)
_TWICE = Fraction(2)


@rule("T725")
def check(paper: Paper) -> Iterator[Finding]:
    """完成值远远超过指标值，没有说明原因。

    检查什么：越多越好的指标，完成值达到指标值的 130% 以上，偏差原因一栏没有话。
    为什么：超过太多，多半是年初指标值定低了；要分析原因，定低了的要适度调减得分。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
        |产出指标|数量指标|发放宣传册份数|≥1500份|4200份|10|10| |
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
        |产出指标|数量指标|发放宣传册份数|≥1500份|4200份|10|10|上级加印2500份，年初未列入目标|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|成本指标|单册印刷成本|≤3元|2.1元|10|10|
    依据：财预〔2020〕10号第十六条：完成值高于指标值较多的，要分析原因；指标值明显偏低的，适度调减分值。
    """
    for table in paper.score_tables:
        for row in table.rows:
            reached = row.reached
            if reached is None or reached < _FAR or row.direction not in {"≥", ">", "="} or gives_reason(row):
                continue
            if row.printed.level2 in {"成本", "时效"} and row.unit != "%":
                continue
            spot = row.spot("actual")
            low = "，指标值定得太低" if reached >= _TWICE else "，可能是指标值定低了"
            done = (
                f"“{shortened(row.name)}”完成 {actual_of(row)}，是指标值 {target_of(row)} 的 {percent(reached * 100)}"
            )
            cause = f"{done}{low}，没有说明"
            yield paper.finding(
                "T725", spot.start, spot.end, cause=cause, cure="写明超额的原因；年初定低了的，适度调减得分，下年定准"
            )
