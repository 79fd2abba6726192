"""R519: the heading promises causes, a problem has none."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.items import items

_CAUSED = late(
    r"由于|因为|原因|因[^，。；为此而]{2,}|导致|致使|造成|受[^，。；]{1,20}(?:影响|制约|限制|约束)|主要是|在于|归结|源于|缺乏|缺少|没有|未能?|不够|不足|不到位"
)
_STATED = re.compile(
    r"由于|因为|原因|因[^，。；为此而]{2,}|导致|致使|造成|受[^，。；]{1,20}(?:影响|制约|限制|约束)|主要是|在于|源于"
)


@rule("R519")
def check(paper: Paper) -> Iterator[Finding]:
    """问题没有写原因。

    检查什么：标题写明“原因分析”的一节，每一个问题有没有说为什么。
    为什么：不知道原因，措施就对不上；标题要求的内容也没有写全。
    反例：
        一、存在的问题及原因分析
        1.项目执行进度偏慢。截至9月底只完成计划的46%，低于序时进度。
        2.台账不全。由于人员更换，2月至4月的发放台账没有移交。
        二、改进措施
        加强管理。
    正例：
        一、存在的问题及原因分析
        1.项目执行进度偏慢。由于招标两次流标，截至9月底只完成计划的46%。
        2.台账不全。由于人员更换，2月至4月的发放台账没有移交。
        二、改进措施
        加强管理。
    依据：财预〔2020〕10号：自评报告应分析未完成目标的原因。
    """
    heading = _heading(paper)
    if heading is None:
        return
    problems = [one for one in items(paper, Part.PROBLEMS) if one.start > heading.start]
    if not any(_STATED.search(one.words(paper)) for one in problems):
        return  # no cause at all is the fault of S131
    for problem in problems:
        if len(problem.body(paper)) > 1 and not _STATED.search(problem.words(paper)):
            yield paper.finding(
                "R519",
                problem.start,
                problem.end,
                cause=f"标题是“{heading.title.rstrip('：:。')}”，“{problem.title}”只说了现象，没有说原因",
                cure="写明为什么会这样（制度、人员、资金、外部条件），一个问题至少一条原因",
            )


def _heading(paper: Paper) -> Titled | None:
    found = (each for each in paper.headings if each.part in {Part.PROBLEMS, Part.MEASURES} and "原因" in each.title)
    return next(found, None)
