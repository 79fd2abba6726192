"""C423: the total score is told with two values."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.table_figures import scope_of
from jixiao.engine.lint.rules.consistency.total_scores import totals

_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE = re.compile(r"整体|部门|单位")


@rule("C423")
def check(paper: Paper) -> Iterator[Finding]:
    """总得分前后两个数。

    检查什么：正文几处写的自评总得分是否一致。各章节、各指标、各项目的得分，复核、上年、平均的得分不算。
    为什么：一份报告只有一个总分，前后不一，看报告的人不知道以哪个为准。
    反例：
        本项目自评得分96分。
        附表显示，自评总分97分，达到预期。
    正例：
        本项目自评得分96分，其中产出指标得分48分。
        财政部门复核得分95分，自评总分96分。
    依据：财预〔2020〕10号：自评得分由各项指标得分汇总得出。
    """
    found = totals(paper)
    if len({score.number for score in found}) != 2:  # noqa: PLR2004 - more than two are scores of several things
        return
    first = found[0]
    for score in found[1:]:
        if score.number != first.number and _may_be_one(paper, first.label, score.label):
            yield paper.finding(
                "C423",
                score.start,
                score.end,
                cause=f"前面写的总得分是 {first.quote}（“{first.label[-12:]}”），这里是 {score.quote}",
                cure="对照自评表核对，全文统一",
            )


def _may_be_one(paper: Paper, one: str, other: str) -> bool:
    """Return whether two labels name the total of one evaluation: by the same, of the same, for the same year."""
    kinds = {next((kind for kind in ("自评", "评价") if kind in label), "") for label in (one, other)}
    years = {found for label in (one, other) for found in _YEAR.findall(label)}
    subjects = {_subject(paper, label) for label in (one, other)}
    return len(kinds - {""}) <= 1 and len(years) <= 1 and len(subjects - {""}) <= 1


def _subject(paper: Paper, label: str) -> str:
    """Return what a label says was scored, as the title has it where the label says nothing: 项目, 整体, or ""."""
    if _WHOLE.search(label):
        return "整体"
    scope = scope_of(paper)
    return "项目" if "项目" in label else "项目" if scope and scope != "整体" else scope
