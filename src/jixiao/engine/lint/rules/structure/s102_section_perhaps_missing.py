"""S102: a chapter that reports of this kind usually have is not there."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.outline_gaps import gaps, keeps_to_form, told_elsewhere

_FIT = 65  # percent
_FEWEST_THERE = 3
_MOST_MISSING = 2  # a paper that lacks more follows another form


@rule("S102")
def check(paper: Paper) -> Iterator[Finding]:
    """同类报告通常有的一章没有写。

    检查什么：报告的各章与某一种常用提纲相合时，夹在已写各章之间的一章是否没有写；别的标题说到同样内容的不算。
    为什么：各地格式不尽相同，不能断定，但中间缺一章往往是漏写。
    反例：
        2023年县道养护补助资金转移支付绩效自评报告
        一、绩效目标分解下达情况
        下达资金300万元。
        二、绩效目标完成情况分析
        （一）资金投入情况分析
        全部到位。
        （二）总体绩效目标完成情况分析
        养护县道60公里。
        （三）绩效指标完成情况分析
        合格率98%。
        三、绩效自评结果拟应用和公开情况
        在门户网站公开。
    正例：
        2023年县道养护补助资金转移支付绩效自评报告
        一、绩效目标分解下达情况
        下达资金300万元。
        二、绩效目标完成情况分析
        养护县道60公里。
    依据：各地公开的同类报告所用的标题。
    """
    if not paper.follows or paper.outline.fit < _FIT or keeps_to_form(paper):
        return
    there = [one for one in paper.outline.sections if one.level == 1 and one.block is not None]
    found = [gap for gap in gaps(paper) if gap.section.level == 1 and not told_elsewhere(paper, section=gap.section)]
    if found and len(there) >= _FEWEST_THERE and len(found) <= _MOST_MISSING:
        titles = "”“".join(gap.section.title for gap in found)
        yield paper.finding(
            "S102",
            found[0].start,
            found[0].end,
            cause=f"同类报告（{paper.outline.title}）在这后面通常有“{titles}”{len(found)} 章，这里没有",
            cure=f"对照本级财政部门的格式核对；需要的补写“{titles}”，没有这类事项的写明“无”",
        )
