"""R502: what stands under 质量指标 measures no quality."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Class, classed
from jixiao.engine.lint.rules.goals.stretch import any_in, numbers_of_things

_MEASURED = re.compile(
    r"合格|达标|验收|标准|准确|规范|符合|通过|完好|等级|事故|达到|合规|差错|完整|要求|规定|一致|获奖|等奖|级|率|零|优[良秀]|质检|评审|问题"
)


@rule("R502")
def check(paper: Paper) -> Iterator[Finding]:
    """质量指标没有衡量质量。

    检查什么：“质量指标”下面有没有合格率、验收、达标一类的话，是不是只有做了多少，或者只有“质量良好”。
    为什么：质量指标要说做得好不好，凭什么这样说。只写数量是归错了类，只写“良好”没有依据。
    反例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）质量指标。维修路灯126盏。
    正例：
        三、绩效目标完成情况
        1.产出指标完成情况
        （1）质量指标。维修的126盏路灯一次验收合格。
    依据：财预〔2020〕10号：质量指标反映提供公共产品和服务达到的标准和水平。
    """
    facts = paper.facts
    for label in paper.once(classed):
        said = label.said(paper)
        if label.kind is not Class.QUALITY or said is None or label.part is Part.SUMMARY:
            continue
        if _MEASURED.search(paper.text, *said) or any_in((facts.ratios, facts.scores), *said):
            continue
        only = "只说了做多少" if numbers_of_things(paper, *said) else "没有一句能衡量质量"
        yield paper.finding(
            "R502",
            *said,
            cause=f"写在“质量指标”下，{only}，没有合格率、验收结果或达到的标准",
            cure="写明合格率、验收结果或达到的标准；数量移到数量指标下",
        )
