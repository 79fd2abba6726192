"""T722: the actual value is a range, copied from the target."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_UPWARD = ("≥", ">")
_SIGN = re.compile(r"[≥≧⩾>＞≤≦⩽<＜]|不少于|不低于|不超过|大于|小于|以[上下内]")


@rule("T722")
def check(paper: Paper) -> Iterator[Finding]:
    """完成值带着 ≥、≤，是照抄指标值。

    检查什么：实际完成值是不是写成“≥100%”“不少于10场”这样的范围。
    为什么：完成值是一个实际发生的数；照抄指标值，看不出做了多少，也不能计分。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|质量指标|路灯亮灯率|≥98%|≥98%|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|质量指标|路灯亮灯率|≥98%|99.2%|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|质量指标|出厂水铅含量|≤0.01mg/L|＜0.0025mg/L|10|10|
    依据：财预〔2020〕10号附件1：实际完成值填年末实际完成的数。
    """
    for table in paper.score_tables:
        for row in table.rows:
            if _is_range(row):
                spot = row.cells["actual"]
                cause = f"“{shortened(row.name)}”的完成值写成“{spot.text}”，是一个范围，不是实际完成的数"
                yield paper.finding(
                    "T722", spot.start, spot.end, cause=cause, cure="填台账、统计表上的实际数，不带 ≥、≤"
                )


def _is_range(row: "Indicator") -> bool:
    text = row.text("actual")
    if not row.actual.operator or row.actual.number is None or not _SIGN.search(text):
        return False
    same = row.actual.number == row.target.number
    return same or row.actual.operator in _UPWARD
