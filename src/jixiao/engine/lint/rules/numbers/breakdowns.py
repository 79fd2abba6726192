"""Sums that the text parts: a whole, the parts it is said to have, and how sure it is that these are all of them."""

import bisect
import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.engine.facts import Amount, Kind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.axes import Relation, relation_of
from jixiao.engine.lint.rules.numbers.rounding_slack import slack_of_rounding, slack_of_sum
from jixiao.engine.lint.rules.numbers.running_text import Said, start_with_label, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of

_ANEW = re.compile(r"[一-龥“”]{2,16}中[：:，,]|其中|包括|包含|按.{1,8}[分看]|分别[为是]")
_NAMED = re.compile(r"(?P<of>[一-龥“”]{2,16}?)(?:主要)?(?:中[：:，,]|包括|包含)")
_LISTED = re.compile(
    r"(?:(?:以下|下列)[一二三四五六七八九十0-9]{0,2}(?:个?方面|[项类])?|分别(?:是|为|用于)|具体(?:为|是|如下)|如下|明细)[：:]\s*$"
)
_SORTED = re.compile(r"[，,。；;]\s*按[^，。：；\n]{2,14}?(?:分类?|划分)?(?:看|为)?[：:，,]\s*(?:其中[：:]?)?\s*$")
_LEFT_OUT = re.compile(r"主要|大部分|重点(?:用于|支持|保障|投向)|不含|除[^，。]{0,12}外")
_AND_SO_ON = re.compile(r"\s*[，,、]?等")
_BRACKET = re.compile(r"\s*[（(]\s*(?:其中|包括|含|由)?[：:，,]?\s*")
_PLAIN_BRACKET = re.compile(r"\s*[（(]\s*[：:，,]?\s*$")
_AT_ONCE = re.compile(
    r"[\s，,。；;]*(?:[^，,。；;0-9]{0,12}[0-9.]+[%％][\s，,。；;]*)?(?:其中|主要)?(?:包括|包含|含|分别[为是]|由|其中|[：:])"
)
_COLON = re.compile(
    r"\s*[，,。；;]?\s*(?:(?:具体)?(?:为|是|如下|构成|来源|来源为|用途)|即|分别(?:用于|为|是|由|安排)|由)?[：:]?\s*$"
)
_SEMICOLON = re.compile("[；;]")
_SAID_ALL = re.compile("由|分别(?:用于|为|是|由|安排)?")
_OTHERS = re.compile("其[他它]")
_SMALL = "两三四五六"
_TOLD = re.compile(rf"(?<!第)(?P<number>[{_SMALL}])[项类笔](?:补[贴助]|资金|经费|支出|费用)$")
_LONGEST_TOLD = 6
_NO_PART = re.compile(
    r"^(?:原|较|比上|上年(?!结[转余])|去年|同期|已|实际|应|累计|调整)|总(?:投资|预算|额|价|资金|计)|累计|合同(?:价|总|金额|额)|概算|估算"
    r"|计划(?!生育)|中标|历年|[带撬拉推]动|引导|吸引|实现|惠及|受益|节约|新增|挽回|减免|净值"
)
_TAKEN_BACK = re.compile("(?:收回|收缴|上缴|退回|交回)(?:资金|指标)?$")
_LONGEST_OPENING, _RIVALS, _MOST_PARTS = 40, 40, 60
_ADDABLE = (
    {Stage.INCOME, Stage.LEFT},
    {Stage.GRANTED, Stage.LEFT},
    {Stage.GRANTED, Stage.INCOME},
    {Stage.SPENT, Stage.LEFT},
    {Stage.BUDGET, Stage.CHANGED},
)


@dataclasses.dataclass(frozen=True)
class Breakdown:
    """A whole with its parts.

    ``opened`` are the words between the whole and its first part. ``is_sure`` is true where no other figure near could
    be the whole (``rivals`` are those); ``is_open`` where words such as 等 or 主要 leave parts out on purpose;
    ``is_closed`` where the form says that these are all: a bare bracket, 分别为, a colon, 合计 behind them, or the
    number in front of the whole: 两项补贴.
    """

    whole: Amount
    parts: tuple[Amount, ...]
    opened: str
    is_sure: bool
    is_open: bool
    is_closed: bool
    start: int
    end: int
    rivals: tuple[Amount, ...] = ()

    @functools.cached_property
    def relation(self) -> Relation:
        """Return how the parts stand to each other."""
        return relation_of([part.label for part in self.parts])

    @functools.cached_property
    def sum(self) -> int:
        """Return what the parts make in 分; what was cut counts against the rest."""
        return sum(self.counted)

    @functools.cached_property
    def counted(self) -> tuple[int, ...]:
        """Return each part in 分, what was cut below zero."""
        return tuple(-fen_of(part) if _is_cut(part) else fen_of(part) for part in self.parts)

    @property
    def gap(self) -> int:
        """Return by how many 分 the whole exceeds the sum of its parts; below zero where the parts are more."""
        return fen_of(self.whole) - self.sum

    @property
    def slack(self) -> Fraction:
        """Return the gap that rounding to the finest places printed explains, in 分."""
        return slack_of_sum(self.whole, self.parts)

    @property
    def wide_slack(self) -> Fraction:
        """Return the gap that coarser rounding of some of the figures can explain, in 分."""
        return slack_of_rounding(self.whole, self.parts)

    @functools.cached_property
    def holds(self) -> bool:
        """Return whether the parts make the whole: all, or the first of them where the list ends before it seems to.

        A cut may count against the rest or, where nothing is said to be added, be one of the parts; and they may make
        another whole that stands before it.
        """
        if any(abs(fen_of(rival) - self.sum) <= self.slack for rival in self.rivals):
            return True
        whole, slack, added, netted = fen_of(self.whole), self.slack, 0, 0
        is_added = any(Kind.ADDED in part.kinds for part in self.parts)
        for number, (part, counted) in enumerate(zip(self.parts, self.counted, strict=True), start=1):
            added += fen_of(part)
            netted += counted
            if number > 1 and min(abs(whole - (netted if is_added else added)), abs(whole - netted)) <= slack:
                return True
        return False

    @functools.cached_property
    def is_all(self) -> bool:
        """Return whether these are all the parts there are: the form or the axis says so, or the last is 其他."""
        if self.is_open:
            return False
        last_of_many = len(self.parts) > 2 and _OTHERS.search(self.parts[-1].label)  # noqa: PLR2004 - more than two
        return self.is_closed or self.relation.all or bool(last_of_many)


def fen_of(amount: Amount) -> int:
    """Return the money in 分; an amount without unit is none."""
    return 0 if amount.money is None else amount.money.fen


def _is_cut(amount: Amount) -> bool:
    return Kind.CUT in amount.kinds or _TAKEN_BACK.search(amount.label) is not None


def breakdowns(paper: Paper) -> tuple[Breakdown, ...]:
    """Return every whole of the running text with two or more parts of one kind, in the order of the text."""
    said = paper.once(sums_of_money)
    found = [one for one in paper.once(parted) if len(one.parts) > 1 and is_of_one_kind(one)]
    found += [one for one in _after_colon(paper, said) if is_of_one_kind(one)]
    return tuple(sorted(found, key=lambda one: one.start))


def parted(paper: Paper) -> tuple[Breakdown, ...]:
    """Return what 其中, 包括 or a bracket opens, be it one part; a second 其中 about a whole opens another."""
    said = paper.once(sums_of_money)
    places = {each.index: place for place, each in enumerate(said)}
    groups: list[tuple[int, list[Said]]] = []
    latest: dict[int, int] = {}
    for place, each in enumerate(said):
        whole = places.get(-1 if each.amount.whole is None else each.amount.whole)
        if whole is None or whole > place or each.amount.mark == "共计":
            continue
        group = latest.get(whole)
        words = paper.text[paper.facts.amounts[each.index - 1].end : each.amount.start]
        if group is not None and not _ANEW.search(words):
            groups[group][1].append(each)
            continue
        named = _NAMED.search(words)
        told = whole if named is None else _named(said, named["of"], place, whole)
        latest[whole] = len(groups)
        groups.append((told, [each]))
    real = [(whole, _up_to_the_end(paper, parts)) for whole, parts in groups]
    return tuple(_breakdown(paper, whole, parts, said) for whole, parts in real if parts)


def _up_to_the_end(paper: Paper, parts: Sequence[Said]) -> list[Said]:
    """Return the parts before the list ends: at what can be none, or where after ； money of another stage begins."""
    found: list[Said] = []
    stages: set[Stage] = set()
    for each in parts:
        stage = stage_of(each.amount)
        among = {*stages, stage} - {Stage.OTHER}
        parted_off = bool(found) and _SEMICOLON.search(paper.text, found[-1].amount.end, each.amount.start) is not None
        if _NO_PART.search(each.amount.label) or (parted_off and len(among) > 1 and among not in _ADDABLE):
            break
        found.append(each)
        stages.add(stage)
    return found


def _named(said: Sequence[Said], words: str, place: int, whole: int) -> int:
    """Return which amount before ``place`` in its line 基本支出中： or 支出包括： points to, else ``whole``."""
    for before in range(place - 1, max(-1, place - _RIVALS), -1):
        label = said[before].amount.label
        if said[before].line != said[place].line:
            return whole
        if len(label) > 1 and (words.endswith(label) or label.endswith(words)):
            return before
    return whole


def _after_colon(paper: Paper, said: Sequence[Said]) -> Iterator[Breakdown]:
    """Yield what stands behind a colon: 投入120万元：甲50万元、乙70万元, or behind 按功能分类：."""
    for place, (before, first) in enumerate(itertools.pairwise(said)):
        if first.amount.whole is not None or first.line != before.line or first.sentence - before.sentence > 1:
            continue
        begin = start_with_label(paper, first.amount)
        said_all = _SAID_ALL.match(first.amount.label)
        gap = paper.text[before.amount.end : begin + (said_all.end() if said_all else 0)]
        if _SORTED.search(gap[-_LONGEST_OPENING:]):
            whole = _total_before(said, place)
        elif len(gap) <= _LONGEST_OPENING and re.search("[：:由]|分别", gap) and _COLON.fullmatch(gap):
            whole = place
        elif _LISTED.search(gap[-_LONGEST_OPENING:]) and "。" not in gap:
            whole = _total_before(said, place)
        else:
            continue
        parts = []
        for each in said[place + 1 : place + _MOST_PARTS]:
            if each.sentence != first.sentence or each.amount.whole is not None:
                break
            if paper.text[each.amount.end : each.amount.end + 1] in {"：", ":"}:
                break  # a whole of its own
            parts.append(each)
        if len(parts) > 1 and whole is not None:
            yield _breakdown(paper, whole, parts, said)


def _total_before(said: Sequence[Said], place: int) -> int | None:
    """Return the last sum up to ``place`` in its line that is no part of another."""
    for before in range(place, max(-1, place - _RIVALS), -1):
        if said[before].line != said[place].line:
            return None
        if said[before].amount.whole is None:
            return before
    return None


def _breakdown(paper: Paper, place: int, parts: Sequence[Said], said: Sequence[Said]) -> Breakdown:
    whole, amounts = said[place].amount, tuple(each.amount for each in parts)
    opened = paper.text[whole.end : amounts[0].start]
    last = amounts[-1].end
    begin = start_with_label(paper, amounts[0])
    said_all = _SAID_ALL.match(amounts[0].label)
    form = opened[: max(0, begin + (said_all.end() if said_all else 0) - whole.end)]
    rivals = () if _is_in_bracket(opened) else _rivals(place, parts, said)
    return Breakdown(
        whole,
        amounts,
        opened,
        not rivals and _follows(whole, opened),
        _LEFT_OUT.search(opened) is not None or any(_AND_SO_ON.match(paper.text, each.end) for each in amounts),
        (bool(_PLAIN_BRACKET.fullmatch(form) or re.search("[：:]$|分别|由|即", form)) and "其中" not in form[-8:])
        or _is_told(paper, whole, len(amounts)),
        start_with_label(paper, whole),
        last + 1 if paper.text[last : last + 1] in {"）", ")"} else last,
        rivals,
    )


def _is_told(paper: Paper, whole: Amount, parts: int) -> bool:
    """Return whether the words before the whole announce just so many parts: 两项补贴312.6万元."""
    told = _TOLD.search(paper.text[max(0, whole.start - _LONGEST_TOLD) : whole.start])
    return told is not None and _SMALL.index(told["number"]) + 2 == parts


def _follows(whole: Amount, opened: str) -> bool:
    """Return whether the parts follow their whole at once."""
    if _is_in_bracket(opened):
        return len(opened) <= _LONGEST_OPENING
    return whole.whole is None and _AT_ONCE.match(opened) is not None


def _is_in_bracket(opened: str) -> bool:
    """Return whether the parts stand in a bracket right behind their whole."""
    return _BRACKET.match(opened) is not None and "）" not in opened and ")" not in opened


def _rivals(place: int, parts: Sequence[Said], said: Sequence[Said]) -> tuple[Amount, ...]:
    """Return the figures of the sentence before the parts that are large enough to be the whole themselves."""
    least = max(each.fen for each in parts)
    start = bisect.bisect_left(said, said[place].sentence, key=lambda each: each.sentence)
    near = said[max(start, place - _RIVALS) : place + _RIVALS]
    return tuple(
        each.amount for each in near if each.fen >= least and each.index < parts[0].index and each is not said[place]
    )


def is_of_one_kind(one: Breakdown) -> bool:
    """Return whether the parts can be added up at all: of one year and one stage, or income and what was carried."""
    years = {part.year for part in one.parts if part.year is not None}
    if len(years) > 1:
        return False
    stages = {stage_of(part) for part in one.parts} - {Stage.OTHER}
    return len(stages) < 2 or one.relation.apart or stages in _ADDABLE  # noqa: PLR2004 - one stage, or none said
