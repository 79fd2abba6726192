"""A share of one: execution rates, satisfaction, growth."""

import dataclasses
from fractions import Fraction

from jixiao.engine.values.numerals import print_decimal
from jixiao.engine.values.undefined import Undefined


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Ratio:
    """An exact ratio; 1 is 100 %."""

    value: Fraction

    @classmethod
    def between(cls, part: Fraction | int, whole: Fraction | int) -> "Ratio | Undefined":
        """Return part ÷ whole, or why there is none."""
        return cls(Fraction(part) / whole) if whole else Undefined("分母为 0")

    def percent(self, *, places: int = 2) -> str:
        """Return the ratio as it is printed: 93.99%."""
        return f"{print_decimal(self.value * 100, places=places)}%"

    def __str__(self) -> str:
        """Return the ratio in percent with two decimals."""
        return self.percent()
