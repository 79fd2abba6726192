"""N222: a total that stands apart from its list is not what the list adds up to."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.rounding_slack import places_of
from jixiao.engine.lint.rules.numbers.running_text import Said, start_with_label, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of
from jixiao.engine.lint.rules.numbers.telling import addition, typed, unit_for, with_unit
from jixiao.engine.values import print_decimal
from jixiao.engine.values.money import FEN_PER

_LIST = re.compile(r"预算|资金|经费|下达|安排")
_TOTAL = re.compile(r"(?:全年预算数?|年度资金总额|资金总额|总预算|预算总额|资金合计|预算合计)$")
_FEWEST = 3


@rule("N222")
def check(paper: Paper) -> Iterator[Finding]:
    """别处写的资金总额与逐项列出的金额之和不符。

    检查什么：全文只有一处逐项列出了三项以上的资金而没有写合计，又在别处写了全年预算数或资金总额时，各项之和是否等于它。
    为什么：分项和总额隔得远，最容易改了一处忘了另一处。
    反例：
        预算数：2022年安排校舍维修资金320万元、设备购置资金150万元、教师培训资金60万元。
        年度资金总额：全年预算数540万元，全年执行数540万元。
    正例：
        预算数：2022年安排校舍维修资金320万元、设备购置资金150万元、教师培训资金60万元。
        年度资金总额：全年预算数530万元，全年执行数530万元。
    依据：自评材料前后一致的要求。
    """
    lists = _lists(paper.once(sums_of_money))
    totals = [each for each in paper.facts.amounts if _is_total(each)]
    if len(lists) != 1 or not totals or len({each.number for each in totals}) != 1:
        return
    parts = lists[0]
    total, unit = totals[0], unit_for([each.amount for each in parts])
    fen = total.number * FEN_PER.get(total.unit or unit, 100)
    added = sum(each.fen for each in parts)
    step = Fraction(FEN_PER[unit], 10 ** max(places_of(each.amount.quote) for each in parts))
    line = paper.text.count("\n", 0, total.start)
    if abs(fen - added) > step * len(parts) and line != parts[0].line and parts[0].fen < fen:
        yield paper.finding(
            "N222",
            start_with_label(paper, total),
            total.end,
            cause=f"前后列出的 {len(parts)} 项之和 {addition([each.fen for each in parts], unit)} = "
            f"{print_decimal(Fraction(added, FEN_PER[unit]))}，与这里的 {typed(total)} "
            f"相差 {with_unit(abs(fen - added), unit)}",
            cure="核对各项和总额；有没列出来的项目，就补上",
        )


def _is_total(amount: Amount) -> bool:
    return amount.whole is None and not amount.per and not amount.vague and bool(_TOTAL.search(amount.label))


def _lists(said: tuple[Said, ...]) -> list[list[Said]]:
    """Return the sentences that list three or more sums of one stage, none of them a part or a whole of another."""
    by_sentence: dict[int, list[Said]] = {}
    wholes = {each.amount.whole for each in said}
    for each in said:
        by_sentence.setdefault(each.sentence, []).append(each)
    return [
        group
        for group in by_sentence.values()
        if len(group) >= _FEWEST
        and all(each.amount.whole is None and each.index not in wholes for each in group)
        and all(_LIST.search(each.amount.label) for each in group)
        and {stage_of(each.amount) for each in group} <= {Stage.OTHER, Stage.GRANTED}
    ]
