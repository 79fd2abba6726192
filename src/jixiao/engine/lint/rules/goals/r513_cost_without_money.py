"""R513: what stands under 成本指标 is no cost."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Class, classed
from jixiao.engine.lint.rules.goals.stretch import told_in

COSTLY = re.compile(
    r"成本|[单造定均差市]价|价格|标准|[0-9]\s?元|费[用率]|收费|[预决概]算|支出|节[约支省]|投[资入]|控制[率数在]|总额|金额|额度|[0-9]万"
    r"|超支|不超"
)


@rule("R513")
def check(paper: Paper) -> Iterator[Finding]:
    """成本指标下写的不是成本。

    检查什么：“成本指标”下面有没有钱、单价、标准、预算控制一类的话。
    为什么：成本指标要说花了多少钱、单价是不是在标准之内。把发放率、合格率放在这里，是归错了类，成本就没有考核。
    反例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）成本指标。资金社会化发放率100%。
    正例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）成本指标。每人每月补助310元，未超过标准。
    正例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）成本指标。项目成本控制率97.4%。
    依据：财预〔2020〕10号：成本指标反映提供公共产品和服务所需的成本。
    """
    for label in paper.once(classed):
        said = label.said(paper)
        if label.kind is not Class.COST or said is None or label.part is Part.SUMMARY:
            continue
        start, end = said
        words = paper.text[start:end]
        if told_in(paper.facts.amounts, start, end) or COSTLY.search(words):
            continue
        yield paper.finding(
            "R513",
            start,
            end,
            cause="写在“成本指标”下，却没有钱数、单价或成本控制的话，不是成本",
            cure="这里改写实际成本（总额或单位成本）和控制数；这句话移到质量、时效等相应的指标下",
        )
