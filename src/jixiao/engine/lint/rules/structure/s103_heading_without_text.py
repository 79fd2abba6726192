"""S103: a heading under which nothing is written."""

import re
from collections.abc import Iterator

from jixiao.engine.document import Heading
from jixiao.engine.errors import Finding
from jixiao.engine.intake import read_number
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import numbering

_SECTION = late(
    r"(?:情况|概况|概述|分析|结论|问题|原因|措施|建议|目标|任务|职责|职能|背景|依据|做法|经验|方向|结果|过程|内容|"
    r"方法|范围|效益|效果|产出|满意度)[。：:]?$"
)
_ELSEWHERE = re.compile(r"附件|附表|附图|表$|见附")
_UPPER = 2
_MOST_EMPTY = 2  # more headings on end without text are a list, or a 目录 that has no title


@rule("S103")
def check(paper: Paper) -> Iterator[Finding]:
    """标题下面什么也没有写。

    检查什么：一、二级标题与下一个同级或上级标题之间，是否既没有文字，也没有表格和下级标题。
    为什么：有标题没有内容，等于这一部分没有写。
    反例：
        一、项目概况
        治理河道12公里。
        二、存在的问题
        三、改进措施
        汛前完成招标。
    正例：
        一、项目概况
        治理河道12公里。
        二、存在的问题
        两处工程晚完工。
        三、改进措施
        汛前完成招标。
    正例：
        一、机构设置
        （一）办公室
        （二）财务股
        （三）工程股
        二、职责
        负责全县水利工作。
    依据：提纲要求的各部分都应有内容；没有的写“无”。
    """
    aside = {each.mark.block for each in paper.once(numbering).collisions}
    headings = {heading.block: heading for heading in paper.headings}
    for series in paper.once(numbering).series:
        filled = [_is_filled(paper, mark) for mark in series.marks]
        run = 0
        for number, mark in enumerate(series.marks):
            run = 0 if filled[number] else run + 1
            beside = filled[max(number - run, 0) : number + 2]
            if filled[number] or run > _MOST_EMPTY or not (mark.level == 1 or any(beside)):
                continue
            heading = headings.get(mark.block)
            if heading is not None and aside.isdisjoint({mark.block, mark.block + 1}) and _is_section(heading):
                following = headings[mark.block + 1]
                yield paper.finding(
                    "S103",
                    heading.start,
                    heading.end,
                    cause=f"“{_whole(heading)}”下面没有任何文字或表格，紧接着就是“{_whole(following)}”",
                    cure="补写这一部分；确实没有内容的写“无”或“不涉及”",
                )


def _is_filled(paper: Paper, mark: Mark) -> bool:
    """Return whether something stands under a number: anything but the next heading of its level or above.

    An item that is a paragraph, and a heading that ends the paper, count as filled.
    """
    if not mark.titled or mark.block + 1 >= len(paper.blocks):
        return mark.titled
    after = paper.blocks[mark.block + 1]
    if not isinstance(after, Heading) or after.level > mark.level:
        return True
    theirs = read_number(f"{after.number}的") if after.number else None
    return theirs is None or theirs.value <= 1


def _is_section(heading: Titled) -> bool:
    if heading.level not in range(1, _UPPER + 1):
        return False
    return _SECTION.search(heading.title) is not None and not _ELSEWHERE.search(heading.title)


def _whole(heading: Titled) -> str:
    return f"{heading.number}{heading.title}"
