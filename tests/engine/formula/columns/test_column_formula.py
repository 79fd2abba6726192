import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jixiao.engine.formula import evaluate, parse_formula
from jixiao.engine.formula.columns import ColumnFormula, compile_columns
from jixiao.engine.formula.tree import Node
from jixiao.engine.values import (
    PERCENT,
    RATIO,
    UNFILLED,
    Quantity,
    Rounding,
    Undefined,
    Unit,
    round_exactly,
)
from tests.engine.formula.growing import NAMES, conditions, numbers

UNITS = {"完成值": RATIO, "指标值": RATIO, "分值": RATIO, "执行率": PERCENT}

typed = st.one_of(
    st.integers(-3, 20).map(float),
    st.integers(-500, 20000).map(lambda cents: cents / 100),
    st.sampled_from([math.nan, 0.0, -0.0, 0.125, 0.375, 96.85, 0.045, 1e-7, 1e15, 123456789.12]),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.floats(0, 400),
)
whole = st.integers(-3, 300)
rows = st.integers(1, 30)


@st.composite
def columns(draw: st.DrawFn) -> dict[str, np.ndarray]:
    count = draw(rows)
    found = {}
    for name in NAMES:
        if draw(st.booleans()):
            found[name] = np.array(draw(st.lists(whole, min_size=count, max_size=count)), dtype=np.int64)
        else:
            found[name] = np.array(draw(st.lists(typed, min_size=count, max_size=count)), dtype=np.float64)
    return found


def given_value(number: float | int, unit: Unit | None) -> Quantity | object:
    if isinstance(number, float) and not math.isfinite(number):
        return UNFILLED
    exact = Fraction(number) if isinstance(number, int) else Fraction(repr(number))
    return Quantity(exact, unit or RATIO)


def exactly(tree: Node, data: dict[str, np.ndarray], row: int, unit: Unit | None) -> Quantity | bool | Undefined:
    inputs = {name: given_value(column[row].item(), UNITS.get(name)) for name, column in data.items()}
    return evaluate(tree, inputs, unit=unit, units=UNITS).value


def assert_same(formula: ColumnFormula, data: dict[str, np.ndarray], places: int, mode: Rounding) -> None:
    rounded = formula.rounded(data, places=places, mode=mode)
    for row in range(len(rounded.scaled)):
        value = exactly(formula.tree, data, row, formula.unit)
        if isinstance(value, Undefined):
            assert rounded.undefined[row], (row, value)
            assert rounded.decimal(row) is None
        else:
            assert isinstance(value, Quantity)
            assert rounded.decimal(row) == rounded_exactly(value.amount, places, mode), (row, value.amount)


def rounded_exactly(exact: Fraction, places: int, mode: Rounding) -> Fraction:
    scaled = abs(exact) * 10**places
    whole, rest = divmod(scaled, 1)
    half = Fraction(1, 2)
    up = {
        Rounding.HALF_UP: rest >= half,
        Rounding.HALF_EVEN: rest > half or (rest == half and whole % 2 == 1),
        Rounding.DOWN: False,
    }
    return Fraction(whole + up[mode], 10**places) * (-1 if exact < 0 else 1)


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(numbers(), columns(), st.integers(0, 3), st.sampled_from(Rounding))
def test_columns_give_what_the_exact_value_rounds_to(tree, data, places, mode):
    assert_same(compile_columns(tree, units=UNITS), data, places, mode)
