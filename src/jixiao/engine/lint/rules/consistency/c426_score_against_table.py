"""C426: the total score in the text is not that of the paper's own score table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.table_figures import same_scope, scope_of, table_scope
from jixiao.engine.lint.rules.consistency.total_scores import totals
from jixiao.engine.values import printed_number

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import ScoreTable


@rule("C426")
def check(paper: Paper) -> Iterator[Finding]:
    """正文的总得分与自评表的总分不同。

    检查什么：文稿里只有一张自评表、正文也只有一个总得分时，两个数是否相同。有几张表的，正文的总得分只要与其中一张相同就不报。
    为什么：报告和表是一份材料，总分必须一致。
    反例：
        青山县水利局2023年度部门整体绩效自评报告
        经自评，自评得分96分。
        | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
        | 产出指标 | 数量指标 | 维修渠道 | ≥5公里 | 6公里 | 60 | 60 |
        | 效益指标 | 社会效益 | 受益农户 | ≥200户 | 190户 | 40 | 37 |
        | 总分 | | | | | 100 | 97 |
    正例：
        青山县水利局2023年度部门整体绩效自评报告
        经自评，自评得分97分。
        | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
        | 产出指标 | 数量指标 | 维修渠道 | ≥5公里 | 6公里 | 60 | 60 |
        | 效益指标 | 社会效益 | 受益农户 | ≥200户 | 190户 | 40 | 37 |
        | 总分 | | | | | 100 | 97 |
    依据：财预〔2020〕10号：自评结果通过自评表和自评报告反映。
    """
    told = totals(paper)
    printed = [
        table.total.score
        for table in paper.score_tables
        if table.total is not None and table.total.score and _may_be_told(paper, table)
    ]
    numbers = [printed_number(spot.text) for spot in printed]
    if not told or not numbers or None in numbers or len({score.number for score in told}) != 1:
        return
    if told[0].number in numbers:
        return
    for score in told:
        yield paper.finding(
            "C426",
            score.start,
            score.end,
            cause=f"正文写 {score.quote}，自评表的总分是 {'、'.join(spot.text for spot in printed)}",
            cure="核对自评表，改成一致；几张表的，写明是哪一张的得分",
        )


def _may_be_told(paper: Paper, table: "ScoreTable") -> bool:
    """Return whether a table is of what the paper is about; where the title does not say, any table may be."""
    own = scope_of(paper)
    return not own or same_scope(own, table_scope(paper, table))
