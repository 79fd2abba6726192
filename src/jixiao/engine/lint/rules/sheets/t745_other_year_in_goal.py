"""T745: the goal of the year names another year than the table."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import ScoreTable

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年(?P<after>以来|[至到—–-]|末|底|前|起|结转|\d{1,2}\s*月)?")
_EARLY = 12


@rule("T745")
def check(paper: Paper) -> Iterator[Finding]:
    """年度目标写的是别的年度，多半是沿用了上年的表。

    检查什么：表头写明了年度，年度目标一开头却写着另一年，通篇也没有提本年。
    为什么：把上年的目标原样留了下来，目标和完成情况就对不上年度。
    反例：
        2023年度项目支出绩效自评表
        |年度总体目标|预期目标|实际完成情况|
        | |2022年计划安排资金30万元，维修村级活动室6处。|维修村级活动室6处。|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|维修活动室|≥6处|6处|50|50|
    正例：
        2023年度项目支出绩效自评表
        |年度总体目标|预期目标|实际完成情况|
        | |在2022年试点的基础上，2023年维修村级活动室6处。|维修村级活动室6处。|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|维修活动室|≥6处|6处|50|50|
    依据：财预〔2020〕10号：自评对象是当年预算批复的绩效目标。
    """
    for table in paper.score_tables:
        seen = set()
        for goal in table.goals if table.year else ():
            if goal.expected in seen:
                continue
            seen.add(goal.expected)
            found = _other_year(goal.expected.text, table.year)
            if found is None:
                continue
            start = goal.expected.start + found.start()
            cause = f"这张表是 {table.year} 年度的，年度目标却写“{found[0]}”，通篇没有提 {table.year} 年{_of(table)}"
            yield paper.finding(
                "T745", start, start + len(found[0]), cause=cause, cure="核对年度，填当年批复的绩效目标"
            )


def _other_year(text: str, year: int) -> "re.Match[str] | None":
    """Return the one year that a goal begins with, where it is not ``year`` and no span of years."""
    years = list(_YEAR.finditer(text))
    if not years or years[0].start() > _EARLY or len({one[1] for one in years}) > 1 or int(years[0][1]) == year:
        return None
    return None if any(one["after"] for one in years) else years[0]


def _of(table: "ScoreTable") -> str:
    return f"（{table.printed.department}）" if table.printed.department else ""
