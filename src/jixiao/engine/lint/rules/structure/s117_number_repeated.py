"""S117: a number that its series has already."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.intake import read_number
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.inline import inline_breaks
from jixiao.engine.lint.rules.structure.numbering import Break, numbering

_SUBTITLE = re.compile(r"[^。！？；]{2,30}[:：]?")
_SECOND, _THIRD = 2, 3
_FEWEST = 12  # characters of a paragraph, which is no subtitle


@rule("S117")
def check(paper: Paper) -> Iterator[Finding]:
    """同一级的序号重复，或者倒着编。

    检查什么：同一串标题或条目里，序号是否与前面的重复；一段文字里的“1、2、3、”也查。
    另起一串从 1 编起的不算；序号打了两遍（“一、一、”）也报。
    为什么：多为增删条目以后没有改序号，引用“第几条”时会引错。
    反例：
        二、绩效指标完成情况
        1.数量指标。治理河道12公里。
        2.质量指标。合格率100%。
        3.时效指标。按期完工。
        3.成本指标。控制在预算内。
    反例：
        全年主要做了以下工作：1.清淤12公里。2.修复护岸8处。2.拆除违建3处。3.发放宣传册500份。
    正例：
        二、绩效指标完成情况
        1.数量指标。治理河道12公里。
        2.质量指标。合格率100%。
        三、存在的问题
        1.招标偏晚。
        2.管护经费不足。
    依据：GB/T 9704—2012：层次序数依次编写。
    """
    for each in paper.once(numbering).repeats:
        yield _told(paper, each)
    length = {series.marks[0].block: len(series.marks) for series in paper.once(numbering).series}
    numbered = {mark.block for mark in paper.once(numbering).marks} if paper.once(numbering).again else set()
    for each in paper.once(numbering).again:
        if _is_again(paper, each, numbered) or _is_alone(paper, each, length):
            yield _told(paper, each)
    for mark in paper.once(numbering).marks:
        second = read_number(mark.words[:8])
        if second is not None and (second.level, second.value) == (mark.level, mark.value):
            end = paper.text.index(second.typed, mark.end) + len(second.typed)
            yield paper.finding(
                "S117", mark.start, end, cause=f"序号“{mark.typed}”打了两遍", cure="删去一个", replacement=mark.typed
            )
    for one in paper.once(inline_breaks):
        if one.value == one.last:
            yield paper.finding(
                "S117",
                one.start,
                one.stop,
                cause=f"这一段里“{one.typed}”用了两次",
                cure="按先后顺序重新编号",
            )


def _told(paper: Paper, each: Break) -> Finding:
    mark, before = each.mark, each.before
    first = f"“{before.typed}{before.words}”" if before else "前一项"
    how = "序号重复了" if before and before.last == mark.value else "序号倒回去了"
    return paper.finding(
        "S117",
        mark.start,
        mark.stop,
        cause=f"前面是{first}，这里又编“{mark.typed}”，{how}",
        cure="按先后顺序重新编号，后面各项依次顺延",
    )


def _is_again(paper: Paper, each: Break, numbered: set[int]) -> bool:
    """Return whether a second （一） stands in one chapter without a subtitle above it, or a second 一、 at once."""
    mark, before = each.mark, each.before
    if before is None or not before.titled or mark.level not in {1, _SECOND} or mark.shape != before.shape:
        return False
    if mark.level == 1:
        return before.value == 1 and numbered.isdisjoint(range(before.block + 1, mark.block))
    above = mark.block - 1
    return above in numbered or not _SUBTITLE.fullmatch(paper.text[slice(*paper.spans[above])].strip())


def _is_alone(paper: Paper, each: Break, length: dict[int, int]) -> bool:
    """Return whether a second 1. follows the first, of one shape, with no 2. behind it and no subtitle above it."""
    mark, before = each.mark, each.before
    if before is None or not before.titled or mark.level != _THIRD or mark.shape != before.shape or before.value != 1:
        return False
    if length.get(mark.block, 0) != 1 or any(before.block < one.block < mark.block for one in paper.headings):
        return False
    above = paper.text[slice(*paper.spans[mark.block - 1])].strip()
    return len(above) >= _FEWEST and above.endswith("。")
