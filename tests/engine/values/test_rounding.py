from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.engine.values import Rounding, describe_rounding, round_exactly

MODES = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.HALF_EVEN: ROUND_HALF_EVEN, Rounding.DOWN: ROUND_DOWN}


@pytest.mark.parametrize(
    ("value", "mode", "expected"),
    [
        ("9.685", Rounding.HALF_UP, "9.69"),
        ("9.685", Rounding.HALF_EVEN, "9.68"),
        ("9.68517", Rounding.DOWN, "9.68"),
        ("-0.005", Rounding.HALF_UP, "-0.01"),
        ("4.4666", Rounding.HALF_UP, "4.47"),
        ("89.995", Rounding.HALF_UP, "90.00"),
        ("19.99", Rounding.DOWN, "19.99"),
        ("0", Rounding.HALF_UP, "0.00"),
    ],
)
def test_the_edge_cases_of_published_tables(value: str, mode: Rounding, expected: str) -> None:
    assert str(round_exactly(Fraction(value), places=2, mode=mode)) == expected


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=6, allow_nan=False),
    st.integers(0, 4),
    st.sampled_from(list(Rounding)),
)
def test_rounding_agrees_with_the_decimal_module_on_every_decimal(value: Decimal, places: int, mode: Rounding) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), rounding=MODES[mode])
    assert round_exactly(Fraction(value), places=places, mode=mode) == expected


@given(st.fractions(max_denominator=10**6), st.sampled_from(list(Rounding)))
def test_rounding_never_moves_a_fraction_by_more_than_a_step(value: Fraction, mode: Rounding) -> None:
    moved = abs(Fraction(round_exactly(value, places=2, mode=mode)) - value)
    assert moved <= Fraction(1, 200) if mode is not Rounding.DOWN else moved < Fraction(1, 100)


def test_a_number_longer_than_any_decimal_context_keeps_all_its_digits() -> None:
    assert str(round_exactly(Fraction(10**40 + 1, 100), places=2, mode=Rounding.HALF_UP)) == f"1{'0' * 38}.01"


def test_the_step_is_said_in_words() -> None:
    assert describe_rounding(places=2, mode=Rounding.HALF_UP) == "四舍五入到 2 位小数"
    assert describe_rounding(places=0, mode=Rounding.DOWN) == "直接截去到整数"
