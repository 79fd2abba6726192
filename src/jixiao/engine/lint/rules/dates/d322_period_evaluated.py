"""D322: the period that is said to be evaluated lies in another year than the title's."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.title_year import fiscal_year_of_title

_DAY = r"(?:19|20)\d{2}[ \t]?年度?(?:[ \t]?\d{1,2}[ \t]?月(?:[ \t]?\d{1,2}[ \t]?日)?)?"
_EVALUATED = re.compile(
    r"(?:(?:评价|自评)(?:的)?(?:时段|期间|时间范围|时间段|基准日|年度|周期))(?:为|是|：|:|定为|[ \t]){0,2}"
    rf"(?P<period>(?P<first>{_DAY})(?:[ \t]?(?:至|到|—|－|-|~|～){{1,2}}[ \t]?(?P<last>{_DAY}))?)"
)
_YEAR = 4


@rule("D322")
def check(paper: Paper) -> Iterator[Finding]:
    """写明的评价期间，和标题的年度不是同一年。

    检查什么：“评价时段为某年1月1日至12月31日”“评价基准日为某年12月31日”里的年份，是不是标题写的那一年。
    为什么：评价期间定的是看哪一年的账和事，和标题不一致，结论就不知道是哪一年的。
    反例：
        2023年度项目支出绩效自评报告
        评价时段为2022年1月1日至2022年12月31日。
    正例：
        2023年度项目支出绩效自评报告
        评价时段为2023年1月1日至2023年12月31日。
    正例：
        2023年度项目支出绩效自评报告
        评价工作于2024年3月开始。
    依据：财预〔2020〕10号：自评以预算年度为周期。
    """
    titled = fiscal_year_of_title(paper)
    for match in _EVALUATED.finditer(paper.text) if titled else ():
        first = int(match["first"][:_YEAR])
        last = int(match["last"][:_YEAR]) if match["last"] else first
        if not first <= titled <= last:
            yield paper.finding(
                "D322",
                *match.span("period"),
                cause=f"标题是 {titled} 年度，评价期间却写成 {match['period']}",
                cure="两处改成同一年度；评价几年的，标题写明起止年度",
            )
