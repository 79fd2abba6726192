"""D307: the report speaks of a day that is long past as still to come."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.past_plans import past_day
from jixiao.engine.lint.rules.dates.plan_words import plans_in_results


@rule("D307")
def check(paper: Paper) -> Iterator[Finding]:
    """日子早已过了，还写成将要做。

    检查什么：完成情况里“准备”“拟于”“将于”某月某日做某事，而那一天在报告写成之前（没有写报告日期的，看评价年度是否已经
    结束）。
    为什么：写报告时事情已经有了结果，还说“准备”，说明是照抄当时的报道，真正的结果没有写。
    反例：
        2023年度绩效自评报告
        二、完成情况
        已收集作品60件，准备参加10月20日举办的展评。
    正例：
        2023年度绩效自评报告
        二、完成情况
        收集作品60件，参加10月20日举办的展评，获奖12件。
    依据：财预〔2020〕10号第十六条：单位自评对照绩效目标填写实际完成值。
    """
    for planned in plans_in_results(paper):
        place = past_day(paper, planned)
        if place is not None:
            yield paper.finding(
                "D307",
                *place,
                cause="写这份报告时这一天早已过去，事情应当有了结果，却还写成将要做",
                cure="写出后来的结果：参加了没有、名次或成效如何；没有做成的说明原因",
            )
