"""N228: the final income differs from the budget of the beginning, and no adjustment is mentioned."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Kind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.accounts import Role, accounts, distinct
from jixiao.engine.lint.rules.numbers.quotients import quotient
from jixiao.engine.lint.rules.numbers.running_text import start_with_label
from jixiao.engine.lint.rules.numbers.telling import in_unit, percent, unit_for, with_unit

_ADJUSTED = re.compile("调整|追[加减]|调[增减剂]|核[减增]|压减|全年预算|年中|变动|收回")


@rule("N228")
def check(paper: Paper) -> Iterator[Finding]:
    """年初预算与决算收入不同，没有交代预算调整。

    检查什么：同一部分里既写了年初预算数又写了收入决算数，两个数不同，而全文没有提到预算调整、追加或调减。
    为什么：不写调整数，就不知道执行率该用哪个数作分母：同一笔支出，对年初预算和对收入决算是两个执行率。
    反例：2022年收入年初预算数320万元，决算数301.5万元。
    正例：2022年收入年初预算数320万元，年中调减18.5万元，决算数301.5万元。
    正例：2022年收入年初预算数320万元，决算数320万元。
    依据：《预算法》第六十七条至第七十条（预算调整）；财预〔2020〕10号：全年预算数 = 年初预算数 + 调整数。
    """
    if _ADJUSTED.search(paper.text):
        return
    for account in paper.once(accounts):
        initial = distinct(each for each in account.of(Role.BUDGET) if Kind.INITIAL in each.amount.kinds)
        income = distinct(each for each in account.of(Role.INCOME) if Kind.FINAL in each.amount.kinds)
        if len(initial) != 1 or len(income) != 1 or initial[0].fen == income[0].fen or not initial[0].fen:
            continue
        was, now = initial[0], income[0]
        unit = unit_for((was.amount, now.amount))
        moved = quotient(now.amount, was.amount)
        rate = "" if moved is None else f"（{percent(moved - 100)}）"
        yield paper.finding(
            "N228",
            start_with_label(paper, now.amount),
            now.amount.end,
            cause=f"年初预算 {in_unit(was.fen, unit)}，决算收入 {in_unit(now.fen, unit)}，"
            f"相差 {with_unit(now.fen - was.fen, unit)}{rate}，没有写预算调整数和原因",
            cure="写明年中调整的数额、时间和文号，并用调整后的全年预算数计算执行率",
        )
        return
