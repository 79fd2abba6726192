from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.formula.growing import NAMES, numbers

from jixiao.engine.formula import evaluate
from jixiao.engine.formula.columns.exact_rows import ExactRows
from jixiao.engine.formula.columns.pairs import UNDEFINED, added, compared, select_one, whole_of
from jixiao.engine.formula.columns.stretches import pair_of, pairs_of
from jixiao.engine.formula.units import settle_units
from jixiao.engine.values import RATIO, UNFILLED, Quantity, Rounding, Undefined

pairs = st.one_of(
    st.just(UNDEFINED), st.fractions(-50, 50, max_denominator=40).map(lambda number: number.as_integer_ratio())
)


@given(pairs, pairs)
def test_what_does_not_exist_stays_so_through_addition(left, right):
    total = added(left, right)
    if UNDEFINED in {left, right}:
        assert total == UNDEFINED
    else:
        assert Fraction(*total) == Fraction(*left) + Fraction(*right)


@given(pairs, pairs, st.sampled_from("=≠≥≤><"))
def test_nothing_compares_with_what_does_not_exist(left, right, sign):
    holds, gap = compared(sign, left, right)
    assert gap == (UNDEFINED in {left, right})
    assert not (gap and holds)


@given(st.fractions(-50, 50, max_denominator=200), st.integers(0, 3))
def test_whole_numbers_of_a_step_are_those_of_exact_rounding(number, places):
    step = Fraction(1, 10**places)
    for mode in Rounding:
        found = whole_of(number.as_integer_ratio(), step=step, mode=mode, select=select_one)
        assert abs(Fraction(found) * step - number) <= (step if mode is Rounding.DOWN else step / 2)
        assert found * number >= 0
    assert whole_of(UNDEFINED, step=step, mode=Rounding.HALF_UP, select=select_one) == 0


@settings(max_examples=120, deadline=None)
@given(
    numbers(),
    st.lists(
        st.tuples(*[st.sampled_from([0.0, 1, 2.5, -3, 96.85, 1 / 3, 1e17, float("nan")])] * 4), min_size=25, max_size=30
    ),
)
def test_rows_together_and_rows_alone_give_what_evaluating_gives(tree, rows):
    units = dict.fromkeys(NAMES, RATIO)
    scales = settle_units(tree, units=units).scales
    exact = ExactRows(tree, units=units, scales=scales)
    columns = {name: np.array(column) for name, column in zip(NAMES, zip(*rows, strict=True), strict=True)}
    everywhere = np.arange(len(rows))
    together = exact.wholes(columns, everywhere, Fraction(1, 100), Rounding.HALF_UP)
    for row in everywhere:
        alone = exact.wholes(columns, everywhere[row : row + 1], Fraction(1, 100), Rounding.HALF_UP)
        assert alone.undefined[0] == together.undefined[row]
        assert alone.values[0] == together.values[row]
        inputs = {
            name: UNFILLED if np.isnan(number) else Quantity(Fraction(repr(float(number))), RATIO)
            for name, number in zip(NAMES, rows[row], strict=True)
        }
        value = evaluate(tree, inputs, unit=RATIO, units=units).value
        assert isinstance(value, Undefined) == alone.undefined[0]


@pytest.mark.parametrize(
    ("number", "pair"),
    [
        (96.85, (1937, 20)),
        (3.0, (3, 1)),
        (3, (3, 1)),
        (float("nan"), UNDEFINED),
        (float("inf"), UNDEFINED),
        (0.1, (1, 10)),
    ],
)
def test_a_float_stands_for_the_decimal_it_was_typed_as(number, pair):
    assert pair_of(number) == pair


def test_a_float_beyond_the_whole_ones_stands_for_its_shortest_decimal():
    assert pair_of(64870902545885056.0) == (64870902545885060, 1)


@given(st.lists(st.one_of(st.integers(0, 10**6).map(lambda cents: cents / 100), st.floats(-1e6, 1e6)), min_size=1))
def test_a_column_as_pairs_is_each_number_as_a_pair(numbers_given):
    top, bottom = pairs_of(np.array(numbers_given))
    bottoms = np.broadcast_to(np.asarray(bottom), top.shape)
    found = [Fraction(int(a), int(b)) for a, b in zip(top, bottoms, strict=True)]
    assert found == [Fraction(repr(number)) for number in numbers_given]
