"""S127: two headings of one series say the same."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.listed import settled
from jixiao.engine.lint.rules.structure.numbering import numbering

if TYPE_CHECKING:
    from jixiao.engine.lint.rules.structure.marks import Mark

_FEWEST = 4  # characters: “其他” may come twice


@rule("S127")
def check(paper: Paper) -> Iterator[Finding]:
    """同一级有两个一模一样的标题。

    检查什么：同一个上级标题下面，两个标题去掉序号和标点后是否完全相同。
    为什么：多为复制后忘了改标题，或者同一内容写了两遍。
    反例：
        一、产出指标
        （一）数量指标完成情况
        治理河道12公里。
        （二）数量指标完成情况
        合格率100%。
    正例：
        一、甲项目
        （一）数量指标完成情况
        治理河道12公里。
        二、乙项目
        （一）数量指标完成情况
        修复护岸8处。
    依据：标题应与内容相符。
    """
    for series in paper.once(numbering).series:
        seen: dict[str, Mark] = {}
        for mark in series.marks:
            words = settled(mark.words)
            if not mark.titled or len(words) < _FEWEST:
                continue
            first = seen.setdefault(words, mark)
            if first is not mark:
                yield paper.finding(
                    "S127",
                    mark.start,
                    mark.stop,
                    cause=f"这里的标题与前面的“{first.typed}{first.words}”相同",
                    cure="内容不同的，改标题；内容相同的，合并",
                )
