"""C434: two papers of one unit and year tell another total score."""

import dataclasses
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_records import own_companions
from jixiao.engine.lint.rules.consistency.table_figures import same_scope, scope_of, table_scope
from jixiao.engine.lint.rules.consistency.total_scores import totals
from jixiao.engine.values import printed_number


@dataclasses.dataclass(frozen=True, slots=True)
class _Total:
    number: Fraction
    start: int
    end: int
    quote: str


@rule("C434")
def check(paper: Paper) -> Iterator[Finding]:
    """一起报送的两份文稿，自评总分不同。

    检查什么：同一单位、同一年度、同一范围的文稿，写的自评总分是否一致；一份里有几个总分的，只要有一个与另一份相同就不报。
    为什么：一次自评只有一个总分。
    反例：
        青山县水利局2023年度部门整体支出绩效自评报告
        自评得分96分。
        ——一同报送——
        青山县水利局2023年度部门整体支出绩效自评表
        自评总分97分。
    正例：
        青山县水利局2023年度部门整体支出绩效自评报告
        自评得分96分。
        ——一同报送——
        青山县水利局2023年度农村饮水维修项目绩效自评表
        自评总分97分。
    依据：财预〔2020〕10号：自评结果通过自评表和自评报告反映。
    """
    mine, scope = (tuple(_totals(paper)), scope_of(paper)) if paper.companions else ((), "")
    for other in own_companions(paper) if mine else ():
        theirs = tuple(_totals(other)) if same_scope(scope, scope_of(other)) else ()
        if theirs and not {one.number for one in mine} & {one.number for one in theirs}:
            yield paper.finding(
                "C434",
                mine[0].start,
                mine[0].end,
                cause=f"总分这里是 {mine[0].quote}，一起报送的{other.called}里是 {theirs[0].quote}",
                cure="核对自评表，两份改成一致",
            )


def _totals(paper: Paper) -> Iterator[_Total]:
    for score in totals(paper):
        yield _Total(score.number, score.start, score.end, score.quote)
    for table in paper.score_tables:
        spot = None if table.total is None else table.total.score
        number = printed_number(spot.text) if spot else None
        if spot is not None and number is not None and same_scope(table_scope(paper, table), scope_of(paper)):
            yield _Total(number, spot.start, spot.end, f"{spot.text} 分")
