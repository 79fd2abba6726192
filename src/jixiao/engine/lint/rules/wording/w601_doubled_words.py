"""W601: a word typed twice."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_TWICE = re.compile(r"(?P<word>[一-龥]{2,6})(?P=word)(?![一-龥]?(?:着|地|的样子))")
_REDUPLICATED = frozenset("研究商量讨论考虑了解休息学习打扫整理")  # verbs that are said twice on purpose


@rule("W601")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个词连写了两遍。

    检查什么：两个字以上的词是否紧挨着写了两遍。
    为什么：多为复制、粘贴时留下的，读起来不通。
    反例：按时完成了发放发放工作。
    正例：按时完成了发放工作。
    正例：请各单位研究研究再报。
    依据：文字校对通例。
    """
    for match in _TWICE.finditer(paper.text):
        word = match["word"]
        if not set(word) <= _REDUPLICATED:
            yield paper.finding(
                "W601",
                match.start(),
                match.end(),
                cause=f"“{word}”连写了两遍",
                cure=f"删去一个“{word}”",
                replacement=word,
            )
