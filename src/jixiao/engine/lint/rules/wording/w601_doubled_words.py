"""W601: a word typed twice."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.beside import Beside, known_neighbours

_TWICE = re.compile(r"(?P<word>[一-龥]{2,6})(?P=word)(?![一-龥]?(?:着|地|的样子|看))")
_NEXT_WORD = re.compile(r"[长员团会口部署级化性]")  # 支队支队长, 主席主席团: the next word only begins alike
_BEGINS_ON_PURPOSE = "一越很最极更太每各几两三"  # 一年一年, 很多很多, 越来越多


@rule("W601")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个词连写了两遍。

    检查什么：两个字以上的词是否紧挨着写了两遍；“研究研究”“一年一年”一类重叠、前后两个词开头相同的（支队支队长）不算。
    为什么：多为复制、粘贴时留下的，读起来不通。
    反例：按时完成了发放发放工作。
    反例：下达资金86万元万元。
    正例：按时完成了发放工作。
    正例：请各单位研究研究再报，一年一年抓下去。
    正例：家家户户受益，村村通公路，层层压实责任。
    依据：文字校对通例。
    """
    words = known_neighbours()
    for match in _TWICE.finditer(paper.text):
        word = match["word"]
        before, after = paper.text[match.start() - 1 : match.start()], paper.text[match.end() : match.end() + 1]
        if not (_is_said_twice(words, word) or _NEXT_WORD.match(after) or _only_meet(words, before, word, after)):
            yield paper.finding(
                "W601",
                match.start(),
                match.end(),
                cause=f"“{word}”连写了两遍",
                cure=f"删去一个“{word}”",
                replacement=word,
            )


def _is_said_twice(words: Beside, word: str) -> bool:
    """Return whether a word may be said twice on purpose."""
    return (
        word in words.said_twice
        or word[0] in _BEGINS_ON_PURPOSE
        or "越" in word
        or word.endswith("着")
        or len(set(word)) == 1
    )


def _only_meet(words: Beside, before: str, word: str, after: str) -> bool:
    """Return whether two characters that stand twice belong to other words: 协会学会学术部."""
    if len(word) > 2:  # noqa: PLR2004 - of two characters only
        return False
    first, second = word[0], word[1]
    if words.knows(first) and not words.begins_word(first, second):
        return True
    return words.ends_word(before, first) and words.begins_word(second, first) and words.begins_word(second, after)
