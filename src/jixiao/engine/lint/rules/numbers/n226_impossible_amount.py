"""N226: an amount that nobody can have paid: below nothing, or finer than 分."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.running_text import runs
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of

_STATED = frozenset({Stage.SPENT, Stage.BUDGET, Stage.GRANTED, Stage.INCOME})
_MAY_BE_FINER = re.compile("价|均|标准|成本|每|费率|单位")
_MAY_BE_BELOW = re.compile("调[整减]|差|增减|净|盈|结余|冲|退|收回|核减|变动|比|较")


@rule("N226")
def check(paper: Paper) -> Iterator[Finding]:
    """不可能有的金额：支出、预算是负数，或者小到一分以下。

    检查什么：预算、到位、收入、支出的金额是否写成了负数；折合成元以后，是否还有分以下的小数（单价、均价除外）。
    为什么：钱只能付到分；预算和支出也不会是负的。多半是小数点、单位或者正负号写错了。
    反例：全年支出-35.6万元。
    反例：会议费支出0.001元。
    正例：预算调整-35.6万元，全年支出120万元。
    正例：每份问卷成本0.125元。
    依据：《会计基础工作规范》：金额一律填写到角分。
    """
    for amount in paper.facts.amounts:
        if amount.unit is None or (amount.number >= 0 and amount.money is not None):
            continue
        if not runs(paper, amount.start, amount.end):
            continue
        if amount.number < 0 and stage_of(amount) in _STATED and not _MAY_BE_BELOW.search(amount.label):
            cause = f"“{amount.label}”写成了负数 {amount.quote}"
        elif amount.money is None and not amount.per and not amount.vague and not _MAY_BE_FINER.search(amount.label):
            cause = f"{amount.quote} 折合成元以后还有分以下的小数"
        else:
            continue
        yield paper.finding(
            "N226",
            amount.start,
            amount.end,
            cause=cause,
            cure="核对小数点、单位和正负号；是计算出来的数，按两位小数四舍五入",
        )
