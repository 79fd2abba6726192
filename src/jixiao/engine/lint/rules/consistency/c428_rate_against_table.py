"""C428: the rate of execution in the text is not that of the paper's own score table."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.stated_figures import stated, the_one
from jixiao.engine.lint.rules.consistency.table_figures import by_key, scope_of, tabled

_RATE = ("预算执行率", "")


@rule("C428")
def check(paper: Paper) -> Iterator[Finding]:
    """正文的预算执行率与自评表不同。

    检查什么：正文只写了一个预算执行率，与自评表“年度资金总额”一行的执行率是否相同；小数位数不同造成的不算，表里另一张表是这个数的
    不算。
    为什么：执行率占 10 分，正文和表各写一个，得分就没有依据。
    反例：
        青山县水利局2023年度农村饮水维修项目绩效自评报告
        预算执行率98.75%。
        | 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
        | 年度资金总额 | 100 | 120 | 115.8 | 10 | 96.50% | 9.65 |
    正例：
        青山县水利局2023年度农村饮水维修项目绩效自评报告
        预算执行率96.5%。
        | 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
        | 年度资金总额 | 100 | 120 | 115.8 | 10 | 96.50% | 9.65 |
    依据：财预〔2020〕10号：预算执行率权重一般为 10%。
    """
    tables = [table for table in paper.score_tables if table.money is not None]
    if not tables or not scope_of(paper):
        return
    said = stated(paper).get(_RATE, ())
    one, printed = the_one(said), the_one(by_key(paper).get(_RATE, ()))
    every = [rate for table in tables if (rate := tabled(table).get(_RATE)) is not None]
    if one is None or printed is None or any(one.agrees(rate) for rate in every):
        return
    yield paper.finding(
        "C428",
        one.start,
        one.end,
        cause=f"正文的预算执行率是 {one.quote}，自评表里是 {printed.quote}",
        cure="用执行数除以全年预算数重算，改掉写错的一处",
    )
