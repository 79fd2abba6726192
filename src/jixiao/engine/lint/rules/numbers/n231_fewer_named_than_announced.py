"""N231: a list names fewer things than its number says."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.enumerating import lists_after_number


@rule("N231")
def check(paper: Paper) -> Iterator[Finding]:
    """报了个数，后面列出的却没有那么多。

    检查什么：“下属单位5个，即……”“分别为……”这样先报个数、再逐一列出名称的，列出的名称是否够数。带“等”字的、
    列举没有收住的、名称里有“各”“其他”的，都不算。
    为什么：个数和名称对不上，读的人不知道是数写错了，还是漏了一个单位；机构数、预算单位数都要经得起核对。
    反例：局下属事业单位4个，即市场服务中心、农机推广站和种子管理站。
    正例：局下属事业单位3个，即市场服务中心、农机推广站和种子管理站。
    正例：局下属事业单位4个，即市场服务中心、农机推广站、种子管理站等。
    依据：计数；部门决算公开要求如实说明机构设置情况（财预〔2016〕143号）。
    """
    for told in lists_after_number(paper):
        if told.sure and told.announced > told.most:
            number = f"{told.announced}{told.measure}"
            yield paper.finding(
                "N231",
                told.start,
                told.end,
                cause=f"报的是 {number}，后面从“{told.names[0]}”到“{told.names[-1]}”只列出 {told.most} 个",
                cure="对照机构编制文件或名册核对：漏了的补上，数写错了的改数；没有全列的，在最后加“等”",
            )
