"""S125: one heading of a numbered series has lost its number."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import numbering
from jixiao.engine.lint.rules.structure.numerals import typed_as
from jixiao.engine.lint.rules.structure.unnumbered import lost_between, unnumbered_between


@rule("S125")
def check(paper: Paper) -> Iterator[Finding]:
    """同级标题都有序号，有一个漏了。

    检查什么：前后标题的序号中间正好缺号，缺号的地方有一个没有序号的标题。
    为什么：漏了序号，目录和引用都对不上。
    反例：
        二、绩效目标完成情况
        （一）资金投入情况
        全部到位。
        总体绩效情况
        治理河道12公里。
        （三）绩效指标完成情况
        合格率100%。
    正例：
        二、绩效目标完成情况
        （一）资金投入情况
        全部到位。
        （二）总体绩效情况
        治理河道12公里。
        （三）绩效指标完成情况
        合格率100%。
    依据：GB/T 9704—2012：结构层次序数。
    """
    for each in paper.once(numbering).skips:
        yield from _told(paper, each.before, each.mark)
    first = next((mark for mark in paper.once(numbering).marks if mark.level == 1), None)
    for each in paper.once(numbering).late:
        if each.mark is first:
            yield from _told(paper, None, each.mark)


def _told(paper: Paper, before: Mark | None, mark: Mark) -> Iterator[Finding]:
    reached = before.last if before else 0
    missing = mark.value - reached - 1
    bare = unnumbered_between(paper, before=before, mark=mark)
    if not bare or len(bare) + len(lost_between(paper, before=before, mark=mark)) > missing:
        return
    for place, heading in enumerate(bare, start=1):
        due = typed_as(mark.typed, value=reached + place)
        yield paper.finding(
            "S125",
            heading.start,
            heading.end,
            cause=f"“{heading.title}”没有序号，后面一项是“{mark.typed}{mark.words}”，这里正好缺“{due}”",
            cure="补上序号",
        )
