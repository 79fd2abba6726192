"""D316: the report is dated long after the year it evaluates."""

import datetime
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.report_day import report_day

_LATEST_MONTH = 10


@rule("D316")
def check(paper: Paper) -> Iterator[Finding]:
    """报告写得太晚。

    检查什么：封面或落款的日期，是不是在评价年度次年的10月以后。
    为什么：自评结果要随部门决算报送、公开，还要用于编下一年预算；这时候才写，结果已经用不上。
    反例：
        2022年度部门整体绩效自评报告
        2023年12月
    正例：
        2022年度部门整体绩效自评报告
        2023年4月
    依据：财预〔2020〕10号：自评结果随同部门决算报送财政部门；《预算法》第十四条。
    """
    dated = report_day(paper)
    if paper.year is None or dated is None:
        return
    if dated.first > datetime.date(paper.year + 1, _LATEST_MONTH, 31):
        months = (dated.first.year - paper.year - 1) * 12 + dated.first.month - 1
        yield paper.finding(
            "D316",
            dated.start,
            dated.end,
            cause=f"评价的是 {paper.year} 年度，报告写成时已经过去 {months} 个月",
            cure="核对日期；确实晚了的，说明原因，下一年度按财政部门规定的时间完成",
        )
