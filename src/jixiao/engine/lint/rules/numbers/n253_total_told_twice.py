"""N253: the year's total of one thing is given two numbers."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import is_exact
from jixiao.engine.lint.rules.numbers.underlining import with_noun

_YEAR_TOTAL = re.compile(
    r"全年|年度|(?:19|20)[0-9]{2}年|一年来|累计|合计|总计|共计|总共|全[县市区镇乡省旗盟州校院局系统]{1,2}共"
)
_OF_ONE = re.compile(
    r"现场|当[日天]|此次|本次|这次|该|活动中|期间|每|各|其中|上年|去年|截[至止]|季度|[0-9]月|上半年|下半年|分别|平均|目标|计划"
)
_CORE = re.compile(r"[共有了已为达到、，的累计合计总计共计总共全年年度]|(?:19|20)[0-9]{2}年")
_READ = (Part.RESULTS, Part.SUMMARY)
_SHORTEST_THING = 3
_ENDS = re.compile(r"[。；;！\n]")


@rule("N253")
def check(paper: Paper) -> Iterator[Finding]:
    """同一件事的全年总数，前后写了两个数。

    检查什么：完成情况里带“全年”“累计”“共”的同一名称、同一单位的总数，几处是否一样。分场次、分季度的不比。
    为什么：总数只有一个。前后不一，读的人不知道该按哪个打分。
    反例：
        二、完成情况
        全年共举办农民技能培训班12期。
        全年共举办农民技能培训班10期，群众欢迎。
    正例：
        二、完成情况
        上半年共举办农民技能培训班5期。
        全年共举办农民技能培训班12期。
    依据：同一篇里同一件事只能有一个数。
    """
    seen: dict[tuple[str, str, str], Count] = {}
    for count in paper.facts.counts:
        if not is_exact(count) or count.whole is not None or len(count.thing) < _SHORTEST_THING:
            continue
        said = _said_before(paper, count)
        if paper.part_at(count.start) not in _READ or not _YEAR_TOTAL.search(said) or _OF_ONE.search(said):
            continue
        key = (_CORE.sub("", count.label), count.measure, count.thing)
        first = seen.setdefault(key, count)
        if first.number != count.number and paper.block_at(first.start) != paper.block_at(count.start):
            yield paper.finding(
                "N253",
                *with_noun(paper.text, count),
                cause=f"前面写的全年总数是 {first.quote}，这里写成 {count.quote}",
                cure="核对台账，全文改成一个数；不是同一口径的写明口径",
            )


def _said_before(paper: Paper, count: Count) -> str:
    begin = max(count.start - 40, 0)
    return _ENDS.split(paper.text[begin : count.start])[-1]
