from decimal import Decimal
from fractions import Fraction

import pytest

from jixiao.engine.values import parse_decimal, print_decimal


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" 1,000 ", "1000"), ("２７４．６４", "274.64"), ("－5", "-5"), ("+3", "3"), ("007", "7"), ("0.50", "0.50")],
)
def test_plain_numbers_are_read_however_they_are_typed(text: str, expected: str) -> None:
    assert parse_decimal(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "约200", "1,00", "1e5", "1 000", "nan", "inf", "①", "9" * 31, "1.", ".5", "--1"])
def test_everything_else_is_no_number(text: str) -> None:
    assert parse_decimal(text) is None


def test_printing_shows_finite_decimals_in_full_and_others_with_four_places() -> None:
    assert print_decimal(Fraction(5, 4)) == "1.25"
    assert print_decimal(Fraction(1, 3)) == "0.3333"
    assert print_decimal(2700) == "2,700"
    assert print_decimal(Decimal("-1234.5"), places=2) == "−1,234.50"
