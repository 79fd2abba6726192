"""N224: one list gives its sums in 元 and in 万元."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.numbered_items import runs_with_one_sum
from jixiao.engine.lint.rules.numbers.told_sums import sums_in_one_unit
from jixiao.engine.values import print_decimal
from jixiao.engine.values.money import FEN_PER

_MOST_PLACES = 4
_TINY = 10_000  # 分: a hundred 元 among 万元 is hardly meant


@rule("N224")
def check(paper: Paper) -> Iterator[Finding]:
    """同一组金额有的用“元”，有的用“万元”。

    检查什么：同一个总数的各项、逐条列出的各项里，是否混用了元和万元。
    为什么：单位混用容易看错、加错，差一万倍；同一份材料应当统一用一个单位。
    反例：
        1、科普讲座，需经费2万元。
        2、展板更新，需经费8000元。
        3、教师培训，需经费1.5万元。
    反例：支出58万元，其中宣传费57.2万元，邮寄费8000元。
    正例：支出58万元，其中宣传费57.2万元，邮寄费0.8万元。
    正例：发放慰问金3万元，每人500元。
    依据：财预〔2016〕143号附表的金额单位统一为万元。
    """
    seen: set[int] = set()
    for group in _groups(paper):
        for odd in _odd_ones(group):
            if odd.start in seen:
                continue
            seen.add(odd.start)
            other = "万元" if odd.unit == "元" else "元"
            right = _in_other_unit(odd, other)
            cause = f"同组的金额用“{other}”，这里用了“{odd.unit}”"
            if odd.unit == "元" and odd.money is not None and odd.money.fen < _TINY:
                cause += "，而且数额很小，也可能是“万元”漏了“万”"
                right = None
            yield paper.finding(
                "N224",
                odd.start,
                odd.end,
                cause=cause,
                cure=f"统一单位，改为“{right}”" if right else f"核对数额，统一用“{other}”",
            )


def _groups(paper: Paper) -> Iterator[Sequence[Amount]]:
    for one in paper.once(sums_in_one_unit):
        yield (*one.parts, one.whole)
    for run in paper.once(runs_with_one_sum):
        yield tuple(each.amount for each in run.sums)


def _odd_ones(group: Sequence[Amount]) -> list[Amount]:
    """Return those in the unit that fewer of the group have; a zero is of every unit."""
    told = [each for each in group if each.money is not None and each.money.fen and each.unit in {"元", "万元"}]
    small = [each for each in told if each.unit == "元"]
    large = [each for each in told if each.unit == "万元"]
    if len(told) <= 2:  # noqa: PLR2004 - of two, nobody can say which is the odd one
        return []
    return small if len(small) < len(large) else large if len(large) < len(small) else []


def _in_other_unit(amount: Amount, unit: str) -> str | None:
    """Return the same money in the other unit, where four decimals say it in full."""
    exact = Fraction(0 if amount.money is None else amount.money.fen, FEN_PER[unit])
    if (exact * 10**_MOST_PLACES).denominator != 1:
        return None
    return f"{print_decimal(exact).replace(',', '')}{unit}"
