"""S121: a number followed by a mark that does not belong to it."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.numbering import numbering

_BRACKETED = re.compile(r"(?P<number>[（(]?[^（）()]{1,4}[）)])\s*(?P<mark>[、.．，,：:])")
_WRONG_MARK = re.compile(r"(?P<number>[一二三四五六七八九十百0-9]{1,3})\s*(?P<mark>[，,：:])")


@rule("S121")
def check(paper: Paper) -> Iterator[Finding]:
    """序号后面的标点用错了。

    检查什么：带括号的序号后面是否又加了顿号或点，如“（一）、”；“一”“1”后面是否用了逗号、冒号；标点是否打了两个，如“1.、”。
    为什么：公文的层次序数，带括号的不再加标点，“一”后面用顿号，“1”后面用小圆点。
    反例：
        一、绩效目标完成情况
        （一）、数量指标
        治理河道12公里。
        （二）、质量指标
        合格率100%。
    正例：
        一、绩效目标完成情况
        （一）数量指标
        治理河道12公里。
        （二）质量指标
        合格率100%。
    依据：GB/T 15835—2011、GB/T 15834—2011；GB/T 9704—2012。
    """
    for mark in paper.once(numbering).marks:
        found = _BRACKETED.fullmatch(mark.typed)
        wrong = None if found else _WRONG_MARK.fullmatch(mark.typed)
        if found is not None:
            yield paper.finding(
                "S121",
                mark.start,
                mark.end,
                cause=f"“{mark.typed}”带括号，后面不应再有“{found['mark']}”",
                cure=f"改为“{found['number']}”",
                replacement=found["number"],
            )
        elif mark.words[:1] and mark.words[0] in "、.．，":
            at = paper.text.index(mark.words[0], mark.end)
            yield paper.finding(
                "S121",
                mark.start,
                at + 1,
                cause=f"序号“{mark.typed}”后面又有一个“{mark.words[0]}”",
                cure=f"改为“{mark.typed}”",
                replacement=mark.typed,
            )
        elif wrong is not None and mark.titled:
            right = "." if wrong["number"].isdecimal() else "、"
            yield paper.finding(
                "S121",
                mark.start,
                mark.end,
                cause=f"序号“{mark.typed}”后面不应用“{wrong['mark']}”",
                cure=f"改为“{wrong['number']}{right}”",
            )
