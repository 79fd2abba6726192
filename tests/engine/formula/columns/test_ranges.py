import math
from fractions import Fraction

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.engine.formula.columns.frames import Pool
from jixiao.engine.formula.columns.ranges import (
    NOWHERE,
    Plan,
    Range,
    constant_range,
    hull,
    product_range,
    quotient_range,
    scaled_range,
    sum_range,
)
from jixiao.engine.formula.columns.stretches import BOUNDLESS, measured, range_of

cents = st.integers(-(10**8), 10**8).map(lambda count: count / 100)
typed = st.one_of(cents, st.integers(-1000, 1000).map(float), st.floats(-1e9, 1e9))


def range_around(*numbers: float) -> Range:
    return range_of(measured(np.array(numbers), pool=Pool(len(numbers)))[1])


def exact(number: float) -> Fraction:
    return Fraction(repr(number))


def holds(bounds: Range, computed: float, true: Fraction) -> bool:
    if bounds is NOWHERE:
        return True
    inside = bounds.lo - bounds.err <= true <= bounds.hi + bounds.err
    near = abs(Fraction(computed) - true) <= Fraction(bounds.err)
    relative = true == 0 or math.isinf(bounds.rel) or abs(Fraction(computed) - true) <= abs(true) * Fraction(bounds.rel)
    told_from_zero = true == 0 or abs(true) >= Fraction(bounds.least) * Fraction(999, 1000)
    return inside and near and relative and told_from_zero and true.denominator <= bounds.dens.most


@given(st.lists(typed, min_size=1, max_size=9))
def test_a_measured_column_keeps_within_its_range(numbers):
    bounds = range_around(*numbers)
    assert all(holds(bounds, number, exact(number)) for number in numbers)


@given(typed, typed, typed, typed)
def test_sums_and_products_keep_within_their_ranges(a, b, c, d):
    left, right = range_around(a, b), range_around(c, d)
    assert holds(sum_range(left, right), a + c, exact(a) + exact(c))
    assert holds(sum_range(left, right.negated()), a - c, exact(a) - exact(c))
    assert holds(product_range(left, right), a * c, exact(a) * exact(c))
    assert holds(hull(left, right), c, exact(c))
    assert holds(left.absolute(), abs(a), abs(exact(a)))


@given(typed, typed, typed)
def test_quotients_keep_within_their_ranges(a, b, c):
    bounds = quotient_range(range_around(a, b), range_around(c))
    if c:
        assert holds(bounds, a / c, exact(a) / exact(c))


@given(typed, typed, st.fractions(-1000, 1000, max_denominator=1000).filter(bool))
@example(5e-324, 0.0, Fraction(3, 2))
def test_scaled_columns_keep_within_their_ranges(a, b, factor):
    bounds = scaled_range(range_around(a, b), factor)
    assert holds(bounds, a * float(factor), exact(a) * factor)


@given(st.fractions(-1000, 1000))
def test_constants_keep_within_their_ranges(value):
    assert holds(constant_range(value), float(value), value)


def test_constants_of_any_length_have_a_range_or_none():
    assert math.isinf(constant_range(1 + Fraction(1, 10**400)).dens.most)
    assert math.isinf(scaled_range(range_around(1.0), 1 + Fraction(1, 10**400)).dens.most)


def test_what_no_float_can_hold_has_no_range():
    assert constant_range(Fraction(10) ** 200) is NOWHERE
    assert range_of(BOUNDLESS) is NOWHERE
    assert measured(np.array([1e200]), pool=Pool(1))[1] == BOUNDLESS
    assert measured(np.array([2**60]), pool=Pool(1))[1] == BOUNDLESS
    assert product_range(constant_range(Fraction(0)), NOWHERE) is NOWHERE
    assert Plan({"甲": NOWHERE}).wild


def test_an_edge_is_settled_only_where_fractions_are_farther_apart_than_the_error():
    plan = Plan({})
    plan.decide(1, err=1e-12, size=100, den=1e6)
    plan.decide(2, err=1e-12, size=100, den=1e13)
    plan.decide(3, err=0.0, size=100, den=0.0)
    assert 1 in plan.settled
    assert 2 in plan.margins
    assert plan.settled[3] == 0.0


def test_missing_numbers_are_noticed_and_left_out_of_the_range():
    numbers, extent, gaps = measured(np.array([2.0, math.nan, math.inf, 8.0]), pool=Pool(4))
    assert gaps
    assert np.isnan(numbers).tolist() == [False, True, True, False]
    assert range_of(extent).hi == 16
    assert range_of(extent).dens.most == 1
