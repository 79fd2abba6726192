"""T724: every actual value is the target to the last digit."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import named

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_LEAST = 5
_LEAST_COUNTED = 3
_NATURAL = (Fraction(0), Fraction(100), Fraction(1))


@rule("T724")
def check(paper: Paper) -> Iterator[Finding]:
    """所有指标的完成值都与指标值一字不差，像是照抄。

    检查什么：五个以上的指标，完成值全部等于指标值，其中三个以上不是 100%、0 这样本来就该恰好完成的数。
    为什么：实际工作很少样样恰好完成；一字不差，多半没有按台账填。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|宣传活动|≥6场|6场|10|10|
        |产出指标|数量指标|培训人次|≥450人次|450人次|10|10|
        |产出指标|质量指标|培训合格率|≥95%|95%|10|10|
        |产出指标|时效指标|按期完成率|100%|100%|10|10|
        |满意度指标|服务对象满意度指标|学员满意度|≥92%|92%|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|宣传活动|≥6场|6场|10|10|
        |产出指标|数量指标|培训人次|≥450人次|471人次|10|10|
        |产出指标|质量指标|培训合格率|≥95%|97.2%|10|10|
        |产出指标|时效指标|按期完成率|100%|100%|10|10|
        |满意度指标|服务对象满意度指标|学员满意度|≥92%|94.6%|10|10|
    依据：财预〔2020〕10号：自评结果要真实，完成值以统计、台账为据。
    """
    for table in paper.score_tables:
        rows = [row for row in table.rows if row.text("target") and row.text("actual")]
        counted = [row for row in rows if row.target.number is not None and row.target.number not in _NATURAL]
        if len(rows) < _LEAST or len(counted) < _LEAST_COUNTED or not all(map(_is_same, rows)):
            continue
        spot = counted[0].cells["actual"]
        cause = f"{len(rows)} 个指标的完成值全部与指标值相同，包括{named(counted)}，像是照抄"
        yield paper.finding(
            "T724", spot.start, spot.end, cause=cause, cure="按台账、统计表、调查结果逐项填实际完成的数"
        )


def _is_same(row: "Indicator") -> bool:
    if row.target.number is not None and row.actual.number is not None:
        return row.reached == 1 if row.target.number else row.actual.number == 0
    return "".join(row.target.text.split()) == "".join(row.actual.text.split())
