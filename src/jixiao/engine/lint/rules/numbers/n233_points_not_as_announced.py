"""N233: 一是, 二是 … are more or fewer than was announced."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.marking import runs_of_marks


@rule("N233")
def check(paper: Paper) -> Iterator[Finding]:
    """说了几个方面，后面却不是几条。

    检查什么：“主要有三个方面：一是……二是……”这样先报条数、再逐条写的，条数是否相同；分成几段写的接着数。
    为什么：少了一条，不是漏写就是删改后没有改前面的数。
    反例：存在三个方面的问题：一是指标偏少；二是佐证材料不全。
    正例：存在两个方面的问题：一是指标偏少；二是佐证材料不全。
    正例：从四个方面入手，取得了成效。一是加强领导；二是落实责任。
    依据：计数。
    """
    for run in runs_of_marks(paper):
        number = len(run.ordinals)
        if run.announced is not None and not run.is_cut and run.ordinals == tuple(range(1, number + 1)):
            said = int(run.announced.number or 0)
            if said != number:
                start, end = run.announced.start, max(run.announced.end, run.noun_end)
                yield paper.finding(
                    "N233",
                    start,
                    end,
                    cause=f"这里说有 {said} 条，后面从“一是”数起只有 {number} 条"
                    if said > number
                    else f"这里说有 {said} 条，后面从“一是”数起却有 {number} 条",
                    cure="漏写的补上，多写的并掉，或者把前面的数改对",
                )
