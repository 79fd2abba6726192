"""R520: no measure has an owner or a date."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import words_of

_OWNED = re.compile(
    r"责任(?:人|科室|部门|股室|单位|领导)|牵头|负责|[一-龥]{1,5}(?:科|股|处|室|办公室|中心|队)(?:负|牵|组织|具体|会同|于|在)|专人"
    r"|[0-9一二三四五六七八九十]+\s?[月日]|20[0-9]{2}\s?年|[年月季]底|底前|年内|月内|季度|[上下]半年|每[月季周年]|下年度?|明年"
)
_OVER = re.compile(r"措施|整改|打算|改进(?:的)?(?:方向|建议|意见|情况)|下一?步(?:工作|改进|计划|安排)|建议$")
_WITH_PROBLEMS = re.compile(r"问题|原因|不足|偏离|偏差")
_FEWEST = 10


@rule("R520")
def check(paper: Paper) -> Iterator[Finding]:
    """措施没有责任人，也没有时限。

    检查什么：改进措施一节，有没有一条写了由谁做、什么时候做完。
    为什么：没有人、没有时间，明年检查时无从说起，措施等于没有。
    反例：
        一、存在的问题
        执行进度偏慢。
        二、改进措施
        加快项目前期工作，加强部门沟通，提高资金使用效率。
        三、其他
        无。
    正例：
        一、存在的问题
        执行进度偏慢。
        二、改进措施
        规划股3月底前完成项目招标，财务股每月通报支付进度。
        三、其他
        无。
    依据：财预〔2020〕10号：对发现的问题应当及时整改；整改通知一般写明责任人和时限。
    """
    heading = _heading(paper)
    closed = heading is not None and any(each.level == 1 and each.start > heading.start for each in paper.headings)
    if heading is None or not (paper.is_whole or closed):
        return
    said = [each for each in paper.within(Part.MEASURES) if each.start > heading.start]
    measures = [*said, *(each for each in paper.headings if each.part is Part.MEASURES and each.start > heading.start)]
    tables = any(paper.part_at(paper.spans[number][0]) is Part.MEASURES for number, _ in paper.tables)
    if tables or sum(len(each.text) for each in measures) < _FEWEST or any(_OWNED.search(one.text) for one in measures):
        return
    yield paper.finding(
        "R520",
        *words_of(heading),
        cause="这一节的措施没有一条写明由谁负责、什么时候做完",
        cure="每条措施写明责任科室（责任人）和完成时间，如“财务股，2025年6月底前”",
    )


def _heading(paper: Paper) -> Titled | None:
    """Return the heading over the measures, rather one that is not over the problems too."""
    named = [each for each in paper.headings if each.part is Part.MEASURES and _OVER.search(each.title)]
    alone = [each for each in named if not _WITH_PROBLEMS.search(each.title)]
    return next(iter((*alone, *named)), None)
