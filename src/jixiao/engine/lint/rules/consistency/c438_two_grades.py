"""C438: the grade of the paper is told with two values."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.grade_bands import graded

_OTHERS = re.compile(r"复核|复评|审核|抽查|财政(?:部门|局)?(?:评价|评定)|上年|去年|上一年|专家|第三方|指标|每")


@rule("C438")
def check(paper: Paper) -> Iterator[Finding]:
    """评价等级前后两个。

    检查什么：正文几处随总得分写的等级是否一致；复核、上年的等级不算。
    为什么：一份报告只有一个等级，结果应用按等级执行。
    反例：
        经自评，自评得分92分，等级为优。
        综上，自评得分92分，评价等级为良。
    正例：
        经自评，自评得分92分，等级为优。
        财政部门复核得分88分，等级为良。
    依据：财预〔2020〕10号：评价结果分优、良、中、差四级。
    """
    found = [each for each in graded(paper) if not _is_anothers(paper, each.grading.start)]
    for each in found[1:]:
        first = found[0]
        if each.grading.grade != first.grading.grade and each.score.number == first.score.number:
            yield paper.finding(
                "C438",
                each.grading.start,
                each.grading.end,
                cause=f"同样是 {each.score.quote}，前面写的等级是“{first.grading.quote}”，这里是“{each.grading.quote}”",
                cure="核对等级，全文统一",
            )


def _is_anothers(paper: Paper, at: int) -> bool:
    start = max(paper.text.rfind(mark, 0, at) for mark in "。\n") + 1
    return _OTHERS.search(paper.text, start, at) is not None
