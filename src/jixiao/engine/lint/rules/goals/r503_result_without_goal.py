"""R503: a result is told that no goal was set for."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.content import pair_counts, pairs, share_found, topics
from jixiao.engine.lint.rules.goals.items import items
from jixiao.engine.lint.rules.goals.stretch import points_elsewhere, words_of

_FEWEST = 3  # goals: with fewer the paper does not set them out one by one
_SHORTEST = 4  # characters of what a heading is about; 安全 alone tells too little
_SHARE = 20  # percent
_MOST = 60
_OF_THE_FORM = re.compile(
    r"产出|效果|效益|分析|指标|情况|完成|实现|满意|经济性|[^一-龥](?:数量|质量|时效|成本)|预算|资金|支出|执行|结论|管理|绩效"
    r"|评价|目标|影响|成效|概况|总体|未列入|其他|党建|党的|党支部|党风|队伍|机关"
)
_NAMED = re.compile(r"[“\"「]([^”\"」\n]{3,20})[”\"」]")


@rule("R503")
def check(paper: Paper) -> Iterator[Finding]:
    """有结果，没有目标。

    检查什么：绩效目标逐条列出的报告里，完成情况的小标题所说的事，在工作任务和绩效目标里有没有提到。
    为什么：做了而没有定目标，说明目标漏报；这项工作花的钱也没有对应的预算和指标。
    反例：
        一、部门概况
        （三）年度整体绩效目标
        1.图书下乡。配送图书6000册。
        2.古籍修复。修复古籍35册。
        3.读书节。举办读书分享会6场。
        二、部门整体绩效实现情况
        （一）产出情况
        1.图书下乡。配送图书6200册。
        2.古籍修复。修复古籍38册。
        3.非遗展示馆布展。完成布展面积600平方米。
        三、存在的问题
        人手不足。
    正例：
        一、部门概况
        （三）年度整体绩效目标
        1.图书下乡。配送图书6000册。
        2.古籍修复。修复古籍35册。
        3.非遗展示。布展600平方米。
        二、部门整体绩效实现情况
        （一）产出情况
        1.图书下乡。配送图书6200册。
        2.古籍修复。修复古籍38册。
        3.非遗展示馆布展。完成布展面积600平方米。
        三、存在的问题
        人手不足。
    依据：财预〔2020〕10号：绩效目标应当覆盖主要工作和全部资金。
    """
    set_out = [one for one in paper.passages if one.part in {Part.GOALS, Part.TASKS}]
    if len(items(paper, Part.GOALS)) < _FEWEST or any(points_elsewhere(each.text) for each in set_out):
        return
    promised = "\n".join(each.text for each in set_out)
    tables = [paper.spans[number] for number, _ in paper.tables]
    promised += "\n".join(paper.text[start:end] for start, end in tables if paper.part_at(start) is Part.GOALS)
    covered = 99
    for heading in [each for each in paper.headings if each.part is Part.RESULTS][:_MOST]:
        if heading.level > covered:
            continue
        covered = 99
        if _OF_THE_FORM.search(heading.title):
            continue
        covered = heading.level
        if _is_unpromised(paper, heading, promised):
            start, end = words_of(heading)
            yield paper.finding(
                "R503",
                start,
                end,
                cause=f"“{paper.text[start:end]}”写在完成情况里，工作任务和绩效目标里都没有这件事",
                cure="年初定了的，补到绩效目标里（写明指标和资金）；年中新增的，在这里写明来由和资金来源",
            )


def _is_unpromised(paper: Paper, heading: Titled, promised: str) -> bool:
    name = _NAMED.search(heading.title)
    if name is not None:
        return name[1] not in promised and name[1].removeprefix("全国") not in promised
    about = topics(heading.title)
    if max((len(one) for one in about), default=0) < _SHORTEST:
        return False
    return share_found(pairs(about), among=promised, counts=paper.once(pair_counts)) < _SHARE
