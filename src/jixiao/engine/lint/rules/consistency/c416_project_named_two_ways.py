"""C416: the name of a project lost or gained a letter in one place, or its money is 补助 here and 补贴 there."""

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.slips import slip_between

_KIND = re.compile(r"(?:项目|工程|专项资金|补助资金|专项经费|补助经费)(?![区库部员类数])")
_GRANT = re.compile(r"补助|补贴|津贴")
_NAME = re.compile(r"[一-龥]+\Z")
_LEAD = re.compile(
    r".*(?:开展|实施|完成|推进|建设好|下达|发放|领取|享受|收到|安排|申报|拨付|用于|包括|其中|以及|对于|关于|通过|按照|根据|负责|参与|组织|推动"
    r"|年度?|[的了在于由和与及对向将把被为是该各本我等])"
)
_SHORTEST, _SHORTEST_GRANT, _LONGEST = 7, 4, 26


@rule("C416")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个项目的名称一处多字、一处漏字。

    检查什么：“……项目”“……工程”“……专项资金”等名称，七个字以上的，是否有两种只差一个字的写法；名称相同的“补助”“补贴”“津贴”是否
    混用。连接字、有区别的字（第一、第二）不算。
    为什么：项目名称要与预算批复一致；目标里一个名、结果里一个名，就对不上是不是同一个项目。
    反例：
        绩效目标：实施公益性墓地改造项目，完成3处。
        完成情况：公益墓地改造项目已完工2处，完成率66.67%。
    正例：
        绩效目标：实施公益性墓地改造项目，完成3处。
        完成情况：公益性墓地改造项目已完工2处，农村公路改造项目另行评价。
    依据：项目名称以预算批复的项目库名称为准。
    """
    yield from _misspelt(paper)
    yield from _granted_two_ways(paper)


def _granted_two_ways(paper: Paper) -> Iterator[Finding]:
    told: defaultdict[str, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
    for name, start, end in _names(paper, _GRANT):
        kind = name[-2:]
        if len(name) - len(kind) >= _SHORTEST_GRANT:
            told[name[:-2]].setdefault(kind, []).append((start, end))
    for stem, kinds in told.items():
        usual = max(kinds, key=lambda kind: len(kinds[kind]))
        for kind, places in kinds.items():
            for start, end in places if kind != usual else ():
                cause = f"这里写作“{stem}{kind}”，别处写作“{stem}{usual}”"
                yield paper.finding("C416", start, end, cause=cause, cure="按资金下达文件的名称统一")


def _names(paper: Paper, kinds: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the names that end in one of these words, what leads up to them left out."""
    last = 0
    for match in kinds.finditer(paper.text):
        run = _NAME.search(paper.text, max(match.start() - _LONGEST, last), match.start())
        last = match.end()
        lead = None if run is None else _LEAD.match(run[0])
        start = match.start() if run is None else run.start() + (lead.end() if lead else 0)
        yield paper.text[start:last], start, last


def _misspelt(paper: Paper) -> Iterator[Finding]:
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for name, start, end in _names(paper, _KIND):
        if len(name) >= _SHORTEST:
            found[name].append((start, end))
    lacking: defaultdict[str, list[str]] = defaultdict(list)
    for name in found:
        for at in range(1, len(name) - 1):
            lacking[name[:at] + name[at + 1 :]].append(name)
    for short, places in found.items():
        for fuller in lacking.get(short, ()):
            slip = slip_between(short, fuller)
            if slip:
                wrong, right = (short, fuller) if len(places) <= len(found[fuller]) else (fuller, short)
                for start, end in found[wrong]:
                    yield paper.finding(
                        "C416",
                        start,
                        end,
                        cause=f"这里写作“{wrong}”，别处写作“{right}”，只差一个字",
                        cure="按预算批复的项目名称统一；确是两个项目的不用改",
                    )
