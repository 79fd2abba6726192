"""W611: a character too many behind 及, 和, 与."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_THAT = re.compile(
    r"及(?<![普涉波危触顾提企推遍旁]及)(?:那(?![些个样时里么年次种位天儿边曲达])|哪(?![些个里怕]))(?=[一-龥]{2})"
)
_OF = re.compile(
    r"(?=[和与以])(?:和(?<![总平温缓饱共中调讲柔祥谦宽亲随暖融附人应唱泰太仁兴颐永云政敖宜义]和)|与(?<![参给赠授赋施付]与)|以及)的(?!确|士|话|哥)(?=[一-龥]{2})"
)
_TWO = re.compile(
    r"(?=[以及与和])(?:(?:以及和|及和(?<![普涉波危触埃来不推顾提企]及和)|与和(?<![参给赠授]与和))(?!谐|平|睦|解|田|硕|静|县|顺|龙|政|声)|和及(?!时|其|早|格|物|第)(?<![总平温缓饱共]和及)|及与(?<![以普涉波危触埃来不推顾提企]及与)(?!会))"
)


@rule("W611")
def check(paper: Paper) -> Iterator[Finding]:
    """连词后面多了一个字。

    检查什么：“及”“和”“与”后面有没有不该有的“那”“的”，有没有两个连词叠在一起。
    为什么：多为删改、拼音输入时留下的，句子读不通。
    反例：报告分析了存在的问题及那原因。
    反例：公开了收入和的支出情况。
    正例：报告分析了存在的问题及原因。
    正例：涉及那些已完工的项目，以及的确无法完工的项目。
    依据：文字校对通例。
    """
    text = paper.text
    for pattern in (_THAT, _OF):
        for match in pattern.finditer(text):
            stray = match[0][-1]
            yield paper.finding(
                "W611",
                *match.span(),
                cause=f"“{match[0]}{text[match.end() : match.end() + 2]}”里多了一个“{stray}”",
                cure=f"删去“{stray}”",
                replacement=match[0][:-1],
            )
    for match in _TWO.finditer(text):
        yield paper.finding("W611", *match.span(), cause=f"“{match[0]}”是两个连词叠在一起", cure="只留一个连词")
