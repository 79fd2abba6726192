"""R515: an indicator of satisfaction without a rate."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Class, classed
from jixiao.engine.lint.rules.goals.stretch import any_in, has_figure


@rule("R515")
def check(paper: Paper) -> Iterator[Finding]:
    """满意度指标下没有满意率。

    检查什么：“满意度指标”下面有没有一个比率或分数。
    为什么：满意度是问出来、算出来的。“群众普遍满意”不能和指标值比，也不能打分。
    反例：
        三、绩效目标完成情况
        （一）绩效指标完成情况
        3.服务对象满意度指标。沿线群众普遍反映良好，比较满意。
    正例：
        三、绩效目标完成情况
        （一）绩效指标完成情况
        3.服务对象满意度指标。回收有效问卷180份，满意171份，满意度95%。
    依据：财预〔2020〕10号：满意度指标反映服务对象的认可程度。
    """
    for label in paper.once(classed):
        said = label.said(paper)
        if label.kind is not Class.CONTENT or said is None or label.part is Part.SUMMARY:
            continue
        start, end = said
        facts = paper.facts
        if any_in((facts.ratios, facts.scores), start, end):
            continue
        if "满意" not in paper.text[start:end] or not has_figure(paper, start, end):
            yield paper.finding(
                "R515",
                start,
                end,
                cause="写在“满意度指标”下，却没有满意率或分数，和指标值比不了",
                cure="写明调查了多少人、满意的有多少、满意度是多少；没有调查过的，写“未开展调查”",
            )
