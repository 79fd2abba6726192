"""D317: what is told as done is dated after the report itself."""

import bisect
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.calendar_days import first_date
from jixiao.engine.lint.rules.dates.report_day import report_day

_DONE = re.compile(r"开展了?|举办了?|组织了?|召开了?|完成|建成|竣工|验收|发放|走访|慰问|印发|通过|获得?|参加")
_TO_COME = re.compile(
    r"拟|将|计划|预计|准备|力争|争取|目标|前|至|以前|到期|有效期|截[至止]|规划|下一步|打算|明年|[-—~～至到]"
)
_CLOSE = 30
_READ = (Part.RESULTS, Part.SUMMARY, Part.OTHER, Part.MANAGEMENT)


@rule("D317")
def check(paper: Paper) -> Iterator[Finding]:
    """说已经做成的事，日期却在报告写成之后。

    检查什么：正文里写明年、月的已完成事项，日期是否晚于封面或落款的日期；写“拟”“计划”的不算。
    为什么：报告写成时还没有到的日子，不可能已经做成；不是这个日期写错，就是报告的日期没有改。
    反例：
        2023年度部门整体绩效自评报告
        2024年3月
        二、完成情况
        2024年5月项目通过验收。
    正例：
        2023年度部门整体绩效自评报告
        2024年3月
        二、完成情况
        2024年2月项目通过验收。
    正例：
        2023年度部门整体绩效自评报告
        2024年3月
        二、完成情况
        项目计划于2024年5月通过验收。
    依据：时间先后。
    """
    dated = report_day(paper)
    if dated is None:
        return
    starts = [each.start for each in paper.sentences]
    for day in paper.facts.dates:
        first = first_date(day) if day.year else None
        index = bisect.bisect_right(starts, day.start) - 1
        if first is None or first <= dated.last or index < 0 or paper.part_at(day.start) not in _READ:
            continue
        sentence = paper.sentences[index]
        inside = day.end <= sentence.end and not _TO_COME.search(sentence.quote)
        if inside and _DONE.search(paper.text, day.end, min(day.end + _CLOSE, sentence.end)):
            yield paper.finding(
                "D317",
                day.start,
                day.end,
                cause=f"报告的日期是 {paper.text[dated.start : dated.end]}，这件事写在它之后，却说已经做成",
                cure="核对这个日期和报告的日期，改掉写错的一个；还没有做的写明是计划",
            )
