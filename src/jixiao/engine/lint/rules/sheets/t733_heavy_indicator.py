"""T733: one indicator holds most of the points."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

_HEAVY, _NEARLY_ALL = Fraction(60), Fraction(90)
_MOST = Fraction(120)  # weights that sum to more are of a hundred within each group, and no points


@rule("T733")
def check(paper: Paper) -> Iterator[Finding]:
    """一个指标占去大半的分。

    检查什么：单个指标的分值是否在 60 分以上。
    为什么：一项达成就得大半的分，别的做得好坏都显不出来。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|工资发放覆盖率|100%|100%|60|60|
        |效益指标|社会效益指标|按月足额发放|100%|100%|30|30|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|发放工资人数|＝46人|46人|20|20|
        |产出指标|时效指标|按月发放及时率|100%|100%|20|20|
        |效益指标|社会效益指标|队伍稳定|无上访|无上访|30|30|
    依据：财预〔2020〕10号第十三条：产出 50、效益 30、满意度 10，指标应当细化。
    """
    for table in paper.score_tables:
        for row in table.rows if sum(one.weight or 0 for one in table.rows) <= _MOST else ():
            if row.weight is not None and _HEAVY <= row.weight < _NEARLY_ALL:
                spot = row.spot("weight")
                cause = f"“{shortened(row.name)}”一个指标占 {row.printed.weight} 分"
                yield paper.finding(
                    "T733", spot.start, spot.end, cause=cause, cure="按数量、质量、时效、成本、效益细化，分值分开"
                )
