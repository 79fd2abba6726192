"""S114: the 目录 lists some headings of the second level and leaves out others."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.left_out import left_out
from jixiao.engine.lint.rules.structure.listed import listed

_SHOWN = 4
_SECOND = 2


@rule("S114")
def check(paper: Paper) -> Iterator[Finding]:
    """目录列了一章的部分小标题，其余的没有列。

    检查什么：同一章的二级标题，目录列了一个以上，又漏了一个以上；全文只报一处。
    为什么：目录要么列到二级标题，要么只列一级，列一部分让人看不出全貌。
    反例：
        目录
        一、项目概况
        （一）立项依据
        二、存在的问题
        一、项目概况
        （一）立项依据
        县政府批复。
        （二）建设内容
        治理河道12公里。
        二、存在的问题
        两处工程晚完工。
    正例：
        目录
        一、项目概况
        二、存在的问题
        一、项目概况
        （一）立项依据
        县政府批复。
        （二）建设内容
        治理河道12公里。
        二、存在的问题
        两处工程晚完工。
    依据：目录应与正文一致。
    """
    lines = paper.once(listed)
    found = list(left_out(paper, lines, level=_SECOND, least=1))
    if not found:
        return
    shown = "、".join(f"“{heading.number}{heading.title}”" for heading, _, _ in found[:_SHOWN])
    more = f" 等 {len(found)} 个" if len(found) > _SHOWN else ""
    _, before, after = found[0]
    near = before if before is not None else after
    if near is not None:
        yield paper.finding(
            "S114",
            near.start,
            near.end,
            cause=f"目录列了“{near.entry.number}{near.entry.text}”，同一章的{shown}{more}没有列",
            cure="目录统一列到二级标题，或统一只列一级标题",
        )
