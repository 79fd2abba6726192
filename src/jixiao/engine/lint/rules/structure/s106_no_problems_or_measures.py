"""S106: a report of an evaluation says nothing of what went wrong, or nothing of what will be done about it."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.ending import chapters_of, is_self_evaluation, seems_ended

_PARTS = (
    ("存在的问题", re.compile(r"问题|不足|困难|短板|薄弱|偏差|偏离|未完成")),
    ("改进措施或建议", re.compile(r"改进|整改|措施|建议|对策|下一步|打算|今后")),
)
_FEWEST = 2


@rule("S106")
def check(paper: Paper) -> Iterator[Finding]:
    """自评报告写到了结论，没有写问题，或者没有写改进措施。

    检查什么：标题写明是自评、评价报告的，写到了最后，各级标题里有没有“问题”和“改进措施、建议”；文字里也没有说到的才报。
    为什么：自评的用处在于发现问题、改进工作，没有这两部分，结果就无法应用。
    反例：
        2023年村道硬化项目绩效评价报告
        一、项目基本情况
        硬化村道3公里，投资90万元。
        二、评价结论
        各项目标均已完成，群众出行更加方便。
    正例：
        2023年村道硬化项目绩效评价报告
        一、项目基本情况
        硬化村道3公里，投资90万元。
        二、评价结论
        各项目标均已完成。
        三、存在的问题和改进措施
        后期管护经费未落实，下一步列入村级预算。
    依据：财预〔2020〕10号附件3第五、六部分；附件3第三部分。
    """
    chapters = chapters_of(paper)
    if len(chapters) < _FEWEST or not is_self_evaluation(paper) or not seems_ended(paper):
        return
    missing = [name for name, speaks in _PARTS if not _is_said(paper, speaks)]
    if missing:
        last = chapters[-1]
        yield paper.finding(
            "S106",
            last.start,
            last.end,
            cause=f"全文没有写{'，也没有写'.join(missing)}，到“{last.number}{last.title}”就结束了",
            cure=f"在后面补写{'、'.join(missing)}：逐条写明事实、原因、措施、责任人和时限",
        )


def _is_said(paper: Paper, speaks: re.Pattern[str]) -> bool:
    return any(speaks.search(passage.text) for passage in paper.passages)
