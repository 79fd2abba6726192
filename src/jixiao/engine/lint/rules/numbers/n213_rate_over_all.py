"""N213: a rate that can be no more than all there is stands above 100 %."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.rate_places import start_of_rate

_ALL = 100
_OF_ALL = re.compile(
    r"(?:满意度|满意率|合格率|优良率|优秀率|及格率|准确率|正确率|完好率|知晓率|属实率)(?:(?:实际)?完成值|实际值)?(?:均|都)?$"
)
_MOVES = re.compile("增长|提高|上升|增加|超|较|比")


@rule("N213")
def check(paper: Paper) -> Iterator[Finding]:
    """合格率、满意度这类比率超过了 100%。

    检查什么：满意度、合格率、准确率、知晓率等，是否写成了 100% 以上。办结率（含往年积案）、及时率、达标率（分母是
    计划数）可以超过，不在此列。
    为什么：这些率的分子都在分母之内，最多是 100%。超过了，必是数写错了，或者把完成比例写成了率。
    反例：培训合格率105%，群众满意度98%。
    正例：培训合格率100%，群众满意度98%。
    正例：培训任务完成率105%，案件办结率103%（含上年积案2件）。
    依据：率的定义：分子是分母的一部分。
    """
    for rate in paper.facts.ratios:
        if rate.number > _ALL and not rate.points and _OF_ALL.search(rate.label) and not _MOVES.search(rate.label):
            yield paper.finding(
                "N213",
                start_of_rate(paper, rate),
                rate.end,
                cause=f"{rate.quote} 超过了 100%，而“{rate.label}”的分子都在分母之内，最多是 100%",
                cure="核对分子、分母重新计算；如果说的是任务完成的比例，改用“完成率”",
            )
