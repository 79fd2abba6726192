"""W621: two signs of punctuation where one belongs."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_SIGNS = "，。；：、"
_TWO = re.compile(
    r"(?=[，。；：、,;.．？！%％])(?:[，。；：、,;]{2,}|[.．][。，；]|[。，；][.．](?![0-9.])|？。|。？|！。|[%％]{2})"
)
_HAN = late(r"[一-龥”）》]")
_DOTS = re.compile(r"。{3,}|、{3,}|，{3,}")


@rule("W621")
def check(paper: Paper) -> Iterator[Finding]:
    """标点打重了。

    检查什么：紧挨着的两个句号、逗号、分号、顿号、冒号，或者“；。”“，。”这样叠在一起的。
    为什么：一处只用一个标点，叠在一起多是删改时留下的。
    反例：项目已通过验收。。
    反例：一是完善制度；二是加强培训；。
    正例：项目已通过验收。
    正例：“完善制度。”“加强培训。”……都已做到。
    依据：GB/T 15834—2011《标点符号用法》。
    """
    for match in _TWO.finditer(paper.text):
        typed = match[0]
        if _DOTS.fullmatch(typed) or (
            typed.isascii() and "%" not in typed and not _HAN.match(paper.text, match.start() - 1)
        ):
            continue  # typed for ……, or no Chinese
        start = match.start() - (match.start() > 0 and paper.text[match.start() - 1] != "\n")
        one = typed[0] if len(set(typed)) == 1 and typed[0] in f"{_SIGNS}%％" else ""
        before = paper.text[start : match.start()]
        yield paper.finding(
            "W621",
            start,
            match.end(),
            cause=f"“{typed}”叠在一起，这里只用一个标点",
            cure="只留该用的一个",
            replacement=f"{before}{one}" if one else None,
        )
