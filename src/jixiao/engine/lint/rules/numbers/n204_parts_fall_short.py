"""N204: listed parts and their whole differ, though the list may not be all."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown, fen_of
from jixiao.engine.lint.rules.numbers.n202_parts_over_whole_together import is_proven_over
from jixiao.engine.lint.rules.numbers.n203_sum_not_whole import is_clearly_off
from jixiao.engine.lint.rules.numbers.sum_findings import sum_finding
from jixiao.engine.lint.rules.numbers.told_sums import sums_in_one_unit

_NEARLY = 10  # a list of many that lacks less than a tenth of its whole was meant to be all of it
_MANY = 3


@rule("N204")
def check(paper: Paper) -> Iterator[Finding]:
    """列出的各项与总数有出入，要么少列了，要么有一个数不准。

    检查什么：“其中”后面列出的各级资金，或者三项以上、只差一成以内的各项，相加是否等于总数；也报各项之和反而多于总数、
    却说不准各项是否重叠的情形。
    为什么：审核人会把列出的各项加一遍。差的那一块没有交代，就要退回来问。
    反例：项目总投资860万元，其中：中央资金500万元，省级资金200万元。
    反例：支出92万元，其中：印刷费31万元，会议费22万元，租赁费35万元。
    正例：项目总投资860万元，其中：中央资金500万元，省级资金200万元，县级配套160万元。
    正例：支出92万元，其中：印刷费31万元，会议费22万元。
    依据：算术；各级财政对自评报告的审核要求：资金来源和用途交代完整。
    """
    for one in paper.once(sums_in_one_unit):
        if one.is_open or one.holds or is_clearly_off(one) or is_proven_over(one):
            continue
        if _falls_short(one) or (one.gap < -one.slack and _fits(one)):
            yield sum_finding(paper, "N204", one)


def _falls_short(one: Breakdown) -> bool:
    if one.gap <= one.slack:
        return False
    nearly = len(one.parts) >= _MANY and one.gap * _NEARLY <= fen_of(one.whole)
    return one.is_all or nearly or one.relation.axis == "资金来源"


def _fits(one: Breakdown) -> bool:
    """Return whether each part could be one of this whole: where one is larger, another whole was meant."""
    return one.is_sure or all(fen_of(part) <= fen_of(one.whole) for part in one.parts)
