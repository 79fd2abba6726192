"""R512: a completed figure with nothing to hold it against."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Class, classed
from jixiao.engine.lint.rules.goals.stretch import numbers_of_things, points_elsewhere, told_in

_AIMED = re.compile(r"目标|指标[值为]|计划|预期|年初|任务|应[完达]|预算|≥|≤|超额|超过|高于|比例|完成率")
_DONE = late(r"完成|已|实际|新建成|建成|共[一-龥]{0,3}$")
_SET_IN = (Part.GOALS, Part.TASKS, Part.SUMMARY, Part.OTHER, Part.MONEY, Part.DUTIES)


@rule("R512")
def check(paper: Paper) -> Iterator[Finding]:
    """只有完成值，没有指标值。

    检查什么：完成情况的“数量指标”下写了完成多少，而这一处和前面的目标里都没有写应当完成多少。
    为什么：没有指标值，完成 18 块是多是少无法判断，也算不出完成率。
    反例：
        一、绩效目标分解下达情况
        下达补助资金40万元。
        二、绩效目标完成情况
        1.数量指标。完成渠道清淤2600米，维修水闸4座。
        2.质量指标。验收合格率100%。
        三、存在的问题
        管护不够。
    正例：
        一、绩效目标分解下达情况
        下达补助资金40万元，用于渠道清淤2600米、维修水闸4座。
        二、绩效目标完成情况
        1.数量指标。完成渠道清淤2600米，维修水闸4座。
        2.质量指标。验收合格率100%。
        三、存在的问题
        管护不够。
    依据：财预〔2020〕10号：自评要将全年实际完成值与年初指标值对比。
    """
    labels = [one for one in paper.once(classed) if one.kind is Class.QUANTITY and one.part is Part.RESULTS]
    if not labels or paper.tables or any(points_elsewhere(each.text) for each in paper.passages):
        return
    numbers, things = _aimed_at(paper)
    for label in labels:
        said = label.said(paper)
        if said is None or _AIMED.search(paper.text, *said):
            continue
        done = numbers_of_things(paper, *said)
        aimless = [one for one in done if (one.number, one.measure) not in numbers and one.thing not in things]
        if aimless:
            named = "、".join(f"{one.label}{one.quote}" for one in aimless[:3])
            yield paper.finding(
                "R512",
                *said,
                cause=f"{named}只有完成值，全文没有写年初的目标是多少",
                cure="在完成值旁边写上指标值，如“目标 1800 米，完成 1820 米”，并算出完成率",
            )


def _aimed_at(paper: Paper) -> tuple[set[tuple[Fraction | None, str]], set[str]]:
    """Return the numbers with their measures, and the things, that are set outside the results as still to be done."""
    text = paper.text
    numbers, things = set(), set()
    for passage in paper.within(*_SET_IN):
        for one in told_in(paper.facts.counts, passage.start, passage.end):
            begin = max(passage.start, *(text.rfind(stop, passage.start, one.start) for stop in "。；;"))
            if not _DONE.search(text, begin, one.start):
                numbers.add((one.number, one.measure))
                things.add(one.thing)
    return numbers, things - {""}
