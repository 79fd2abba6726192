"""T715: an indicator was given more points than it weighs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import ScoreTable

_SHARES = 2  # weights that sum to no more are shares of the whole, and no points


@rule("T715")
def check(paper: Paper) -> Iterator[Finding]:
    """得分高于分值。

    检查什么：每一个指标和预算执行率的得分，是否高于它自己的分值。得分按百分制另填的表不查。
    为什么：一项最多得它的分值，超出的分把总分抬高了。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|巡河次数|≥48次|52次|8|10|
        |产出指标|质量指标|问题整改率|100%|100%|10|10|
        |效益指标|社会效益指标|群众知晓率|≥80%|85%|10|9|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|巡河次数|≥48次|52次|8|8|
        |产出指标|质量指标|问题整改率|100%|100%|10|10|
    依据：财预〔2020〕10号第十六条：完成指标值的，记该指标所赋全部分值。
    """
    for table in paper.score_tables:
        for row in () if _scores_in_hundreds(table) else table.rows:
            if row.score is not None and row.weight is not None and row.score > row.weight:
                spot = row.spot("score")
                cause = f"“{shortened(row.name)}”的分值是 {row.printed.weight}，得分填了 {row.printed.score}"
                yield paper.finding("T715", spot.start, spot.end, cause=cause, cure="核对分值和得分，得分不能高于分值")
        money = table.money
        if money is None:
            continue
        weight, score = money.total.number("weight"), money.total.number("score")
        if weight is not None and score is not None and score > weight > 1:
            spot = money.total.cells["score"]
            cause = f"预算执行率的分值是 {money.total.text('weight')}，得分填了 {money.total.text('score')}"
            yield paper.finding("T715", spot.start, spot.end, cause=cause, cure="核对分值和得分，得分不能高于分值")


def _scores_in_hundreds(table: "ScoreTable") -> bool:
    """Return whether scores are counted on another scale than the weights: out of 100 each, or weights as shares."""
    both = [(row.score, row.weight) for row in table.rows if row.score is not None and row.weight is not None]
    over = sum(1 for score, weight in both if score > weight)
    shares = sum(weight for _, weight in both) <= _SHARES
    return "folded" in table.heads or shares or over * 2 > len(both)
