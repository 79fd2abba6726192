"""C427: an amount in the text is not that of the paper's own score table."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.stated_figures import TITLES, money_of, places_of, stated, the_one
from jixiao.engine.lint.rules.consistency.table_figures import all_amounts, by_key, scope_of

_NAMED = re.compile(
    r"(?:该|本|此|全部)?(?:项目)?(?:资金|经费)?(?:(?:19|20)\d\d年度?)?(?P<column>年初预算|全年预算|全年执行)数?"
)
_COLUMNS = {"年初预算": "initial", "全年预算": "adjusted", "全年执行": "executed"}


@rule("C427")
def check(paper: Paper) -> Iterator[Finding]:
    """正文的预算数、执行数与自评表不同。

    检查什么：正文写的年初预算数、全年预算数、全年执行数（部门整体报告里的支出预算、支出决算），与文稿里自评表“年度资金总额”一行是否
    相同。表里任何一处有这个数的、四舍五入造成的、分项资金的不算。
    为什么：报告和表是一份材料，金额必须一致，否则执行率、得分都对不上。
    反例：
        青山县水利局2023年度农村饮水维修项目绩效自评报告
        项目全年预算数120万元，全年执行数118.5万元。
        | 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
        | 年度资金总额 | 100 | 120 | 115.8 | 10 | 96.50% | 9.65 |
    正例：
        青山县水利局2023年度农村饮水维修项目绩效自评报告
        项目全年预算数120万元，全年执行数115.8万元。
        | 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
        | 年度资金总额 | 100 | 120 | 115.80 | 10 | 96.50% | 9.65 |
    依据：财预〔2020〕10号：自评表的全年预算数、执行数是计分的依据。
    """
    if not any(table.money is not None for table in paper.score_tables):
        return
    tables = by_key(paper)
    every = tuple(all_amounts(paper))
    for (item, column), start, end, number, step in _told(paper):
        printed = the_one(tables.get((item, column), ()))
        if printed is None or any(abs(number - fen) < max(step, other) or number == fen for fen, other in every):
            continue
        yield paper.finding(
            "C427",
            start,
            end,
            cause=f"正文的{TITLES[column]}是 {paper.text[start:end]}，自评表里是 {printed.quote}",
            cure="对照决算或支付系统核对，改掉写错的一处",
        )


def _told(paper: Paper) -> Iterator[tuple[tuple[str, str], int, int, Fraction, Fraction]]:
    """Yield the amounts of the text that the total line of the table must have: key, place, 分, last decimal."""
    if scope_of(paper) == "整体":
        for key, said in stated(paper).items():
            one = the_one(said)
            if key[0] == "支出合计" and one is not None:
                yield key, one.start, one.end, one.number, one.step
        return
    spans = [paper.spans[block] for block, _ in paper.tables]
    for amount in paper.facts.amounts:
        named = _NAMED.fullmatch(amount.label)
        inside = any(start <= amount.start < end for start, end in spans)
        if named is None or inside or amount.whole is not None or amount.unit is None or amount.vague:
            continue
        number, step = money_of(amount.number, amount.unit, places=places_of(amount.quote))
        yield ("支出合计", _COLUMNS[named["column"]]), amount.start, amount.end, number, step
