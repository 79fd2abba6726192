"""D312: a five-year plan that is over is spoken of as the one in force."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_ENDS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
_IN_FORCE = re.compile(
    r"(?:贯彻|落实|实施|推进|执行|按照|根据|依据|围绕|对照|结合|符合|纳入|完成|助力|服务)[^，。；\n]{0,12}?[“\"《]?(?P<plan>十[一二三四五]五)[”\"]?"
    r"(?:[一-龥]{0,10}(?:规划|目标|任务|纲要|部署))"
)
_PAST = re.compile(r"期间|以来|末|时期|收官|终期|总结评估|成果|巩固|遗留|历年|接续|衔接|项目")


@rule("D312")
def check(paper: Paper) -> Iterator[Finding]:
    """已经结束的五年规划，还当作现行的来写。

    检查什么：评价年度在某个五年规划结束之后，文中仍写“落实‘十三五’规划”“按照‘十三五’目标任务”的。回顾“十三五期间”的不算。
    为什么：目标要对应现行的规划。期限过了还写它，多半是沿用了几年前的文字。
    反例：
        2023年度部门整体绩效自评报告
        全面落实“十三五”规划任务，推进各项工作。
    正例：
        2023年度部门整体绩效自评报告
        全面落实“十四五”规划任务，推进各项工作。
    正例：
        2023年度部门整体绩效自评报告
        在巩固“十三五”期间成果的基础上推进各项工作。
    依据：国民经济和社会发展五年规划的起止年份（十三五2016—2020年，十四五2021—2025年）。
    """
    if paper.year is None:
        return
    for match in _IN_FORCE.finditer(paper.text):
        end = _ENDS.get(match["plan"])
        if end is not None and paper.year > end and not _PAST.search(match[0]):
            yield paper.finding(
                "D312",
                match.start("plan"),
                match.end(),
                cause=f"“{match['plan']}”到 {end} 年已经结束，评价的是 {paper.year} 年度",
                cure="改成现行规划及其对应的目标；引用旧规划的，写明是延续任务",
            )
