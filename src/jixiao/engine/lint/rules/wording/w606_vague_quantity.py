"""W606: a result told in a vague number."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount, Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_TOLD = {Part.RESULTS, Part.MONEY, Part.SUMMARY}
_VAGUE = re.compile(r"若干|[几数多余近约]|左右|上下|将近|上[百千万]")
_EXACT_ENOUGH = re.compile(r"不少于|不低于|不超过|不高于|至少|以上|以下|以内|超过")
_COUNTED = frozenset({"次", "场", "人次", "场次", "批", "份", "件", "人", "名", "户", "家", "期", "册"})
_DONE = re.compile(r"了|开展|举办|组织|召开|发放|培训|举行|走访|慰问|完成|检查|制作|印发|接待|悬挂|张贴|先后")
_QUOTED = re.compile(r"《[^《》\n]{0,80}》")


@rule("W606")
def check(paper: Paper) -> Iterator[Finding]:
    """完成的数量写得含糊。

    检查什么：完成情况和资金里的人数、份数、次数、金额，是否写成“200多”“近百”“若干”“约…左右”。
    为什么：完成值要与目标值相比、有台账可查，差一点多一点都影响得分；含糊的数查不出来。
    反例：
        一、项目完成情况
        全年接待来访群众300多人次，发放政策手册约2000份。
    正例：
        一、项目完成情况
        全年接待来访群众312人次，发放政策手册2046份。
    依据：财预〔2020〕10号第十六条：定量指标与年初指标值比较，数据应当准确。
    """
    titles = [match.span() for match in _QUOTED.finditer(paper.text)]
    told: list[Count | Amount] = [*paper.facts.counts, *paper.facts.amounts]
    for each in told:
        if not each.vague or not _VAGUE.search(each.vague) or _EXACT_ENOUGH.search(each.vague):
            continue
        if paper.part_at(each.start) not in _TOLD or any(start <= each.start < end for start, end in titles):
            continue
        if isinstance(each, Count) and each.number is None and not _is_done(each):
            continue
        start, end = _shown(paper.text, each)
        yield paper.finding(
            "W606",
            start,
            end,
            cause=f"“{paper.text[start:end]}”不是准数，无法与目标值比较，也无法核对台账",
            cure="按台账、签到册、领用登记或账面写出准数",
        )


def _is_done(each: Count) -> bool:
    """Return whether 多次, 若干 are of something done that could have been counted."""
    return (each.measure in _COUNTED or each.vague == "若干") and _DONE.search(each.label) is not None


def _shown(text: str, each: Count | Amount) -> tuple[int, int]:
    """Return the words with what makes them vague: 约 before them, 左右 behind."""
    start, end = each.start, each.end
    before = re.search(r"(?:大约|将近|约|近)\s?$", text[max(start - 4, 0) : start])
    after = re.match(r"\s?(?:左右|上下)", text[end : end + 4])
    return start - (len(before[0]) if before else 0), end + (len(after[0]) if after else 0)
