"""R514: what stands under 时效指标 says nothing of time."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Class, classed
from jixiao.engine.lint.rules.goals.stretch import any_in

_TIMELY = re.compile(r"[时期月日年天周季旬]|进度|截[至止]|提前|同步|随到随|工期|分钟|竣工|完工|开工")
_WHEN = re.compile(r"[月日年天周季旬]|截[至止]|提前|分钟|小时|随到随|无延[误期]|未延[误期]|一次性")


@rule("R514")
def check(paper: Paper) -> Iterator[Finding]:
    """时效指标下没有时间。

    检查什么：“时效指标”下面有没有日期、期限或按时完成的比率。
    为什么：时效指标要说什么时候做完、是不是按时。没有时间，或者只有“及时”两个字，无法核对。
    反例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）时效指标。设备验收合格率100%。
    正例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）时效指标。6月20日前全部发放到位。
    正例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）时效指标。资金拨付及时率100%。
    依据：财预〔2020〕10号：时效指标反映提供公共产品和服务的及时程度。
    """
    for label in paper.once(classed):
        said = label.said(paper)
        if label.kind is not Class.TIME or said is None or label.part is Part.SUMMARY:
            continue
        start, end = said
        facts = paper.facts
        words = paper.text[start:end]
        timely = bool(_TIMELY.search(words))
        if any_in((facts.durations, facts.dates, facts.periods), start, end) or _WHEN.search(words):
            continue
        if timely and any_in((facts.ratios,), start, end):
            continue
        only = "只说按时，没有日期、期限或比率" if timely else "没有日期、期限、及时率或进度"
        yield paper.finding(
            "R514",
            start,
            end,
            cause=f"写在“时效指标”下，却{only}",
            cure="写明计划什么时候完成、实际什么时候完成，或按时完成的比率；不说时间的话移到相应的指标下",
        )
