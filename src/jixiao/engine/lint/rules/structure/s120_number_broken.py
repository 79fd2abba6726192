"""S120: of the number of a heading only a bracket or a mark is left."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Passage
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import numbering

_EMPTY = re.compile(r"[（(]\s*[）)]\s*[、.．]?(?=[一-龥]{2})")
_MARK_ONLY = re.compile(r"[、．]\s*(?=[一-龥]{2})")
_NO_CLOSE = re.compile(r"[（(](?P<han>[一二三四五六七八九十]{1,2})[、.．]?(?=[一-龥“]{2})(?P<rest>[^）)\n]*)$")
_CLAUSE = re.compile(r"[，,。；;：:]")
_ENDS = "。！？；：:”）)"  # a line that ends otherwise may go on in the next
_LONGEST_WORDS = 24


@rule("S120")
def check(paper: Paper) -> Iterator[Finding]:
    """标题的序号残缺，只剩一个括号或顿号。

    检查什么：一段的开头是否只有“）”“（）”或“、”而没有数字；括号只有一半的，要前后有同样的序号才报。
    为什么：多为自动编号转换时丢了，看不出是第几项。
    反例：
        二、绩效目标完成情况
        （一）资金投入情况
        全部到位。
        ）总体绩效目标完成情况
        治理河道12公里。
    正例：
        二、绩效目标完成情况
        （一）资金投入情况
        全部到位。
        （二）总体绩效目标完成情况
        治理河道12公里。
    正例：
        项目由县水利局（含水政监察大队
        ）负责实施。
    依据：GB/T 9704—2012：结构层次序数。
    """
    lost = {mark.block for mark in paper.once(numbering).lost}
    marks = {mark.block: mark for mark in paper.once(numbering).marks}
    before: Passage | None = None
    for passage in paper.passages:
        found = _broken(passage, before, lost, marks)
        if found is not None:
            clause = _CLAUSE.search(passage.text, found.end())
            stop = min(clause.start() if clause else len(passage.text), found.end() + _LONGEST_WORDS)
            yield paper.finding(
                "S120",
                passage.start,
                passage.start + stop,
                cause=f"这一段开头只剩“{found[0].strip()[:2]}”，序号不完整",
                cure="按前后顺序补上完整的序号，例如“（二）”",
            )
        before = passage


def _broken(passage: Passage, before: Passage | None, lost: set[int], marks: dict[int, Mark]) -> re.Match[str] | None:
    first = passage.text[:1]
    if first not in "（()）、．":
        return None
    if first in "）)":
        return re.match(r"[）)]", passage.text) if passage.block in lost and not _is_open(before) else None
    found = _EMPTY.match(passage.text) or _MARK_ONLY.match(passage.text)
    if found is not None:
        return found if before is None or before.text.rstrip()[-1:] in _ENDS or before.block in marks else None
    found = _NO_CLOSE.match(passage.text)
    if found is None:
        return None
    near = [marks[block] for block in range(passage.block - 3, passage.block + 4) if block in marks]
    return found if any(mark.level == 2 and mark.typed[0] in "（(" for mark in near) else None  # noqa: PLR2004 - （一）


def _is_open(before: Passage | None) -> bool:
    """Return whether the paragraph before leaves a bracket open, which this one then closes."""
    if before is None:
        return False
    text = before.text
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")
