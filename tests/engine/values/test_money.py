from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.engine.values import Money

fen = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("274.64", "万元", 274_640_000),
        ("1.5万元", "元", 1_500_000),
        ("5000元", "万元", 500_000),
        ("２００", "元", 20_000),
        ("1,000", "元", 100_000),
        ("2.45亿元", "万元", 24_500_000_000),
        ("3万", "元", 3_000_000),
        ("-19.27", "万元", -19_270_000),
        ("−19.27", "万元", -19_270_000),
        ("0", "万元", 0),
    ],
)
def test_amounts_are_read_as_officers_type_them(text: str, unit: str, expected: int) -> None:
    assert Money.parse(text, unit=unit) == Money(expected)


@pytest.mark.parametrize("text", ["约200", "200多", "", "万元", "1,00", "1.2.3", "0.001", "1e3", "二百", "12元34分"])
def test_what_is_no_plain_amount_or_finer_than_fen_is_refused(text: str) -> None:
    assert Money.parse(text, unit="元") is None


@given(fen, st.sampled_from(["元", "万元", "亿元"]))
def test_an_amount_survives_being_printed_in_full_and_read_again(amount: int, unit: str) -> None:
    money = Money(amount)
    assert Money.parse(money.text(unit, places=10), unit=unit) == money


@given(fen, fen)
def test_sums_and_differences_are_exact(left: int, right: int) -> None:
    assert Money(left) + Money(right) - Money(right) == Money(left)
    assert abs(-Money(left)) == abs(Money(left))


def test_tables_print_two_decimals_with_separators_and_a_true_minus() -> None:
    assert Money.of(Decimal("8412.3"), "万元").text("万元") == "8,412.30"
    assert Money.of("-19.27", "万元").text("万元") == "−19.27"
    assert str(Money(5)) == "0.05元"


def test_an_amount_that_is_no_whole_number_of_fen_is_a_programmers_error() -> None:
    with pytest.raises(ValueError, match="whole number of 分"):
        Money.of("0.001")
