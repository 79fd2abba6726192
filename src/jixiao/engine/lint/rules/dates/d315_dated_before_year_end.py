"""D315: the report is dated before the year it evaluates was over."""

import datetime
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.report_day import report_day
from jixiao.engine.lint.rules.dates.title_year import fiscal_year_of_title

_LAST_MONTH = 12


@rule("D315")
def check(paper: Paper) -> Iterator[Finding]:
    """报告的日期在评价年度结束之前。

    检查什么：标题写明“某年度”自评，而封面或落款的日期在这一年12月以前的。监控报告不查。
    为什么：全年的账和事还没有完，执行率、完成值都不是最后的数；更常见的是年份写错。
    反例：
        2023年度部门整体绩效自评报告
        2023年6月
    正例：
        2023年度部门整体绩效自评报告
        2024年3月
    正例：
        2023年度上半年绩效运行监控报告
        2023年8月
    依据：财预〔2020〕10号：年度预算执行完毕后组织自评。
    """
    title = paper.taken.document.title if paper.taken.document is not None else ""
    titled = fiscal_year_of_title(paper)
    if not titled or "自评" not in title or "监控" in title:
        return
    dated = report_day(paper)
    if dated is not None and dated.last < datetime.date(titled, _LAST_MONTH, 1):
        yield paper.finding(
            "D315",
            dated.start,
            dated.end,
            cause=f"评价的是 {titled} 年度，报告却写在这一年结束之前",
            cure="核对日期的年份；确是年中做的，写明是阶段性评价，年终再按全年数重做",
        )
