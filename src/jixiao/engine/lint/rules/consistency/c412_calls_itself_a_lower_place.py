"""C412: a county's paper says 我镇, or a paper says 我县 here and 我区 there."""

from collections import Counter
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.areas import areas, own_level, own_place, plain_level, rank

_COUNTIES = frozenset("县区旗")
_TOWNS = frozenset({"镇", "乡", "街道"})


@rule("C412")
def check(paper: Paper) -> Iterator[Finding]:
    """县里的报告写“我镇”，或者“我县”“我区”混着写。

    检查什么：标题是市、县的，正文自称更低一级的“我县”“我镇”“我乡”；标题看不出级别的，“我县”与“我区”、“我镇”与“我乡”混用时
    少的那种。
    为什么：多半是把下级报来的材料原样贴了进来。
    反例：
        青山县2023年度农村危房改造项目绩效自评报告
        我镇共改造危房12户，已全部验收。
    正例：
        青山县2023年度农村危房改造项目绩效自评报告
        我县共改造危房212户，柳河镇改造12户，我省补助标准为每户2万元。
    依据：汇总材料由报送单位统一口径。
    """
    own = own_level(paper)
    every = tuple(areas(paper))
    told = [match for match in every if match["word"] != "全"]
    if own:
        for match in told:
            level = plain_level(match["level"])
            if rank(level) > rank(own):
                cause = f"本文说的是{own_place(paper)}，这里自称“{match[0]}”，像是下级报来的材料"
                cure = "写出是哪个地方，或者改成本地的口径"
                yield paper.finding("C412", match.start(), match.end(), cause=cause, cure=cure)
        return
    counts = Counter(plain_level(match["level"]) for match in every)
    for group in (_COUNTIES, _TOWNS):
        mixed = {level: number for level, number in counts.items() if level in group}
        usual = max(mixed, key=mixed.__getitem__, default="")
        for match in told:
            level = plain_level(match["level"])
            if level in mixed and mixed[level] < mixed[usual]:
                cause = f"全文有 {mixed[usual]} 处说“我{usual}”“全{usual}”，这里说“{match[0]}”"
                cure = f"说的是本地的，改为“{match[0][0]}{usual}”"
                yield paper.finding("C412", match.start(), match.end(), cause=cause, cure=cure)
