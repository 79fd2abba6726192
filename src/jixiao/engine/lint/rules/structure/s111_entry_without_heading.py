"""S111: a line of the 目录 that the text has no heading for."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.ending import reaches_end
from jixiao.engine.lint.rules.structure.listed import Listed, listed
from jixiao.engine.lint.rules.structure.summary import summary_entries

_NO_HEADING = re.compile(r"^(?:正文|正文部分|目录|附件|附表|附图|附录|封面|前言|引言)|表$|(?:附件|附表)$")
_NO_ENTRY = re.compile(r"[0-9:：]")  # a line without a number that holds these is a field or a date
_FEWEST = 2


@rule("S111")
def check(paper: Paper) -> Iterator[Finding]:
    """目录里列了，正文里没有这个标题。

    检查什么：目录的每一行在正文里有没有同样的标题；正文已经写到这一行后面的标题，才说它缺。附件、附表和各种表不查。
    为什么：要么这一部分漏写了，要么改了正文没有更新目录。
    反例：
        目录
        一、项目概况
        二、资金使用情况
        三、存在的问题
        一、项目概况
        治理河道12公里。
        三、存在的问题
        两处工程晚完工。
    正例：
        目录
        一、项目概况
        二、资金使用情况
        三、存在的问题
        一、项目概况
        治理河道12公里。
        二、资金使用情况
        全部用于工程款。
        三、存在的问题
        两处工程晚完工。
    依据：目录应与正文一致。
    """
    lines = paper.once(listed)
    paired = [number for number, line in enumerate(lines) if line.heading is not None]
    if len(paired) < _FEWEST:
        return
    last = len(lines) if reaches_end(paper) else paired[-1]
    summary = summary_entries(lines)
    for number, line in enumerate(lines[:last]):
        if number not in summary and _is_missing(line):
            yield paper.finding(
                "S111",
                line.start,
                line.end,
                cause=f"目录有“{line.entry.number}{line.entry.text}”，正文没有这个标题",
                cure="正文漏写的补写；正文已改的，更新目录",
            )


def _is_missing(line: Listed) -> bool:
    if line.heading is not None or line.said or len(line.words) <= 1 or _NO_HEADING.search(line.words):
        return False
    return bool(line.entry.number) or not _NO_ENTRY.search(line.entry.text)
