"""N218: one rate is given two values."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Rate
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.quotients import is_plain, printed_range
from jixiao.engine.lint.rules.numbers.rate_places import start_of_rate
from jixiao.engine.lint.rules.numbers.running_text import runs

_NAMED = re.compile(r"(?:率|度|占比|比重)$")
_TRIMS = re.compile(
    r"^(?:其中|(?:19|20)[0-9]{2}年度?|全年|本年|实际|总体|综合|整体|年末|最终|的|，)+|(?:实际)?(?:完成)?(?:达到?|为|均|约|值|实际)+$"
)
_SHORTEST = 5
_PROJECT = re.compile("项目|工程")
_APART = (Part.GOALS, Part.TASKS, Part.FRONT)
_OTHER_THING = re.compile("控制率|[上去前]年|同期|目标|指标值|计划|应|≥|以上|得分|扣")


@rule("N218")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个比率前后写了两个数。

    检查什么：名称完全相同的比率（如“预算执行率”“群众满意度”），在绩效目标以外的不同段落里是否写了不同的值。
    为什么：同一个数只应有一个值。前后不同，审核人不知道以哪个为准。
    反例：
        二、预算执行情况：2023年专项经费预算执行率96.4%。
        三、自评结论：专项经费预算执行率98.2%，完成较好。
    正例：
        二、预算执行情况：2023年专项经费预算执行率96.4%。
        三、自评结论：专项经费预算执行率96%，完成较好。
    依据：自评材料前后一致的要求。
    """
    first: dict[str, Rate] = {}
    for rate in paper.facts.ratios:
        name = _TRIMS.sub("", rate.label)
        if len(name) < _SHORTEST or not _NAMED.search(name) or not is_plain(rate) or _OTHER_THING.search(rate.label):
            continue
        if not runs(paper, rate.start, rate.end) or paper.part_at(rate.start) in _APART:
            continue
        known = first.setdefault(name, rate)
        if known is rate or _agree(known, rate) or _stand_in_one_list(paper, known, rate):
            continue
        if known.item != rate.item and _PROJECT.search(known.item + rate.item):
            continue
        yield paper.finding(
            "N218",
            start_of_rate(paper, rate),
            rate.end,
            cause=f"“{name}”前面写的是 {known.quote}，这里写的是 {rate.quote}",
            cure="核对后改成同一个数；如果口径不同，写明各是什么口径",
        )


def _agree(first: Rate, second: Rate) -> bool:
    """Return whether one can be the other, rounded."""
    low, high = printed_range(first.number, first.quote)
    least, most = printed_range(second.number, second.quote)
    return low <= second.number <= high or least <= first.number <= most


def _stand_in_one_list(paper: Paper, first: Rate, second: Rate) -> bool:
    """Return whether they stand in one paragraph, or each beside money of its own: two projects, one rate each."""
    line = paper.text.rfind("\n", 0, second.start)
    own = [rate.numerators and rate.denominators for rate in (first, second)]
    return first.start > line or all(own)
