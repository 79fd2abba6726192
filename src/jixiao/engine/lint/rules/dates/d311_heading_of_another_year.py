"""D311: a heading or the name of a table has another year than the paper."""

import re
from collections.abc import Iterator

from jixiao.engine.document import Heading, Paragraph, Table
from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.title_year import fiscal_year_of_title

_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[ \t]?年度?")
_NAMES = re.compile(
    r"自评表|自评报告|评价表|目标表|申报表|完成情况|实现情况|收支(?:总)?(?:表|情况)|决算情况|预算执行|执行情况|绩效目标(?!管理)|基础数据表"
)
_OTHER = re.compile(
    r"上年|以前|往年|对比|比较|较|计划|打算|安排|规划|[-—至到~]|通知|办法|文件|意见|《|结转|工作要点|截[至止]|资金|号|预算编制"
)
_LONGEST = 40
_AHEAD = (Part.MEASURES, Part.APPLICATION, Part.PROBLEMS, Part.FRONT)
_NEAR = 2


@rule("D311")
def check(paper: Paper) -> Iterator[Finding]:
    """小标题、表名里的年度，和整份报告的年度不一样。

    检查什么：标题、表名里写着“某年度……绩效目标”“……自评表”“……完成情况”的，年份是不是评价的那一年。讲上年对比、下年打算、
    文件名称的不算。
    为什么：年度写错，表里的数就不知道是哪一年的；多半是沿用上年的表没有改。
    反例：
        2023年度部门整体绩效自评报告
        一、2022年度绩效目标完成情况
        全年任务全部完成。
    正例：
        2023年度部门整体绩效自评报告
        一、2023年度绩效目标完成情况
        全年任务全部完成。
    正例：
        2023年度部门整体绩效自评报告
        三、2024年度工作打算
        抓好预算执行。
    依据：财预〔2020〕10号：自评以预算年度为周期。
    """
    titled = fiscal_year_of_title(paper)
    if not titled:
        return
    for number, block in enumerate(paper.blocks):
        start, end = paper.spans[number]
        if isinstance(block, Table):
            end = start + len(block.caption) if paper.text.startswith(block.caption, start) else start
        elif not isinstance(block, Heading | Paragraph):
            continue
        words = paper.text[start:end]
        if len(words) > _LONGEST or words.rstrip().endswith("。") or paper.part_at(start) in _AHEAD:
            continue
        found = _YEAR.findall(words)
        year = int(found[0]) if len(found) == 1 else titled
        if year != titled and abs(year - titled) <= _NEAR and _NAMES.search(words) and not _OTHER.search(words):
            match = _YEAR.search(words)
            at = start + (match.start() if match else 0)
            yield paper.finding(
                "D311",
                at,
                at + len(match[0] if match else ""),
                cause=f"整份报告评价的是 {titled} 年度，这里写的是 {year} 年",
                cure=f"核对内容是哪一年的：年份写错的改成 {titled}，抄了别年的换成本年的",
            )
