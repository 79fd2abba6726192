"""W610: a single character typed twice."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.letters import is_han
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.beside import Beside, known_neighbours

_TWICE = re.compile(r"([一-龥])\1")
_COUNTED = frozenset(
    "元名次项户份件亩米吨里套台辆册幅篇万亿个座条块张间支"
)  # after a figure no measure word is said twice
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏吕丁沈姚卢傅钟姜崔谭廖范汪陆"
)

_FIGURE = re.compile(r"[0-9，。；、]")
_OF_EACH = frozenset("有都皆均")  # behind what is said of every one
_BUILDINGS = frozenset("所站局室厅院校馆库")  # they end a word, and are counted in no other way than behind a figure


@rule("W610")
def check(paper: Paper) -> Iterator[Finding]:
    """一个字打了两遍。

    检查什么：紧挨着的两个相同的字，是否既不是叠词（层层、常常、一件件），也不是前一个词的末字遇上后一个词的首字
    （资金金额、财政政策）。
    为什么：多为输入时多按了一下，或者删改后剩下的。
    反例：完成了抚恤金金发放。
    正例：资金金额与合同一致，财政政策落实到位。
    正例：层层压实责任，一件件办好民生实事。
    依据：文字校对通例。
    """
    words = known_neighbours()
    text = paper.text
    for match in _TWICE.finditer(text):
        start, end = match.span()
        sign = match[1]
        before, after = text[start - 1 : start], text[end : end + 1]
        if before.isdecimal() and sign in _COUNTED:
            typed_twice = not words.begins_word(sign, after)
        else:
            paired = text[start - 2 : start - 1] == before or (
                is_han(after) and text[end + 1 : end + 2] == after
            )  # 高高兴兴
            typed_twice = words.knows(sign) and not paired and not _may_meet(words, sign, before, after)
        if typed_twice:
            yield paper.finding(
                "W610",
                start,
                end,
                cause=f"“{before.strip()}{match[0]}{after.strip()}”里“{sign}”打了两遍",
                cure=f"删去一个“{sign}”",
                replacement=sign,
            )


def _may_meet(words: Beside, sign: str, before: str, after: str) -> bool:
    """Return whether the two may stand there: said twice, a name, or the end of a word and the start of another."""
    ends, begins = words.ends_word(before, sign), words.begins_word(sign, after)
    if sign in words.reduplicated and _closes(words, sign, after, ends=ends, begins=begins):
        return False
    if sign in _BUILDINGS and ends and _FIGURE.match(after):
        return False  # 新建厕所所112座
    if not ends and after in _OF_EACH:
        return True  # 站站有人值守
    if sign in words.reduplicated or before == "一" or before in _SURNAMES:
        return True
    return (ends or begins) if sign in words.standing else (ends and begins)


def _closes(words: Beside, sign: str, after: str, *, ends: bool, begins: bool) -> bool:
    """Return whether a character that may be said twice ends the word before it, and no word follows."""
    if not ends or begins or after == sign:
        return False
    return sign in (words.closing_anywhere if is_han(after) else words.closing)
