"""S118: a number is left out."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.inline import inline_breaks
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import numbering
from jixiao.engine.lint.rules.structure.numerals import typed_as
from jixiao.engine.lint.rules.structure.unnumbered import lost_between, unnumbered_between

_MOST = 4  # a jump of more is another list, or a year or a figure that looks like a number
_NUMERAL = re.compile(r"[0-9一二三四五六七八九十百]+")


@rule("S118")
def check(paper: Paper) -> Iterator[Finding]:
    """序号跳过了一个或几个。

    检查什么：同一串标题或条目的序号是否连着；缺的序号写在段落中间，或者那一项的标题漏了序号的，不在这里报。
    为什么：要么漏了一部分，要么删了条目没有改序号。
    反例：
        一、项目概况
        治理河道12公里。
        三、存在的问题
        招标偏晚。
    正例：
        一、项目概况
        治理河道12公里。
        二、存在的问题
        招标偏晚。
    正例：
        1.清淤12公里。2.修复护岸8处。
        3.拆除违建3处。
    依据：GB/T 9704—2012：层次序数依次编写。
    """
    for each in paper.once(numbering).skips:
        before, mark = each.before, each.mark
        missing = [] if before is None else list(range(before.last + 1, mark.value))
        if before is None or len(missing) > _MOST or _is_explained(paper, before, mark, missing):
            continue
        names = "、".join(f"“{typed_as(mark.typed, value=value)}”" for value in missing)
        yield paper.finding(
            "S118",
            mark.start,
            mark.stop,
            cause=f"前一项是“{before.typed}{before.words}”，这里是“{mark.typed}”，中间没有{names}",
            cure="漏写的补写；没有漏写的，按顺序重新编号",
        )
    for one in paper.once(inline_breaks):
        if one.last + 1 < one.value <= one.last + _MOST:
            yield paper.finding(
                "S118",
                one.start,
                one.stop,
                cause=f"这一段里“{one.before}”后面直接是“{one.typed}”，中间少了 {one.value - one.last - 1} 项",
                cure="漏写的补写；没有漏写的，按顺序重新编号",
            )


def _is_explained(paper: Paper, before: Mark, mark: Mark, missing: list[int]) -> bool:
    """Return whether what is missing stands inside the text between, or is a heading that lost its number."""
    between = paper.text[before.end : mark.start]
    if all(_is_said(between, mark, value) for value in missing):
        return True
    lost = len(lost_between(paper, before=before, mark=mark))
    return lost + len(unnumbered_between(paper, before=before, mark=mark)) >= len(missing)


def _is_said(between: str, mark: Mark, value: int) -> bool:
    numeral = _NUMERAL.search(typed_as(mark.typed, value=value))
    shown = numeral[0] if numeral else typed_as(mark.typed, value=value)
    return re.search(rf"(?<![0-9一二三四五六七八九十]){re.escape(shown)}\s*[）)、.．]", between) is not None
