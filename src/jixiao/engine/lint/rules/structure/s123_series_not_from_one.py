"""S123: a series under a heading of its own begins above 1."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import numbering
from jixiao.engine.lint.rules.structure.unnumbered import lost_between, unnumbered_between

_MOST = 3
_SECOND = 2
_FEWEST = 2


@rule("S123")
def check(paper: Paper) -> Iterator[Finding]:
    """一个标题下面的序号，不是从一编起。

    检查什么：换了上级标题以后，序号是否接着上一个标题下面的号编下去；或者一串序号从“2”“3”开头，前面找不到“1”。
    为什么：每个上级标题下面都应从一重新编起，接着编会与总数、目录对不上。
    反例：
        三、绩效指标完成情况
        （一）产出指标
        1.数量指标。治理河道12公里。
        2.质量指标。合格率100%。
        （二）效益指标
        3.社会效益。保护农田3000亩。
    正例：
        三、绩效指标完成情况
        （一）产出指标
        1.数量指标。治理河道12公里。
        2.质量指标。合格率100%。
        （二）效益指标
        1.社会效益。保护农田3000亩。
    依据：GB/T 9704—2012：结构层次序数。
    """
    for each in paper.once(numbering).carried:
        if each.before is not None and not _is_first(paper, each.mark):
            yield paper.finding(
                "S123",
                each.mark.start,
                each.mark.stop,
                cause=f"换了上级标题，这里接着前面的“{each.before.typed}{each.before.words}”编为“{each.mark.typed}”",
                cure="在新的上级标题下从一重新编号",
            )
    length = {series.marks[0].block: len(series.marks) for series in paper.once(numbering).series}
    for each in paper.once(numbering).late:
        mark = each.mark
        if _is_headless(paper, mark) and length.get(mark.block, 0) >= _FEWEST:
            yield paper.finding(
                "S123",
                mark.start,
                mark.stop,
                cause=f"标题下面的第一章就编“{mark.typed}”，前面没有“一、”",
                cure="漏写的一章补写；没有漏写的，从一重新编号",
            )
            continue
        if each.before is None or mark.value > _MOST or length.get(mark.block, 0) < _FEWEST:
            continue
        spared = unnumbered_between(paper, before=each.before, mark=mark)
        if not spared and not lost_between(paper, before=each.before, mark=mark):
            yield paper.finding(
                "S123",
                mark.start,
                mark.stop,
                cause=f"“{each.before.typed}{each.before.words}”下面的序号从“{mark.typed}”开始，前面没有更小的号",
                cure="漏写的补写；没有漏写的，从一重新编号",
            )


def _is_first(paper: Paper, mark: Mark) -> bool:
    return bool(paper.once(numbering).marks) and paper.once(numbering).marks[0] is mark


def _is_headless(paper: Paper, mark: Mark) -> bool:
    """Return whether a paper with its title begins at once with the second chapter."""
    if paper.cover is None or not _is_first(paper, mark) or mark.level != 1 or mark.value != _SECOND:
        return False
    return paper.contents is None and all(block <= paper.block_at(paper.cover[1]) for block in range(mark.block))
