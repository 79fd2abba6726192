from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.engine.values import RATIO, Quantity, Unit

SYMBOLS = ["元", "万元", "人", "人次", "%", "", "幅", "元/人", "元/人·天", "平方米", "‰"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("元", "万元", True), ("名", "人", True), ("人", "人次", False), ("元", "人", False), ("%", "‰", True),
     ("%", "", True), ("㎡", "平方米", True), ("元/人", "万元/人", True), ("元/人", "元", False)],
)  # fmt: skip
def test_units_that_measure_the_same_may_be_added_and_others_not(left: str, right: str, same: bool) -> None:  # noqa: FBT001 - the expected answer
    assert Unit.parse(left).measures_the_same(Unit.parse(right)) is same


@given(st.sampled_from(SYMBOLS), st.sampled_from(SYMBOLS))
def test_a_quotient_times_its_divisor_measures_what_was_divided(above: str, below: str) -> None:
    quotient = Unit.parse(above).times(Unit.parse(below), power=-1)
    assert quotient.times(Unit.parse(below)).measures_the_same(Unit.parse(above))


def test_people_over_people_is_a_pure_ratio() -> None:
    assert Unit.parse("人").times(Unit.parse("名"), power=-1).measures_the_same(RATIO)


def test_conversion_is_exact_and_refused_between_different_things() -> None:
    money = Quantity.of("1.5", "万元")
    assert money.converted(Unit.parse("元")) == Quantity(Fraction(15000), Unit.parse("元"))
    assert money.converted(Unit.parse("人")) is None


@pytest.mark.parametrize(
    ("text", "amount", "symbol"),
    [
        ("1,000份", "1000", "份"),
        ("95%", "95", "%"),
        ("9５％", "95", "%"),
        ("2.45亿元", "2.45", "亿元"),
        ("38", "38", ""),
    ],
)
def test_quantities_are_read_with_their_unit(text: str, amount: str, symbol: str) -> None:
    found = Quantity.parse(text)
    assert found is not None
    assert (found.amount, found.unit.symbol) == (Fraction(amount), symbol)


@pytest.mark.parametrize("text", ["200多人", "200余件", "约200", "良好", "≥90%", "", "1比2"])
def test_vague_or_wordy_quantities_are_refused(text: str) -> None:
    assert Quantity.parse(text) is None


def test_a_point_is_no_money() -> None:
    assert not Unit.parse("分").measures_the_same(Unit.parse("元"))
