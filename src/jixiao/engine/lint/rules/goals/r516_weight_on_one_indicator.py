"""R516: one indicator carries too much of the score."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import ScoreKind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Classed, classed
from jixiao.engine.lint.rules.goals.stretch import has_figure, numbers_of_things, told_in

_HEAVY = 40  # points of 100 on one indicator, whatever it is
_HEAVY_UNMEASURED = 20  # points on one that no figure measures: anything above
_APART = re.compile(r"[。；;\n]")


@rule("R516")
def check(paper: Paper) -> Iterator[Finding]:
    """一个指标的分值太重。

    检查什么：标题里写了分数的一类指标，下面只有一项：达到 40 分，或者超过 20 分而又没有任何数可以衡量。
    为什么：分压在一个指标上，尤其是说不清完成多少的指标，总分就只由这一句话决定，评价失去区分度。
    反例：
        三、绩效指标完成情况（自评得分88分）
        （二）效益指标（自评得分40分）
        1.社会效益指标（自评得分40分）：农村人居环境明显改善。
    正例：
        三、绩效指标完成情况（自评得分88分）
        （二）效益指标（自评得分40分）
        1.社会效益指标（自评得分20分）：受益农户318户。
        2.可持续影响指标（自评得分20分）：设施完好率98%。
    依据：财预〔2020〕10号：指标权重应当合理，突出核心产出和效果。
    """
    for label in paper.once(classed):
        points = _points(paper, label)
        said = label.said(paper)
        if points is None or said is None or points <= _HEAVY_UNMEASURED:
            continue
        measured = has_figure(paper, *said)
        if len(told_in(paper.facts.ratios, *said)) + len(numbers_of_things(paper, *said)) > 1:
            continue
        if len([one for one in _APART.split(paper.text[slice(*said)]) if one.strip()]) > 1:
            continue
        if points >= _HEAVY or not measured:
            told = "" if measured else "，而且没有一个数可以衡量"
            yield paper.finding(
                "R516",
                label.start,
                label.start + len(label.label.rstrip("：:。")),
                cause=f"{points} 分都给了“{label.kind}”下的一项指标{told}",
                cure="把这一类拆成几个可以衡量的指标分担分值；单个指标一般不超过 20 分",
            )


def _points(paper: Paper, label: Classed) -> int | None:
    scores = [one for one in told_in(paper.facts.scores, label.start, label.end) if one.kind is not ScoreKind.LOST]
    points = max((one.number for one in scores), default=None)
    return int(points) if points is not None and points.denominator == 1 else None
