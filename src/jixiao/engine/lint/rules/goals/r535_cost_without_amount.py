"""R535: an indicator of cost that names no amount."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Class, classed
from jixiao.engine.lint.rules.goals.r513_cost_without_money import COSTLY
from jixiao.engine.lint.rules.goals.stretch import has_figure

_DIGIT = re.compile(r"[0-9０-９]")


@rule("R535")
def check(paper: Paper) -> Iterator[Finding]:
    """成本指标没有金额。

    检查什么：完成情况的“成本指标”下面说了成本，有没有一个金额、单价或比率。
    为什么：“控制在预算以内”要有预算多少、实际多少才能核对。
    反例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）成本指标。各项支出均控制在预算以内。
    正例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）成本指标。支出46.2万元，控制在预算48万元以内。
    依据：财预〔2020〕10号：自评要将全年实际完成值与年初指标值对比。
    """
    for label in paper.once(classed):
        said = label.said(paper)
        if label.kind is not Class.COST or said is None or label.part is not Part.RESULTS:
            continue
        words = paper.text[slice(*said)]
        if COSTLY.search(words) and not has_figure(paper, *said) and not _DIGIT.search(words):
            yield paper.finding(
                "R535",
                *said,
                cause="说了成本，没有一个金额、单价或比率，无法核对",
                cure="写明控制数和实际数，如“预算 48 万元，支出 46.2 万元”，或单位成本和标准",
            )
