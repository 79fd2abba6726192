"""C440: the towns of one county are 各镇 in one place and 乡镇 in another."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_TOWNS = re.compile(r"(?=[各全所\d])(?:各|全部|所有|\d{1,2}个)镇(?=[（(、，。]|政府|党委|村|社区|园区|科|办|站|所)")
_TOWNSHIPS = re.compile(r"(?=[全\d各乡])(?:(?:全[县区市旗]\s?)?(?:\d{1,2}\s?个|各)乡镇|乡镇(?=科协|政府|党委|财政所))")
_BOTH = re.compile(
    r"(?=[\d一二三四五六七八九十各民])(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?个乡(?!镇)|各乡(?!镇)|民族乡)"
)


@rule("C440")
def check(paper: Paper) -> Iterator[Finding]:
    """下辖的是镇还是乡镇，前后说法不一。

    检查什么：同一份文稿里，是否一处说“各镇”，另一处说“几个乡镇”，又没有单独提到乡。
    为什么：只有镇的县不能写“乡镇”；有乡有镇的，写“各镇”就漏了乡，覆盖面算不清。
    反例：
        通知印发各镇（社区）贯彻执行。
        全县8个乡镇都建成了文化站。
    正例：
        通知印发各镇、各乡贯彻执行。
        全县5个镇、3个乡都建成了文化站，8个乡镇全部覆盖。
    正例：全县8个乡镇都建成了文化站，各乡镇按月报送。
    依据：行政区划以民政部门公布的为准。
    """
    if "乡镇" not in paper.text:
        return
    first = _TOWNS.search(paper.text)
    if first is None or _BOTH.search(paper.text):
        return
    for found in _TOWNSHIPS.finditer(paper.text):
        yield paper.finding(
            "C440",
            *found.span(),
            cause=f"这里写“{found[0]}”，别处写“{first[0]}”，看不出有没有乡",
            cure="对照行政区划核对：只有镇的统一写“镇”，有乡有镇的写明各有几个",
        )
        return
