"""C419: a report of self-evaluation has a heading on evaluation."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_EVALUATION = re.compile(
    r"绩效评价(?!指标|体系|标准|方法|办法|管理|制度|机制|中心|小组|原则|依据|目的|对象|方案|反馈|组织)"
)
_DEEPEST = 2


@rule("C419")
def check(paper: Paper) -> Iterator[Finding]:
    """题目是“绩效自评”，标题里却写“绩效评价”。

    检查什么：报告的题目和另一个一级标题写“自评”，一、二级标题里是否又有写“绩效评价”的。只标第一处；说评价指标、评价办法的不算。
    为什么：单位自评和部门评价、财政评价是三种不同的评价，标题混用，看不出是哪一种。有的地方印发的提纲本身就混用，可与财政部门
    商定后统一。
    反例：
        青山县水利局2023年度部门整体绩效自评报告
        一、部门概况
        无。
        二、部门整体绩效评价存在问题及改进措施
        无。
        三、绩效自评结果应用
        无。
    正例：
        青山县水利局2023年度部门整体绩效自评报告
        一、部门概况
        无。
        二、部门整体绩效自评存在问题及改进措施
        无。
        三、绩效自评结果应用
        无。
    依据：财预〔2020〕10号第四条：绩效评价分为单位自评、部门评价和财政评价。
    """
    title = "" if paper.taken.document is None else paper.taken.document.title
    headings = [heading for heading in paper.headings if heading.level <= _DEEPEST]
    if "自评" not in title or not any("自评" in heading.title and heading.level == 1 for heading in headings):
        return
    for heading in headings:
        match = None if "自评" in heading.text else _EVALUATION.search(paper.text, heading.start, heading.end)
        if match is not None:
            yield paper.finding(
                "C419",
                match.start(),
                match.end(),
                cause="报告的题目和别的标题写“绩效自评”，这个标题写“绩效评价”",
                cure="改为“绩效自评”，全文统一；是财政印发的提纲原文的，可以不改",
            )
            return
