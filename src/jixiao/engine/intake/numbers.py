"""The numbers in front of headings and items, in all the ways people type them."""

import dataclasses
import re

_DIGITS = "零一二三四五六七八九"
_CHINESE = "[一二三四五六七八九十百]{1,5}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_UNITS = "万|亿|元|%|％|个|人|次|名|倍|年|月|日|号|公里|米|亩|吨|平方|-|－|—|~|～|/|:"

LOST = 2  # the level of a heading of which only the closing bracket is left


@dataclasses.dataclass(frozen=True, slots=True)
class Numbered:
    """A number at the start of a line: its level (0 第一部分, 1 一、, 2 （一）, 3 1., 4 （1）, 5 ①), value, spelling.

    ``value`` is 0 where only the bracket is left of the number; ``rest`` is the offset of what follows it.
    """

    level: int
    value: int
    typed: str
    rest: int


_FIGURES = "0123456789０１２３４５６７８９"
_NUMERALS = "一二三四五六七八九十百"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
# What a number begins with, its level, and how it is typed.
_SHAPES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("第", 0, re.compile(rf"第({_CHINESE}|\d{{1,2}})(?:部分|章|篇)[、.．:：]?")),
    ("（(〔【[", 2, re.compile(rf"[（(〔【\[]\s*({_CHINESE})\s*[）)〕】\]]\s*[、.．,，:：]?")),
    (_NUMERALS, 2, re.compile(rf"({_CHINESE})[）)][、.．]?")),
    (_NUMERALS, 1, re.compile(rf"({_CHINESE})\s*[、.．,，:：](?!\d)")),
    (_NUMERALS, 1, re.compile(rf"({_CHINESE})[ \u3000]+(?=[\u4e00-\u9fff]{{2}})")),
    ("（(", 4, re.compile(r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?")),
    (_FIGURES, 4, re.compile(r"(\d{1,2})\s*[）)][、.．]?")),
    (_BRACKETED, 4, re.compile(r"([⑴-⒇])")),
    (_STOPPED, 3, re.compile(r"([⒈-⒛])")),
    (
        _FIGURES,
        4,
        re.compile(rf"(\d{{1,2}})[.．]\d{{1,2}}(?:[.．]\d{{1,2}})?[、.．]?[ \u3000]*(?=[\u4e00-\u9fff])(?!{_UNITS})"),
    ),
    (_FIGURES, 3, re.compile(r"(\d{1,2})\s*(?:[.．](?!\d(?!\d{3}\s*年))|、|[,，](?!\d))")),
    (_CIRCLED, 5, re.compile(rf"([{_CIRCLED}])[、.．]?")),
    ("）)", LOST, re.compile(r"[）)](?=[\u4e00-\u9fff]{3})()")),
)
_STARTING = {
    sign: tuple((level, shape) for begins, level, shape in _SHAPES if sign in begins)
    for sign in "".join(begins for begins, _, _ in _SHAPES)
}


def read_number(text: str) -> Numbered | None:
    """Return the number that ``text`` begins with after its spaces, or None.

    1.5万元, 2020年 and 9.14–20日 begin with figures and not with a number, and are refused.
    """
    first = len(text) - len(text.lstrip())
    if first == len(text):
        return None
    for level, shape in _STARTING.get(text[first], ()):
        found = shape.match(text, first)
        if found:
            end = found.end()
            typed = text[first:end].rstrip()
            rest = len(text) - len(text[end:].lstrip())
            return Numbered(level, _value(found[1]), typed, rest)
    return None


def _value(digits: str) -> int:
    if not digits:
        return 0
    if digits.isdecimal():
        return int(digits)
    sign = digits[0]
    for signs in (_CIRCLED, _BRACKETED, _STOPPED):
        if sign in signs:
            return signs.index(sign) + 1
    return _chinese_value(digits)


def _chinese_value(digits: str) -> int:
    value = one = 0
    for sign in digits:
        if sign in _DIGITS:
            one = _DIGITS.index(sign)
        else:
            value += (one or 1) * (100 if sign == "百" else 10)
            one = 0
    return value + one
