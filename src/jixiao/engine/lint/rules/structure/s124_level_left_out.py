"""S124: headings go down two levels at once, or up where they should go down."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import numbering

_BRACKETED = 4
_FEWEST = 2


@rule("S124")
def check(paper: Paper) -> Iterator[Finding]:
    """序号跳了级，或者上下级用反了。

    检查什么：“一、”下面是否直接用“（1）”“①”；“1.”的小标题下面是否又用“（一）”、“（一）”下面是否又用“一、”作小标题，每种只报一处。“一、”下面用“1.”是常见写法，不报。
    为什么：层次序数有规定的先后，跳级使人以为漏了上一级，用反了分不清上下。
    反例：
        一、主要职责
        （1）负责河道治理。
        （2）负责水资源管理。
        二、存在的问题
        招标偏晚。
    正例：
        一、主要职责
        1.负责河道治理。
        2.负责水资源管理。
        二、存在的问题
        招标偏晚。
    依据：GB/T 9704—2012：结构层次序数依次用“一、”“（一）”“1.”“（1）”。
    """
    told: set[tuple[int, int]] = set()
    for series in paper.once(numbering).series:
        first, parent = series.marks[0], series.parent
        if parent is None or not parent.titled or len(series.marks) < _FEWEST:
            continue
        levels = (parent.level, first.level)
        if parent.level == 1 and first.level >= _BRACKETED:
            cause = f"“{parent.typed}{parent.words}”下面直接编“{first.typed}”，跳过了“（一）”和“1.”"
            cure = "改用“（一）（二）”；层次少的，也可用“1.”“2.”"
        elif _is_reversed(parent, series.marks) and levels not in told:
            cause = f"“{parent.typed}{parent.words}”下面编“{first.typed}”，下级用了上级的序号"
            cure = "由上到下依次用“一、”“（一）”“1.”“（1）”"
        else:
            continue
        told.add(levels)
        yield paper.finding("S124", first.start, first.stop, cause=cause, cure=cure)


def _is_reversed(parent: Mark, marks: tuple[Mark, ...]) -> bool:
    """Return whether headings right under a heading bear numbers of a level above its own."""
    return (
        0 < marks[0].level < parent.level < _BRACKETED
        and marks[0].block == parent.block + 1
        and all(mark.titled for mark in marks)
    )
