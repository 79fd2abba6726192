"""D302: what is said to last so many days is much shorter than its own dates."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.calendar_days import length_of

_RUNS_ON = re.compile(r"为期|历时|持续")
_IN_PARTS = re.compile(r"分|期间|其间|每|共|累计|工作日")
_WORKING_DAYS_OF_A_WEEK = 5


@rule("D302")
def check(paper: Paper) -> Iterator[Finding]:
    """写的天数比起止日期之间的天数少得多。

    检查什么：“某日至某日，为期（历时、持续）几天”，天数是否连起止之间的工作日都不够。工期、分段举办、累计天数不查。
    为什么：“为期”说的是从头到尾，比起止短很多，多半是改了日期没有改天数。
    反例：公示于3月1日至3月31日进行，为期7天。
    正例：公示于3月1日至3月7日进行，为期7天。
    正例：培训于3月1日至3月31日分5期举办，共20天。
    依据：历法。
    """
    for spell in paper.facts.periods:
        duration, length = spell.duration, length_of(spell)
        if duration is None or length is None or spell.last is None or duration.low is not None:
            continue
        between = paper.text[spell.end : duration.start]
        fewest = length * _WORKING_DAYS_OF_A_WEEK // 7 - 2
        runs_on = _RUNS_ON.search(between) and not _IN_PARTS.search(between)
        if duration.unit in {"天", "日"} and runs_on and duration.number < fewest:
            yield paper.finding(
                "D302",
                spell.start,
                duration.end,
                cause=f"{spell.first.quote}到{spell.last.quote}有 {length} 天，却写成 {duration.quote}",
                cure="核对起止日期和天数；中间有间断的，写“其间共几天”",
            )
