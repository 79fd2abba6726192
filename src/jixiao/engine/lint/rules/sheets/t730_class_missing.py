"""T730: a table without any indicator of quantity, cost or satisfaction."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator, ScoreTable

_OF_OUTPUT = ("数量", "质量", "时效", "成本")
_FULL_OUTPUT = Fraction(50)
_FEWEST = 2


@rule("T730")
def check(paper: Paper) -> Iterator[Finding]:
    """产出指标里没有数量指标或成本指标，或者整张表没有满意度指标。

    检查什么：产出指标列了质量、时效而没有数量；产出指标列全了而没有成本；表列到总分而没有满意度。
    为什么：没有数量看不出做了多少，没有成本看不出花得值不值，没有满意度听不到服务对象的意见。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|质量指标|补贴发放准确率|100%|100%|25|25|
        |产出指标|时效指标|补贴发放及时率|100%|100%|25|25|
        |效益指标|社会效益指标|政策知晓率|≥90%|93%|30|30|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|发放补贴人数|≥320人|326人|20|20|
        |产出指标|质量指标|补贴发放准确率|100%|100%|20|20|
        |产出指标|成本指标|人均补贴标准|≤1200元|1200元|10|10|
        |效益指标|社会效益指标|政策知晓率|≥90%|93%|30|30|
        |满意度指标|服务对象满意度指标|补贴对象满意度|≥90%|95%|10|10|
    依据：财预〔2021〕101号：数量指标应当设置，成本指标反映支出是否值得，直接服务群众的要有满意度指标。
    """
    for table in paper.score_tables:
        output = [row for row in table.rows if row.printed.level1 == "产出" and row.printed.level2]
        classes = {row.printed.level2 for row in output}
        missing = []
        if len(output) >= _FEWEST and classes & set(_OF_OUTPUT[1:]) and "数量" not in classes:
            missing.append("数量")
        if len(output) >= _FEWEST and _is_listed_to_its_end(table, output) and not _has_cost(table):
            missing.append("成本")
        if table.whole and len(output) >= _FEWEST and not any(_is_satisfaction(row) for row in table.rows):
            missing.append("满意度")
        if missing:
            spot = output[0].spot("level1")
            cause = f"表里没有{'、'.join(missing)}指标"
            yield paper.finding("T730", spot.start, spot.end, cause=cause, cure=_CURES[missing[0]])


_CURES = {
    "数量": "补上数量指标，如人数、场次、面积、份数",
    "成本": "补上成本指标，如总成本、单位成本，写 ≤",
    "满意度": "补上服务对象满意度；不直接服务群众的，说明不适用",
}


def _is_listed_to_its_end(table: "ScoreTable", output: "list[Indicator]") -> bool:
    """Return whether the indicators of output are all there: others follow them, or they hold their 50 points."""
    follows = table.rows[-1].printed.level1 not in {"产出", ""}
    weights = [row.weight for row in output]
    known = [weight for weight in weights if weight is not None]
    return follows or (len(known) == len(weights) and sum(known, Fraction(0)) == _FULL_OUTPUT)


def _has_cost(table: "ScoreTable") -> bool:
    return any("成本" in part for row in table.rows for part in (row.printed.level1, row.printed.level2, row.name))


def _is_satisfaction(row: "Indicator") -> bool:
    return any("满意" in part for part in (row.printed.level1, row.printed.level2, row.name))
