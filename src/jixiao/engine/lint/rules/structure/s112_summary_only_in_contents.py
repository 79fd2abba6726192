"""S112: the 目录 has a 摘要 and the text has none."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.listed import listed
from jixiao.engine.lint.rules.structure.summary import summary_entries

_LEAST = 30  # characters of running text before the first chapter that may be a summary without its heading


@rule("S112")
def check(paper: Paper) -> Iterator[Finding]:
    """目录列了摘要，正文没有摘要。

    检查什么：目录有“摘要”一行时，正文里、第一章之前有没有摘要。
    为什么：摘要要写评价结论、得分和主要问题，是审核时最先看的部分。
    反例：
        目录
        摘要
        概述
        评价结论
        一、项目概况
        二、存在的问题
        一、项目概况
        治理河道12公里。
        二、存在的问题
        两处工程晚完工。
    正例：
        目录
        摘要
        一、项目概况
        二、存在的问题
        摘要
        全年治理河道12公里，自评得分92分，等级为优。
        一、项目概况
        治理河道12公里。
        二、存在的问题
        两处工程晚完工。
    依据：附件3的摘要部分：概述，评价结论，经验做法、问题和建议。
    """
    lines = paper.once(listed)
    group = summary_entries(lines)
    if not group or any(lines[number].heading is not None for number in group) or paper.contents is None:
        return
    chapters = [heading for heading in paper.headings if heading.number]
    if not chapters or any(re.search("摘要|概述", heading.title) for heading in paper.headings):
        return
    before = sum(len(each.text) for each in paper.paragraphs if paper.contents[1] <= each.start < chapters[0].start)
    if before < _LEAST:
        parts = "、".join(lines[number].entry.text for number in group[1:])
        yield paper.finding(
            "S112",
            lines[group[0]].start,
            lines[group[-1]].end,
            cause=f"目录列了“摘要”{f'（{parts}）' if parts else ''}，正文从“{chapters[0].text.strip()}”开始，没有摘要",
            cure="在正文前补写摘要：概述、评价结论（得分和等级）、经验做法、问题和建议；不写摘要的，从目录删去",
        )
