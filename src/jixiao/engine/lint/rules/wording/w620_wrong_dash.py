"""W620: hyphens typed for a dash."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_HYPHENS = re.compile(r"[-－―–]{2,4}|―")
_BEFORE = re.compile(r"[一-龥”》）]\s?$")
_BEHIND = re.compile(r"\s?[一-龥“《（]")


@rule("W620")
def check(paper: Paper) -> Iterator[Finding]:
    """破折号打成了短横。

    检查什么：汉字之间的“--”。
    为什么：破折号是“——”，占两个字的位置；短横是连接号。
    反例：举办“奋进新征程--庆祝建县70周年”图片展。
    正例：举办“奋进新征程——庆祝建县70周年”图片展，时间为3月1日-15日。
    依据：GB/T 15834—2011《标点符号用法》4.13。
    """
    text = paper.text
    for match in _HYPHENS.finditer(text):
        start, end = match.span()
        if _BEFORE.search(text[max(start - 2, 0) : start]) and _BEHIND.match(text, end):
            yield paper.finding(
                "W620", start, end, cause=f"破折号打成了“{match[0]}”", cure="改为“——”", replacement="——"
            )
