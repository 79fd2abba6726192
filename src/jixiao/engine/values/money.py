"""Money: whole 分, so that sums are exact and stay exact."""

import dataclasses
import re
from decimal import Decimal
from fractions import Fraction
from typing import Self

from jixiao.engine.values.numerals import parse_decimal, print_decimal, to_half_width

FEN_PER = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}
_AMOUNT = re.compile(r"(?:人民币|￥|¥)?\s*(?P<number>[-+\d.,]+)\s*(?P<unit>亿元?|万元?|元)?\s*(?:整)?")


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of 人民币 in whole 分 (may be negative: a cut, a refund)."""

    fen: int

    @classmethod
    def of(cls, amount: Decimal | Fraction | int | str, unit: str = "元") -> Self:
        """Return ``amount`` of ``unit`` (元, 万元, 亿元); raise ValueError where that is not a whole number of 分."""
        fen = Fraction(amount) * FEN_PER[unit]
        if fen.denominator != 1:
            message = f"{amount}{unit} is not a whole number of 分"
            raise ValueError(message)
        return cls(fen.numerator)

    @classmethod
    def parse(cls, text: str, *, unit: str) -> Self | None:
        """Return the amount that ``text`` states, or None where it states none or one finer than 分.

        A unit in the text (1.5万元, 5000元) goes before ``unit``, the one of the column it stands in.
        """
        found = _AMOUNT.fullmatch(to_half_width(text).strip())
        number = parse_decimal(found["number"]) if found else None
        if found is None or number is None:
            return None
        stated = found["unit"]
        if stated in {"万", "亿"}:
            stated += "元"
        fen = Fraction(number) * FEN_PER[stated or unit]
        return cls(fen.numerator) if fen.denominator == 1 else None

    def amount(self, unit: str) -> Fraction:
        """Return the exact amount in ``unit`` (元, 万元, 亿元)."""
        return Fraction(self.fen, FEN_PER[unit])

    def text(self, unit: str, *, places: int = 2) -> str:
        """Return the amount in ``unit`` as tables print it: 8,412.30, without the unit, half-up to ``places``."""
        return print_decimal(self.amount(unit), places=places)

    def __str__(self) -> str:
        """Return the amount in 元 with its unit."""
        return f"{self.text('元')}元"

    def __add__(self, other: "Money") -> "Money":
        """Return the sum."""
        return Money(self.fen + other.fen)

    def __sub__(self, other: "Money") -> "Money":
        """Return the difference."""
        return Money(self.fen - other.fen)

    def __neg__(self) -> "Money":
        """Return the amount with its sign turned."""
        return Money(-self.fen)

    def __abs__(self) -> "Money":
        """Return the amount without its sign."""
        return Money(abs(self.fen))


ZERO_MONEY = Money(0)
