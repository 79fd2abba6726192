"""R524: 自评率100% without the number it is a rate of."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import numbers_of_things, told_in

_OF_WORK = re.compile(
    r"(?:绩效)?(?:自评(?:覆盖)?率|(?:自评|评价|监控|目标)[^，。；]{0,6}(?:覆盖率|覆盖面|编报率|申报率|管理率)|(?:评价|监控|编报|公开)率)"
)


@rule("R524")
def check(paper: Paper) -> Iterator[Finding]:
    """自评率没有基数。

    检查什么：写了自评率、监控覆盖率、目标编报率、公开率是多少，同一句里有没有写“几个中的几个”。
    为什么：“自评率100%”是几个项目中的几个？没有基数，这个率就没有意义。
    反例：
        一、绩效自评工作情况
        我单位按要求开展自评，绩效自评率100%。
    正例：
        一、绩效自评工作情况
        我单位应自评项目9个，已自评9个，绩效自评率100%。
    依据：算术：比率应当有分子和分母。
    """
    for passage in paper.paragraphs:
        if "率" not in passage.text and "覆盖面" not in passage.text:
            continue
        for rate in told_in(paper.facts.ratios, passage.start, passage.end):
            label = _OF_WORK.search(rate.label)
            if label is None or rate.numerators or rate.denominators:
                continue
            begin = max(paper.text.rfind(stop, passage.start, rate.start) + 1 for stop in "。；;") or passage.start
            end = paper.text.find("。", rate.end, passage.end)
            end = passage.end if end < 0 else end
            if numbers_of_things(paper, begin, end) or "/" in paper.text[rate.end : end]:
                continue
            start = paper.text.rfind(label[0], passage.start, rate.start)
            yield paper.finding(
                "R524",
                start if start >= 0 else rate.start,
                rate.end,
                cause=f"“{label[0]}{rate.quote}”没有写是几个中的几个",
                cure="写明应评几个、已评几个，如“应自评项目 6 个，已自评 6 个”",
            )
