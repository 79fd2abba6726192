"""N203: parts that are all there are do not make the whole."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown
from jixiao.engine.lint.rules.numbers.n202_parts_over_whole_together import is_proven_over
from jixiao.engine.lint.rules.numbers.sum_findings import sum_finding
from jixiao.engine.lint.rules.numbers.told_sums import sums_in_one_unit


@rule("N203")
def check(paper: Paper) -> Iterator[Finding]:
    """列全了的各项加起来不等于总数。

    检查什么：括号里、冒号后、“分别为”后面列出的各项，“共计”“合计”收住的各项，逐条写的各项，以及基本支出和项目支出
    这样成套的各项，相加是否等于写明的总数。四舍五入的零头不算。
    为什么：列全了就该相等。不相等，不是有一个数写错了，就是漏了一项。
    反例：市级补助资金96万元（设备购置52万元，人员培训34万元）。
    反例：展厅维修42万元、展品更新25万元，合计77万元。
    反例：
        2023年安排专项资金90万元，具体如下：
        1.路灯维修，安排40万元。
        2.管网改造，安排45万元。
    正例：市级补助资金86万元（设备购置52万元，人员培训34万元）。
    正例：市级补助资金96万元，主要用于设备购置52万元、人员培训34万元等。
    依据：算术；各级财政对自评报告的审核要求：分项之和与总数一致。
    """
    for one in paper.once(sums_in_one_unit):
        if is_clearly_off(one) and not is_proven_over(one):
            yield sum_finding(paper, "N203", one)


def is_clearly_off(one: Breakdown) -> bool:
    """Return whether all parts are there and still miss the whole by more than rounding can do."""
    return one.is_sure and one.is_all and not one.holds and abs(one.gap) > one.wide_slack
