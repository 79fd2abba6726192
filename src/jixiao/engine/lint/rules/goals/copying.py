"""Values in the completed part that stand as targets do: ≥90%, 不低于90%, 90%以上."""

import bisect
import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.facts import Target
from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rules.goals.classes import classed
from jixiao.engine.lint.rules.goals.stretch import told_in

_SIGNS = frozenset("≥≧⩾≤≦⩽><＞＜") | {">=", "<=", "＞＝", "＜＝", "=>", "=<"}
_WORDS = frozenset({"大于等于", "大于或等于", "小于等于", "小于或等于", "不低于", "不少于", "不小于", "不高于"})
_AROUND = ("以上", "以下")
_INDICATOR = re.compile(r"(?:[率度数量比]|比例|面积|里程|长度|场次|天数|人次)$")
_AIMED = re.compile(
    r"目标|指标[值为]|计划|预期|年初|设定|应[达不当]|要求|标准|规定|不得|得分|分值|等级|约定|原则|力争|确保|拟"
)
_UPPER = 2
_OF_AIMS = re.compile(r"目标|预期|设定|申报|下达")
_OF_RESULTS = re.compile(r"完成|实现|达成|分析|评价|自评|结果|成效|实际")
_COLUMNS = re.compile(r"[ \t\u3000]+\S")  # a row of a table that became a line of text
_MARK = re.compile(r"\s*(?:[一二三四五六七八九十]是|[（(]?[0-9]{1,2}[)）、.．](?![0-9])|[①-⑳])?\s*")
_DONE = re.compile(r"[。；;，,]?\s*(?:实际|经|完成|现|已|达到|结果|本年|当年|全年|自评|最终)")


@dataclasses.dataclass(frozen=True, slots=True)
class Copied:
    """A target that stands where the result should.

    It is ``plain`` where nothing else can be meant: the value of a rate or a count, with a sign, under its class of
    indicators.
    """

    start: int
    target: Target
    plain: bool


def copied_targets(paper: Paper) -> tuple[Copied, ...]:
    """Return the values of the completed part that are given as a range, with no result beside them."""
    return tuple(_copied(paper))


def _copied(paper: Paper) -> Iterator[Copied]:
    bodies = [label for label in paper.once(classed) if label.part is Part.RESULTS]
    starts = [label.body_start for label in bodies]
    for passage in _told_as_done(paper):
        for target in told_in(paper.facts.targets, passage.start, passage.end):
            number = bisect.bisect_right(starts, target.start) - 1
            inside = number >= 0 and target.start < bodies[number].body_end
            start = _label_start(paper.text, passage, target, inside=inside)
            columns = _COLUMNS.match(paper.text, target.end, passage.end)
            if start is None or columns or _is_followed_by_the_result(paper, passage, target):
                continue
            plain = inside and target.words in _SIGNS and bool(_INDICATOR.search(target.label))
            yield Copied(start, target, plain)


def _told_as_done(paper: Paper) -> Iterator[Passage]:
    """Yield the paragraphs of the results, save for those under a heading that speaks of what was aimed at."""
    aimed = False
    for passage in paper.passages:
        if isinstance(passage, Titled):
            if passage.level <= _UPPER:
                aimed = bool(_OF_AIMS.search(passage.title)) and not _OF_RESULTS.search(passage.title)
        elif passage.part is Part.RESULTS and not aimed:
            yield passage


def _label_start(text: str, passage: Passage, target: Target, *, inside: bool) -> int | None:
    """Return where the label of a value begins that stands as a target, or None."""
    signed = target.words in _SIGNS
    if not signed and not (inside and (target.words in _WORDS or target.words.endswith(_AROUND))):
        return None
    label = target.label
    if not label or not (inside or _INDICATOR.search(label)):
        return None
    begin = max(text.rfind(stop, passage.start, target.start) + 1 for stop in "。；;") or passage.start
    if _AIMED.search(text, begin, target.start):
        return None
    start = max(begin, *(text.rfind(stop, begin, target.start) + 1 for stop in "，,：:"))
    mark = _MARK.match(text, start)
    return mark.end() if mark else start


def _is_followed_by_the_result(paper: Paper, passage: Passage, target: Target) -> bool:
    """Return whether a plain figure comes after the target in its sentence, or in a next one that says 实际."""
    end = _sentence_end(paper.text, target.end, passage.end)
    if _DONE.match(paper.text, end, passage.end):
        end = _sentence_end(paper.text, end + 1, passage.end)
    facts = paper.facts
    ranged = {one.start for one in told_in(facts.targets, target.start, end) if one.operator != "="}
    later = [*told_in(facts.ratios, target.end, end), *told_in(facts.counts, target.end, end)]
    later += told_in(facts.amounts, target.end, end)
    return any(one.start not in ranged for one in later)


def _sentence_end(text: str, start: int, stop: int) -> int:
    return min((at for sign in "。；;" if (at := text.find(sign, start, stop)) >= 0), default=stop)
