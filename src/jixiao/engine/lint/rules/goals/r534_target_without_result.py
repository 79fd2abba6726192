"""R534: an indicator of the completed part gives its target and no result."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import classed
from jixiao.engine.lint.rules.goals.stretch import has_figure

_AIMED = re.compile(r"指标值?[为是：:]|目标值?[为是：:]|(?:计划|预期|年初设定|应|拟)[一-龥]{0,12}[0-9]")
_DONE = re.compile(r"实际|完成|达到|达成|实现|已|为保障|共|结果|超|未|均|全部|得分")
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")


@rule("R534")
def check(paper: Paper) -> Iterator[Finding]:
    """只有指标值，没有完成值。

    检查什么：完成情况里的一个指标，写了指标值（目标、计划）是多少，没有写实际完成多少。
    为什么：自评就是拿完成值和指标值比，缺一个就没有评。
    反例：
        二、绩效目标完成情况
        1.数量指标。补助人数指标为350人，实际补助352人；补助发放数指标为84万元。
        2.质量指标。发放准确率100%。
    正例：
        二、绩效目标完成情况
        1.数量指标。补助人数指标为350人，实际补助352人；补助发放数指标为84万元，实际发放84.48万元。
        2.质量指标。发放准确率100%。
    依据：财预〔2020〕10号：自评要将全年实际完成值与年初指标值对比。
    """
    for label in paper.once(classed):
        said = label.said(paper)
        if said is None or label.part is not Part.RESULTS:
            continue
        sentences = list(_SENTENCE.finditer(paper.text, *said))
        for number, one in enumerate(sentences):
            after = sentences[number + 1][0] if number + 1 < len(sentences) else ""
            aimed = _AIMED.search(one[0])
            if aimed is None or _DONE.search(one[0]) or _DONE.match(after.strip()):
                continue
            if has_figure(paper, one.start(), one.end()):
                yield paper.finding(
                    "R534",
                    one.start(),
                    one.start() + len(one[0].rstrip("。；;")),
                    cause="这里只有指标值（应当做到多少），没有写实际完成多少",
                    cure="补上实际完成值，如“指标值 84 万元，实际 84.48 万元”",
                )
