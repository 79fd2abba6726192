"""T708: full points for the rate of execution, and not all of the money was spent."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.t707_wrong_execution_score import is_nearly_spent, unexplained
from jixiao.engine.lint.rules.sheets.telling import percent, points


@rule("T708")
def check(paper: Paper) -> Iterator[Finding]:
    """钱花了九成多，执行率一项却得满分。

    检查什么：执行率在 90% 到 100% 之间，执行率得分是不是满分。
    为什么：通行的办法是执行率乘以分值；有的地方规定达到一定比例就得满分，那就要写明依据。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|200|200|188|10|94%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|200|200|188|10|94%|9.4|
    依据：财预〔2020〕10号附件1。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        found = unexplained(table, compared)
        spot = None if table.money is None else table.money.total.cells.get("score")
        if found is None or spot is None or compared.spent is None or not is_nearly_spent(compared, found):
            continue
        exact, printed, weight = found
        rate = percent(compared.spent)
        cause = f"执行率是 {rate}，得分 {points(printed)} 是满分；乘以分值 {points(weight)} 应为 {points(exact)}"
        cure = f"改为 {points(exact)}；本地规定达到这个比例得满分的，写明依据"
        yield paper.finding("T708", spot.start, spot.end, cause=cause, cure=cure)
