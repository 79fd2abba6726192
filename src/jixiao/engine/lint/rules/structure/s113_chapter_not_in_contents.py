"""S113: a chapter that the 目录 leaves out."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.left_out import left_out
from jixiao.engine.lint.rules.structure.listed import listed


@rule("S113")
def check(paper: Paper) -> Iterator[Finding]:
    """正文有这一章，目录没有列。

    检查什么：同一串一级标题里，目录列了其中至少两个，另有一个没有列。
    为什么：目录漏了一章，读的人会以为报告没有这部分。
    反例：
        目录
        一、项目概况
        三、存在的问题
        四、改进措施
        一、项目概况
        治理河道12公里。
        二、资金使用情况
        全部用于工程款。
        三、存在的问题
        两处工程晚完工。
        四、改进措施
        汛前完成招标。
    正例：
        目录
        一、项目概况
        二、存在的问题
        一、项目概况
        （一）立项依据
        县政府批复。
        二、存在的问题
        两处工程晚完工。
    依据：目录应与正文一致。
    """
    lines = paper.once(listed)
    for heading, before, after in left_out(paper, lines, level=1, least=2):
        near = before if before is not None else after
        if near is not None:
            side = "后面" if before is not None else "前面"
            yield paper.finding(
                "S113",
                near.start,
                near.end,
                cause=f"正文有“{heading.number}{heading.title}”，目录在“{near.entry.number}{near.entry.text}”{side}没有列",
                cure="把这一章补进目录；用 Word 自动目录的，更新域",
            )
