"""R510: an indicator of quantity without a quantity."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Class, classed
from jixiao.engine.lint.rules.goals.stretch import numbers_of_things, told_in

_DIGIT = re.compile(r"[0-9０-９]")
_RATE = late(
    r"[0-9０-９.．]+\s?[%％﹪‰]|百分之[一-龥]+|[（(]?[0-9０-９]{1,2}[)）、.．](?![0-9])|[0-9]{1,4}\s?[年月日]度?"
)


@rule("R510")
def check(paper: Paper) -> Iterator[Finding]:
    """数量指标下没有数量。

    检查什么：“数量指标”下面有没有一个带单位的数（人、场、件、公里……）。
    为什么：数量指标要说做了多少。只写“100%”或“及时足额发放”，看不出是给多少人、多少次。
    反例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）数量指标。100%完成困难学生资助金的发放。
    正例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）数量指标。资助困难学生312人，完成年初目标的100%。
    依据：财预〔2020〕10号：数量指标反映提供的公共产品和服务的数量。
    """
    for label in paper.once(classed):
        said = label.said(paper)
        if label.kind is not Class.QUANTITY or said is None or label.part is Part.SUMMARY:
            continue
        start, end = said
        if numbers_of_things(paper, start, end) or told_in(paper.facts.amounts, start, end):
            continue
        if _DIGIT.search(_RATE.sub("", paper.text[start:end])) or told_in(paper.facts.durations, start, end):
            continue
        rates = told_in(paper.facts.ratios, start, end)
        only = f"只有比率 {rates[0].quote}" if rates else "一个数也没有"
        yield paper.finding(
            "R510",
            start,
            end,
            cause=f"“{label.kind}指标”下{only}，看不出是多少人、多少次、多少件",
            cure="写出带单位的数量和年初目标，如“发放 312 人，目标 300 人”；比率放到质量或时效指标下",
        )
