"""T747: the weight of an indicator was filled in as its target and as its actual value."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import named

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_FEWEST = 3


@rule("T747")
def check(paper: Paper) -> Iterator[Finding]:
    """把分值填成了指标值和完成值。

    检查什么：指标值、完成值都与分值是同一个数，没有单位，而且带小数，或者有三个以上的指标都这样。
    为什么：指标值应是要做多少事；填成分值，就没有目标可对照。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|是否完成申报的清运数量|7.5|7.5|7.5|7.5|
        |产出指标|质量指标|清运后路面整洁|整洁|整洁|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|清运垃圾吨数|≥1200吨|1236吨|7.5|7.5|
        |产出指标|数量指标|开展培训|10|10|10|10|
    依据：财预〔2021〕101号：指标值反映预期达到的水平。
    """
    for table in paper.score_tables:
        rows = [row for row in table.rows if _is_weight(row)]
        if len(rows) < _FEWEST:
            rows = [row for row in rows if row.weight is not None and row.weight.denominator != 1]
        if rows:
            spot = rows[0].spot("target")
            cause = f"{named(rows)}的指标值、完成值都填了 {rows[0].printed.weight}，正是它的分值"
            cure = "指标值填年初定的要做多少，完成值填实际做了多少，都带单位"
            yield paper.finding("T747", spot.start, spot.end, cause=cause, cure=cure)


def _is_weight(row: "Indicator") -> bool:
    if row.weight is None or row.unit or row.actual.unit:
        return False
    return row.target.number == row.weight == row.actual.number
