"""A number with its unit, exact."""

import dataclasses
import re
from decimal import Decimal
from fractions import Fraction

from jixiao.engine.values.money import Money
from jixiao.engine.values.numerals import parse_decimal, print_decimal, to_half_width
from jixiao.engine.values.unit import YUAN, Unit

_STATED = re.compile(r"(?P<number>[-+]?[\d.,]+)\s*(?P<unit>[^\d\s.,]*)")


@dataclasses.dataclass(frozen=True, slots=True)
class Quantity:
    """``amount`` of ``unit``, as stated: 95 % is amount 95 of unit %, not 0.95."""

    amount: Fraction
    unit: Unit

    @classmethod
    def of(cls, amount: Decimal | Fraction | int | str, unit: str = "") -> "Quantity":
        """Return ``amount`` of the unit written ``unit``."""
        return cls(Fraction(amount), Unit.parse(unit))

    @classmethod
    def parse(cls, text: str, *, unit: str = "") -> "Quantity | None":
        """Return the quantity that ``text`` states (1,000份, 95%, 2.45亿元), or None where it states no plain number.

        Without a unit in the text it is of ``unit``. Words that make a number vague (约, 余, 多) are refused.
        """
        found = _STATED.fullmatch(to_half_width(text).strip())
        number = parse_decimal(found["number"]) if found else None
        if found is None or number is None or any(word in found["unit"] for word in "约余多近几"):
            return None
        return cls.of(number, found["unit"] or unit)

    @classmethod
    def of_money(cls, money: Money) -> "Quantity":
        """Return the amount in 元."""
        return cls(money.amount("元"), YUAN)

    def in_base(self) -> Fraction:
        """Return the exact amount in base units (95 % → 19/20, 2 万元 → 20000)."""
        return self.amount * self.unit.scale

    def converted(self, unit: Unit) -> "Quantity | None":
        """Return the same quantity in ``unit``, or None where the two do not measure the same."""
        if not self.unit.measures_the_same(unit):
            return None
        return Quantity(self.in_base() / unit.scale, unit)

    def text(self, *, places: int | None = None) -> str:
        """Return number and unit as texts print them: 2,700份, 93.99%."""
        return f"{print_decimal(self.amount, places=places)}{self.unit.symbol}"

    def __str__(self) -> str:
        """Return number and unit."""
        return self.text()
