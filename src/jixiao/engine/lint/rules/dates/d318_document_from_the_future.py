"""D318: a document is cited that is younger than the report."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.report_day import report_day

_NUMBERED = re.compile(r"[〔\[［﹝【（(](?P<year>(?:19|20)\d{2})[〕\]］﹞】）)][ \t]?第?\d{1,5}[ \t]?号")
_ISSUER = late(r"[一-龥]{1,8}[ \t]?$")
_LONGEST = 10


@rule("D318")
def check(paper: Paper) -> Iterator[Finding]:
    """引用的文号比报告还新。

    检查什么：文号里的年份，是否晚于封面或落款日期的那一年。
    为什么：写报告时还没有的文件，不可能作为依据；不是文号年份写错，就是报告的日期没有改。
    反例：
        2022年度部门整体绩效自评报告
        2023年3月
        根据县财绩〔2024〕5号文件要求开展自评。
    正例：
        2022年度部门整体绩效自评报告
        2023年3月
        根据县财绩〔2023〕5号文件要求开展自评。
    依据：时间先后。
    """
    dated = report_day(paper)
    if dated is None:
        return
    for match in _NUMBERED.finditer(paper.text):
        if int(match["year"]) > dated.last.year:
            issuer = _ISSUER.search(paper.text, max(match.start() - _LONGEST, 0), match.start())
            yield paper.finding(
                "D318",
                issuer.start() if issuer else match.start(),
                match.end(),
                cause=f"报告写于 {dated.last.year} 年，这个文件却是 {match['year']} 年的",
                cure="对照原文核对文号，并核对报告的日期",
            )
