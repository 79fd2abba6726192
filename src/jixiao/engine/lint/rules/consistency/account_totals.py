"""总计, 合计 and 结转结余 of the two sides of a final account, as the text states them."""

import dataclasses
import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.consistency.stated_figures import Said, money_of, places_of
from jixiao.engine.values import print_decimal

_YEAR = r"(?:(?:19|20)\d\d\s?年?度?|本年度?|当年|部门|单位|本[单部][位门])*"
_TOTAL = {side: re.compile(f"{_YEAR}{side}总计") for side in ("收入", "支出")}
_SUM = {side: re.compile(f"{_YEAR}(?:本年)?{side}合计") for side in ("收入", "支出")}
_CARRIED = {
    "收入": re.compile(f"{_YEAR}年初结转(?:和|与)?结余(?:资金)?"),
    "支出": re.compile(f"{_YEAR}年末结转(?:和|与)?结余(?:资金)?"),
}
_NAMES = {"收入": "年初结转和结余", "支出": "年末结转和结余"}


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """One side (收入, 支出): 总计, 合计, and 结转结余 where it is stated."""

    side: str
    total: Said
    sum: Said
    carried: Said | None

    @property
    def carried_name(self) -> str:
        """Return what is carried over on this side: 年初 for income, 年末 for spending."""
        return _NAMES[self.side]


def accounts(paper: Paper) -> Iterator[Account]:
    """Yield the sides of which 总计 and 合计 are each stated once (or each time alike)."""
    for side in ("收入", "支出"):
        total, summed = _the_one(paper, _TOTAL[side]), _the_one(paper, _SUM[side])
        if total is not None and summed is not None:
            yield Account(side, total, summed, _the_one(paper, _CARRIED[side]))


def in_wan(fen: Fraction) -> str:
    """Return an amount in 分 as 万元 for a person to read."""
    return f"{print_decimal(fen / 10**6)}万元"


def _the_one(paper: Paper, label: re.Pattern[str]) -> Said | None:
    told = [_said(amount) for amount in paper.facts.amounts if amount.unit and label.fullmatch(amount.label.strip())]
    return told[0] if told and all(one.number == told[0].number for one in told) else None


def _said(amount: Amount) -> Said:
    number, step = money_of(amount.number, amount.unit or "元", places=places_of(amount.quote))
    return Said((amount.label, ""), number, step, amount.start, amount.end, amount.quote)
