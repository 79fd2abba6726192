"""N202: parts that cannot overlap are together more than the whole."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.axes import relation_of
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown, fen_of
from jixiao.engine.lint.rules.numbers.stages import Stage, is_comparable, stage_of
from jixiao.engine.lint.rules.numbers.sum_findings import sum_finding
from jixiao.engine.lint.rules.numbers.told_sums import sums_in_one_unit


@rule("N202")
def check(paper: Paper) -> Iterator[Finding]:
    """互不重叠的几个部分加起来比总数还多。

    检查什么：总数后面写明“其中”的各级财政资金、基本支出和项目支出、人员经费和公用经费等，相加是否超过总数。
    为什么：这些部分彼此不会重叠，合起来不可能超过总数，必有一个数写错了。
    反例：全年支出480万元，其中：基本支出310万元，项目支出190万元。
    反例：下达补助资金600万元，其中中央资金350万元、省级资金160万元、县级配套120万元。
    正例：全年支出500万元，其中：基本支出310万元，项目支出190万元。
    正例：全年支出480万元，其中：人员经费310万元，项目支出190万元。
    依据：算术；《政府收支分类科目》的支出按基本支出、项目支出划分，互不交叉。
    """
    for one in paper.once(sums_in_one_unit):
        if is_proven_over(one):
            yield sum_finding(paper, "N202", one)


def is_proven_over(one: Breakdown) -> bool:
    """Return whether the parts are more than the whole on any reading: they lie apart, and the whole is sure."""
    if not one.is_sure or not one.relation.apart or one.holds or one.gap >= -one.wide_slack:
        return False
    if any(fen_of(part) > fen_of(one.whole) for part in one.parts):
        return False  # N201 speaks of that one
    if relation_of([one.whole.label]).axis == one.relation.axis:
        return False  # of 中央资金 the 省级 and 市级 are no parts: another whole was meant
    stages = {stage_of(part) for part in one.parts} - {Stage.OTHER}
    return all(is_comparable(stage, stage_of(one.whole)) for stage in stages)
