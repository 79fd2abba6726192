"""The printed rate of execution beside every rate that the table's own money can give."""

import dataclasses
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.lint.paper import Paper

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import MoneyGrid, Spot

_HUNDRED = Fraction(100)
_POINT = Fraction(1)
_HUNDREDTH = Fraction(1, 100)
_NAMES = {"全年预算数": "adjusted", "年初预算数": "initial", "实际到位资金": "received"}
_SLIP = Fraction(1, 50)
_UNIT_SLIPS = tuple(Fraction(10) ** power for power in (-8, -4, -3, 3, 4, 8))


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """A printed rate that no rounding explains; ``worked`` are (name, amount, rate in percent) of each denominator."""

    spot: "Spot"
    printed: str
    executed: str
    worked: tuple[tuple[str, str, Fraction], ...]
    is_wide: bool


def rate_gaps(paper: Paper) -> Iterator[Gap]:
    """Yield the printed rates that the money of their table does not give, under any denominator or rounding."""
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        check, printed, money = compared.rate, compared.printed_rate, table.money
        if check is None or check.reproduced or printed is None or money is None or not compared.rates:
            continue
        exact = [rate for _, rate in compared.rates]
        nearest = min(abs(rate - printed) for rate in [*exact, *rates_of_parts(money)])
        spot = money.total.cells.get("rate")
        if nearest <= _near(table.printed.rate) or spot is None or _is_unit_slip(printed, exact):
            continue
        worked = tuple((name, money.total.text(_NAMES[name]), rate) for name, rate in compared.rates)
        yield Gap(spot, check.printed, money.total.text("executed"), worked, nearest > _POINT)


def _near(printed: str) -> Fraction:
    """Return what rounding to the printed decimals and one hundredth more can make of a rate."""
    places = len(printed.strip().rstrip("%％").partition(".")[2])
    return Fraction(1, 10**places) / 2 + _HUNDREDTH


def rates_of_parts(money: "MoneyGrid") -> Iterator[Fraction]:
    """Yield the rates of parts: of single sources, of the whole against one, of columns whose heads are not known."""
    whole = money.total.number("executed")
    named = [money.total.number(field) for field in ("initial", "adjusted", "received", "executed")]
    figures = [*money.total.others, *(number for number in named if number is not None)]
    if money.total.others:
        yield from (above / below * _HUNDRED for above in figures for below in figures if below)
    for line in money.sources:
        executed = line.number("executed")
        for field in ("adjusted", "initial", "received"):
            below = line.number(field)
            yield from (above / below * _HUNDRED for above in (executed, whole) if above is not None and below)


def _is_unit_slip(printed: Fraction, exact: list[Fraction]) -> bool:
    """Return whether the rate is right once 元 and 万元 are told apart: then the unit is wrong and not the rate."""
    return any(
        rate > 0 and abs(rate * slip - printed) <= _SLIP * max(printed, _POINT)
        for rate in exact
        for slip in _UNIT_SLIPS
    )
