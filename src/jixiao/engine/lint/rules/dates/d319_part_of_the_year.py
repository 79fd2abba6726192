"""D319: the results of a whole year are told for a few months only."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_ALL_YEAR = re.compile(
    r"(?=[全每按季上下0-9一二三四五六七八九十年常日])"
    r"(?:全年|每月|每季|每周|按月|按季|季度|上半年|下半年|[0-9一二三四五六七八九十]{1,3}[-—至到~][0-9一二三四五六七八九十]{1,3}月份?底?|年初|年末|年底|常年|日常)"
)
_SAYS_YEAR = re.compile(r"一年来|一年以来|[0-9]{4}年以来|过去一年")
_FEWEST_DATES, _FEWEST_MONTHS, _LONGEST = 6, 2, 6


@rule("D319")
def check(paper: Paper) -> Iterator[Finding]:
    """评价一整年，完成情况只写了几个月的事。

    检查什么：完成情况里带日期的事有六件以上，却都落在不超过六个月的一段里，也没有一处说到全年、季度、年初年末的。
    为什么：自评是对全年的。其余月份一件事没有，读的人会问是没有做，还是只抄了几篇报道。
    反例：
        2023年度部门整体绩效自评报告
        一、部门概况
        （一）主要职责
        负责科普工作。
        二、部门整体绩效实现情况
        （一）部门产出情况
        5月10日举办讲座。5月20日走访慰问。5月30日召开座谈会。
        6月5日举办培训。6月8日参加展览。6月18日进校园宣传。
        三、存在问题及改进措施
        （一）主要问题及原因分析
        绩效意识不强。
        四、绩效自评结果拟应用和公开情况
        在政府网站公开。
    正例：
        2023年度部门整体绩效自评报告
        二、部门整体绩效实现情况
        全年举办讲座12场。5月10日、5月20日、5月30日、6月5日、6月8日、6月18日进校园宣传。
    依据：财预〔2020〕10号：自评以预算年度为周期。
    """
    results = paper.within(Part.RESULTS)
    if not paper.is_whole or not results:
        return
    months = [day.month for day in paper.facts.dates if day.month and paper.part_at(day.start) is Part.RESULTS]
    if len(months) < _FEWEST_DATES or len(set(months)) < _FEWEST_MONTHS or max(months) - min(months) >= _LONGEST:
        return
    if any(_ALL_YEAR.search(each.text) for each in results):
        return
    said = next((found for each in results if (found := _place(each.start, _SAYS_YEAR.search(each.text)))), None)
    heading = next((each for each in paper.headings if each.part is Part.RESULTS), None)
    place = said or ((heading.start, heading.end) if heading is not None else None)
    if place is not None:
        yield paper.finding(
            "D319",
            *place,
            cause=f"完成情况里带日期的 {len(months)} 件事都在 {min(months)} 月到 {max(months)} 月，其余月份一件没有",
            cure="补上其他月份的工作和成果；确实集中在这几个月的，说明原因",
        )


def _place(start: int, match: re.Match[str] | None) -> tuple[int, int] | None:
    return None if match is None else (start + match.start(), start + match.end())
