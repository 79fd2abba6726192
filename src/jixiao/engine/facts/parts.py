"""Which figures are parts of which: 其中, 包括, brackets after a figure, and 共计 after a list."""

import dataclasses
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.stated import Amount, Count

_MARK = re.compile(r"其中|包括|分别为|分别是|分别由|包含")
_CLOSES = re.compile(
    r"^\W*(?:(?:19|20)[0-9x]{2}\s?年|此外|另外?[，,有]?|同时|全[区县市省盟镇乡旗州年]|本年|当年|实际|共计|合计|总计|累计|以上|截[至止]|较|比|同比|调减|核减|追减|剩余|结余|年末)"
)
_OF_THIS_YEAR = re.compile("[本当]年$")
_NEXT_YEAR = re.compile(r"\s?、\s?(?:19|20)[0-9]{2}年")  # 其中2021年60人、2022年80人
_ADDED_UP = re.compile(r"^\W*(?:以上)?(?:各?项)?(?:共计|合计|总计|累计)")
_BRACKET = re.compile(r"[ \t]?[（(]")
_GAP = re.compile(r"[\s，,：:]*")
_FAR = 120
_MOST_PARTS = 200
Told = TypeVar("Told", Amount, Count)


def with_parts(ground: Ground, told: Sequence[Told], alike: Callable[[Told, Told], bool]) -> list[Told]:
    """Return ``told`` with the whole of each part set; only what is ``alike`` (one kind of unit) can be added up."""
    found: list[Told] = []
    open_at: dict[int, tuple[int, str]] = {}
    line = -1
    for index, each in enumerate(told):
        here = ground.line(each.start)
        if here != line or (found and ground.sentence_at(found[-1].start) != ground.sentence_at(each.start)):
            open_at, line = {}, here
        depth = ground.depth(each.start)
        open_at = {level: whole for level, whole in open_at.items() if level <= depth}
        since = found[-1].end if found and ground.line(found[-1].start) == here else ground.lines[here]
        whole = _opened(ground, told, index, since, depth)
        if whole is not None:
            open_at[depth] = whole
        elif depth in open_at and _ends(ground, each, since, open_at[depth][1]):
            del open_at[depth]
        held = open_at.get(depth)
        if held is not None and alike(told[held[0]], each):
            found.append(dataclasses.replace(each, whole=held[0], mark=held[1]))
        else:
            found.append(each)
    return _added_up(ground, found)


def _opened(ground: Ground, told: Sequence[Told], index: int, since: int, depth: int) -> tuple[int, str] | None:
    """Return the whole that 其中 or a bracket opens between the last figure and this one."""
    each = told[index]
    between: str = ground.plain[max(since, each.start - _FAR) : each.start]
    ahead = each.start - len(between)
    mark = next((m for m in reversed([*_MARK.finditer(between)]) if ground.depth(ahead + m.start()) == depth), None)
    if index == 0 or ground.line(told[index - 1].start) != ground.line(each.start):
        return None
    if mark is not None and mark[0] not in {"分别为", "分别是"}:
        whole = _last_at(ground, told, index, depth)
        return None if whole is None else (whole, mark[0])
    last = told[index - 1]
    if depth > ground.depth(last.start) and ground.plain[last.end : last.end + 1] in {"（", "("}:
        return index - 1, "（）"
    return None


def _last_at(ground: Ground, told: Sequence[Told], index: int, depth: int) -> int | None:
    """Return the last figure before 其中 that stands outside brackets opened since, in this or the last sentence."""
    each = told[index]
    for place in range(index - 1, max(index - 1 - _MOST_PARTS, -1), -1):
        before = told[place]
        if ground.sentence_at(each.start) - ground.sentence_at(before.start) > 1:
            return None
        level = ground.depth(before.start)
        if level == depth:
            return place
        if level == depth - 1:
            return place if _BRACKET.match(ground.plain, before.end) else None
    return None


def _ends(ground: Ground, each: Amount | Count, since: int, mark: str) -> bool:
    """Return whether the list of parts is over before ``each``; a bracket holds what is of 本年 and what of 上年."""
    if ground.sentence_at(each.start) != ground.sentence_at(since - 1):
        return True
    begin = max(since, each.start - 60)
    words = ground.plain[begin : each.start]
    if _NEXT_YEAR.match(words):
        return False
    closed = (_CLOSES.match(words[at:]) for at in _clause_places(words))
    return any(one and not (mark == "（）" and _OF_THIS_YEAR.search(one[0])) for one in closed)


def _clause_places(words: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"[，,；;]", words))]


def _added_up(ground: Ground, told: list[Told]) -> list[Told]:
    """Return ``told`` with the figures of a list made parts of the 共计 that closes it."""
    found = list(told)
    if not found or not isinstance(found[0], Amount):
        return found
    first = 0
    for index, each in enumerate(told):
        if ground.line(each.start) != ground.line(told[first].start):
            first = index
        begin = max(ground.sentence_start(each.start), told[index - 1].end if index else 0)
        if not _ADDED_UP.match(ground.plain[begin : each.start]):
            continue
        parts = [place for place in range(first, index) if told[place].whole is None and told[place].mark == ""]
        if 1 < len(parts) <= _MOST_PARTS and ground.plain[begin - 1 : begin] in {"。", "；", ";", "，", ","}:
            for place in parts:
                found[place] = dataclasses.replace(found[place], whole=index, mark="共计")
        first = index + 1 if index + 1 < len(told) else index
    return found
