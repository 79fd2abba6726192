"""Exact rounding. Every score that differs by 0.01 between two programs differs here, so it is done once."""

import enum
from decimal import Decimal
from fractions import Fraction


class Rounding(enum.Enum):
    """How a rulebook rounds (domain: published tables use all three)."""

    HALF_UP = "四舍五入"
    HALF_EVEN = "四舍六入五成双"
    DOWN = "直接截去"

    def __str__(self) -> str:
        """Return the officers' word for it."""
        return self.value


def round_exactly(value: Fraction, *, places: int, mode: Rounding) -> Decimal:
    """Return ``value`` rounded to ``places`` decimals (0 to 12), decided on the exact fraction.

    The sign is set apart first, so −0.005 rounds to −0.01 under HALF_UP, as people do it.
    """
    divisor = value.denominator
    whole, rest = divmod(abs(value.numerator) * 10**places, divisor)
    twice = 2 * rest
    if mode is Rounding.HALF_UP:
        whole += twice >= divisor
    elif mode is Rounding.HALF_EVEN:
        whole += twice > divisor or (twice == divisor and whole % 2 == 1)
    # Built from its digits: arithmetic on Decimals would cut long numbers to the precision of the context.
    return Decimal((int(value < 0), tuple(map(int, str(whole))), -places))


def describe_rounding(*, places: int, mode: Rounding) -> str:
    """Return the rounding step in words, e.g. 四舍五入到 2 位小数."""
    return f"{mode}到整数" if places == 0 else f"{mode}到 {places} 位小数"
