"""How counts are printed: percentages and 万元 with two decimals, everything else as exact as it is."""

from fractions import Fraction
from typing import Any, Protocol

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, print_decimal

_TWO_PLACES = frozenset({"%", "万元", "元", "分"})


class Valued(Protocol):
    """A reading, or an entered value."""

    value: Any  # an exact number or None: mypy takes a FractionColumn for the text it is kept as
    absence: str
    unit: str


def number_text(value: Fraction, unit: str) -> str:
    """Return a number without its unit, as tables print it."""
    return print_decimal(value, places=2 if unit in _TWO_PLACES else None)


def value_of(row: Valued) -> Fraction | Absent:
    """Return the number, or why there is none."""
    if row.value is not None:
        return Fraction(row.value)
    return NOT_APPLICABLE if row.absence == "not_applicable" else UNFILLED


def value_text(row: Valued) -> str:
    """Return number and unit in words (2,700 份, 93.99%), or 未填, or 不适用."""
    value = value_of(row)
    if isinstance(value, Absent):
        return str(value)
    gap = "" if row.unit in {"%", ""} else " "
    return f"{number_text(value, row.unit)}{gap}{row.unit}"
