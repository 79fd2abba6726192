"""T734: one indicator holds all points but those for the money."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

_NEARLY_ALL = Fraction(90)
_MOST = Fraction(120)  # weights that sum to more are of a hundred within each group, and no points


@rule("T734")
def check(paper: Paper) -> Iterator[Finding]:
    """全部绩效指标的分压在一个指标上。

    检查什么：单个指标的分值是否在 90 分以上。
    为什么：一张表只评一件事，等于没有评价；产出、效益、满意度都没有衡量。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|成本指标|设备购置总成本|≤26万元|25.8万元|90|90|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|购置设备台数|≥30台|30台|30|30|
        |产出指标|成本指标|设备购置总成本|≤26万元|25.8万元|20|20|
        |效益指标|社会效益指标|窗口等候时间|≤15分钟|12分钟|30|30|
        |满意度指标|服务对象满意度指标|办事群众满意度|≥90%|96%|10|10|
    依据：财预〔2020〕10号第十三条：产出 50、效益 30、满意度 10。
    """
    for table in paper.score_tables:
        for row in table.rows if sum(one.weight or 0 for one in table.rows) <= _MOST else ():
            if row.weight is not None and row.weight >= _NEARLY_ALL:
                spot = row.spot("weight")
                cause = f"全部指标的分都压在“{shortened(row.name)}”上，一项占 {row.printed.weight} 分"
                yield paper.finding(
                    "T734",
                    spot.start,
                    spot.end,
                    cause=cause,
                    cure="按数量、质量、时效、成本、效益、满意度细化，分值分开",
                )
