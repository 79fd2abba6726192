"""Points and grades."""

import dataclasses
from decimal import Decimal
from fractions import Fraction

from jixiao.engine.values.numerals import print_decimal


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Points:
    """An exact number of points (分): a weight, a score, a total."""

    value: Fraction

    @classmethod
    def of(cls, value: Decimal | Fraction | int | str) -> "Points":
        """Return that many points."""
        return cls(Fraction(value))

    def text(self, *, places: int = 2) -> str:
        """Return the points as score tables print them: 9.40, and in full where the exact number is longer."""
        full = print_decimal(self.value)
        return full if len(full.partition(".")[2]) > places else print_decimal(self.value, places=places)

    def __str__(self) -> str:
        """Return the points with two decimals."""
        return self.text()

    def __add__(self, other: "Points") -> "Points":
        """Return the sum."""
        return Points(self.value + other.value)

    def __sub__(self, other: "Points") -> "Points":
        """Return the difference."""
        return Points(self.value - other.value)


ZERO_POINTS = Points(Fraction(0))


@dataclasses.dataclass(frozen=True, slots=True)
class Grade:
    """A grade (优 良 中 差) with the points out of 100 it starts at, those included."""

    name: str
    floor: Fraction

    def __str__(self) -> str:
        """Return the name."""
        return self.name
