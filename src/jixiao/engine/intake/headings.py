"""Whether a paragraph is a heading, an item, or a heading with its text in one line."""

import dataclasses
import re

from jixiao.engine.intake.numbers import Numbered, read_number
from jixiao.engine.intake.shelf import title_levels
from jixiao.engine.intake.spelling import settled

FRONT = frozenset({"摘要", "内容摘要", "报告摘要", "正文", "正文部分"})
_NOUNS = re.compile(
    r"(?:情况|概况|概述|概要|分析|结论|问题|原因|措施|建议|目标|任务|职责|职能|机构|构成|背景|做法|依据|说明|方向|"
    r"结果|指标|效果)$"
)
_NAMED = re.compile(
    r"(?:情况|概况|情况分析|完成情况|评价结论|自评表(?:[（(].{2,10}[）)])?|存在的?问题|改进措施|有关建议)$"
)
_STOP = re.compile(r"[。！？；;：:]")
_BRACKETED = re.compile(r"[（(][^（）()]{0,40}[）)]")
_YEAR = re.compile(r"20\d\d\s*年度?|[xX×]{2,4}年度?")
_FIGURE = re.compile(r"\d")
_BLANKS = re.compile(r"\s+")

_LONGEST = (40, 50, 50, 40, 40, 40)  # characters of a heading, by level
_LONGEST_RUN_IN = (30, 40, 40, 30, 30, 30)
_LONGEST_NAMED = 25
_LONGEST_PLAIN = 15  # of a lower heading that states a figure: a longer one is an item
_LONGEST_STYLED = 60
_UPPER = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Cut:
    """A heading found at the start of a paragraph: level, number as typed, and where number and heading end."""

    level: int
    number: str
    rest: int
    end: int


def find_heading(text: str, *, styled: int | None, following: str, preceding: str = "") -> Cut | None:
    """Return the heading that ``text`` is or begins with, or None where it is running text or an item of a list.

    ``styled`` is the level that the paragraph's style claims, ``following`` the words of the next paragraph and
    ``preceding`` those of the one before, where it is running text: a sentence whose next sibling follows at once, or
    that counts on from the paragraph right above it, is an item and heads nothing.
    """
    number = read_number(text)
    if number is not None:
        is_last = _counts_on(preceding, number)
        return _numbered(text, number, styled=styled, following=following, is_last=is_last)
    words = text.strip()
    front = _BLANKS.sub("", words)
    if front in FRONT:
        return Cut(0, "", 0, len(text))
    if styled is not None and len(words) <= _LONGEST_STYLED:
        return Cut(styled, "", 0, len(text))
    if len(words) > _LONGEST_NAMED or (words and words[-1] in "。；;，,、！？"):
        return None
    known = title_levels().get(settled(words))
    if known is not None or _NAMED.search(words):
        return Cut(known or _UPPER, "", 0, len(text))
    return None


def _numbered(text: str, number: Numbered, *, styled: int | None, following: str, is_last: bool) -> Cut | None:
    whole = len(text.rstrip())
    rest = text[number.rest : whole]
    if not rest:
        return Cut(0, number.typed, whole, whole) if number.level == 0 else None
    if rest.startswith("至") or _holds_next(rest, number):
        return None
    stop = _STOP.search(rest)
    length = stop.start() if stop else len(rest)
    bare = _BRACKETED.sub("", rest[:length])
    if len(bare) > _LONGEST[number.level] and not (styled is not None and len(bare) <= _LONGEST_STYLED):
        return None
    if stop is None and number.level > _UPPER and len(bare) > _LONGEST_PLAIN and _FIGURE.search(_YEAR.sub("", bare)):
        return None
    if stop is None:
        return Cut(number.level, number.typed, number.rest, whole)
    end = number.rest + stop.end()
    if end < whole:
        return Cut(number.level, number.typed, number.rest, end) if _runs_in(bare, stop, number) else None
    if is_last and stop.group() not in "：:" and not _NOUNS.search(bare):
        return None
    return Cut(number.level, number.typed, number.rest, whole) if _heads(bare, stop, number, following) else None


def _runs_in(bare: str, stop: re.Match[str], number: Numbered) -> bool:
    if stop.group() in "；;！？" or len(bare) > _LONGEST_RUN_IN[number.level]:
        return False
    return not _FIGURE.search(_YEAR.sub("", bare))


def _heads(bare: str, stop: re.Match[str], number: Numbered, following: str) -> bool:
    """Return whether a numbered sentence that is a paragraph of its own is a heading."""
    if stop.group() in "：:":
        return True
    if stop.group() != "。" or not following or _FIGURE.search(_YEAR.sub("", bare)):
        return False
    named = _NOUNS.search(bare) is not None
    after = read_number(following)
    is_sibling = after is not None and after.level == number.level
    if number.level <= _UPPER:
        return named or not is_sibling
    return named and not is_sibling and len(bare) <= _LONGEST_NAMED


def _counts_on(preceding: str, number: Numbered) -> bool:
    """Return whether the paragraph above is the item before this one."""
    before = read_number(preceding)
    return before is not None and (before.level, before.value) == (number.level, number.value - 1)


def _holds_next(rest: str, number: Numbered) -> bool:
    """Return whether the next numbers of the same kind stand in the same paragraph."""
    if number.value == 0 or not _STOP.search(rest):
        return False
    for found in re.finditer(r"[。；;！？]\s*(?=\S)", rest):
        after = read_number(rest[found.end() : found.end() + 8])
        if after is not None and after.level == number.level and after.value == number.value + 1:
            return True
    return False
