"""R528: a section on performance management that gives no fact."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part, part_of_heading
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import holds_table, points_elsewhere, told_in

_OF_IT = re.compile(r"绩效管理|绩效工作|自评工作|评价工作")
_FACT = re.compile(r"[0-9０-９]|[一二三四五六七八九十两]+(?:个|项|次|名|人|家|期|月|日|位)|《|〔")
_PLACES = frozenset({Part.MANAGEMENT, Part.MONEY, Part.OTHER})
_FEWEST = 60  # characters


@rule("R528")
def check(paper: Paper) -> Iterator[Finding]:
    """绩效管理情况没有实据。

    检查什么：“预算绩效管理开展情况”一节，有没有一个数、一个日期或一个文件名。
    为什么：这一节要说管了几个项目、什么时候监控、谁来做、查出什么。全是“高度重视、加强管理”，换个单位名照样能用。
    反例：
        一、部门概况
        （一）预算绩效管理开展情况
        我单位高度重视预算绩效管理工作，牢固树立绩效理念，加强组织领导，从绩效目标、绩效监控、绩效评价、结果应用等方面加强管理，资金使用效益不断提高，各项工作有序推进。
        （二）预算执行情况
        支出120万元。
    正例：
        一、部门概况
        （一）预算绩效管理开展情况
        我单位年初对4个项目编报了绩效目标，8月15日开展绩效监控，纠正偏差2项，12月由财务股组织自评，绩效目标、绩效监控、绩效评价全部有记录。
        （二）预算执行情况
        支出120万元。
    依据：财预〔2020〕10号：自评报告应反映绩效管理工作的开展情况。
    """
    for number, heading in enumerate(paper.headings):
        if heading.part not in _PLACES or part_of_heading(heading.title) is not Part.MANAGEMENT:
            continue
        if not _OF_IT.search(heading.title):
            continue
        last = number + 1 == len(paper.headings)
        if last and not paper.is_whole:
            continue
        end = len(paper.text) if last else paper.headings[number + 1].start
        below = told_in(paper.paragraphs, heading.end, end)
        words = "".join(each.text for each in below)
        if len(words) < _FEWEST or _FACT.search(words) or points_elsewhere(words):
            continue
        if not holds_table(paper, heading.end, end):
            yield paper.finding(
                "R528",
                below[0].start,
                below[0].end,
                cause="这一节没有一个数、一个日期或一个文件，说不出管了几个项目、什么时候监控、由谁做",
                cure="写明编报绩效目标的项目数和金额、监控日期和结果、自评的组织和人员",
            )
