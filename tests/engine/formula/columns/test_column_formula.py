import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.engine.formula.growing import NAMES, conditions, numbers

from jixiao.engine.formula import evaluate, parse_formula
from jixiao.engine.formula.columns import ColumnFormula, compile_columns
from jixiao.engine.formula.tree import Node
from jixiao.engine.values import (
    PERCENT,
    RATIO,
    UNFILLED,
    Absent,
    Quantity,
    Rounding,
    Undefined,
    Unit,
)

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


def given_value(number: float, unit: Unit | None) -> Quantity | Absent:
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


quick = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@quick
@given(numbers(), columns(), st.integers(0, 4), st.sampled_from(Rounding))
def test_columns_give_what_the_exact_value_rounds_to(tree, data, places, mode):
    assert_same(compile_columns(tree, units=UNITS), data, places, mode)


TYPICAL = (
    "如果(完成值 ≥ 指标值, 分值, 完成值 ÷ 指标值 × 分值)",
    "如果(完成值 ≤ 指标值, 分值, 如果(完成值 ≥ 2 × 指标值, 0, (1 − (完成值 − 指标值) ÷ 指标值) × 分值))",
    "最大(0, 最小(分值, 指标值 ÷ 完成值 × 分值))",
    "完成值 × 分值 ÷ 100",
    "(完成值 − 指标值) ÷ 指标值 × 100%",
    "完成值 ÷ (指标值 − 分值)",
    "如果(完成值 ÷ 指标值 ≥ 95%, 分值, 四舍五入(完成值 ÷ 指标值, 2) × 分值)",
    "最大(0, 分值 − 取整((完成值 ÷ 指标值 − 100%) ÷ 1%) × 0.1)",
    "平均(完成值, 指标值, 分值)",
    "如果(完成值 × 分值 = 指标值 × 2, 1, 绝对值(−完成值) ÷ 8)",
    "如果(完成值 > 3 且 指标值 > 0 或 分值 = 5, 完成值 ÷ 指标值, 分值 ÷ 16)",
)
KINDS = {
    "counts": lambda rng, rows: rng.integers(-2, 40, rows),
    "counts as floats": lambda rng, rows: rng.integers(0, 200, rows).astype(float),
    "cents": lambda rng, rows: rng.integers(0, 20_000, rows) / 100,
    "four decimals": lambda rng, rows: rng.integers(0, 2_000_000, rows) / 10_000,
    "measured": lambda rng, rows: rng.uniform(-1, 200, rows),
    "mixed": lambda rng, rows: rng.choice([0.0, 5, 10, 96.85, 0.125, 1 / 3, 7e6, np.nan], rows),
    "large": lambda rng, rows: rng.integers(0, 10**12, rows) / 100,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", Rounding)
@pytest.mark.parametrize("text", TYPICAL)
def test_typical_formulas_are_rounded_exactly_for_every_kind_of_column(text, mode, kind):
    rng = np.random.default_rng(7)
    data = {name: KINDS[kind](rng, 60) for name in ("完成值", "指标值", "分值")}
    data["分值"] = KINDS["cents"](rng, 60) if kind == "counts" else data["分值"]
    tree = parse_formula(text, names=NAMES).tree
    assert tree is not None
    assert_same(compile_columns(tree, units=UNITS), data, 2, mode)


halves = st.tuples(st.integers(0, 10**6), st.integers(1, 400)).map(lambda pair: (pair[0] * 2 + 1) / 2 / pair[1])


@quick
@given(st.lists(st.one_of(halves, typed), min_size=1, max_size=30), st.integers(1, 400), st.sampled_from(Rounding))
@example([96.85, 96.849999999999994, 96.850000000000009, 0.045, 1.005, 2.675], 10, Rounding.HALF_UP)
def test_numbers_on_and_beside_a_half_fall_on_the_right_side(amounts, factor, mode):
    tree = parse_formula("完成值 × 指标值 ÷ 100").tree
    assert tree is not None
    count = len(amounts)
    data = {"完成值": np.array(amounts, dtype=np.float64), "指标值": np.full(count, factor)}
    assert_same(compile_columns(tree), data, 2, mode)


@quick
@given(conditions(), columns())
def test_conditions_hold_where_they_hold_exactly(tree, data):
    found = compile_columns(tree, units=UNITS)(data)
    for row in range(len(found.values)):
        value = exactly(tree, data, row, None)
        if isinstance(value, Undefined):
            assert found.undefined[row]
        else:
            assert (found.values[row], found.undefined[row]) == (value, False)


@quick
@given(numbers(), columns())
def test_unrounded_values_are_near_the_exact_ones_and_undefined_where_they_are(tree, data):
    formula = compile_columns(tree, units=UNITS)
    found = formula(data)
    assert found.undefined.tolist() == np.isnan(found.values).tolist()
    for row in range(len(found.values)):
        value = exactly(tree, data, row, formula.unit)
        assert isinstance(value, Undefined) == found.undefined[row]


def test_a_million_rows_in_several_stretches_give_what_each_row_gives_alone():
    rng = np.random.default_rng(3)
    rows = 300_000
    data = {
        "完成值": rng.choice([1, 2, 9, 134, 96.85, 0.0, np.nan], rows),
        "指标值": rng.choice([0.0, 3, 10, 150, 200], rows),
        "分值": rng.choice([2, 5, 8, 10], rows),
    }
    for text in TYPICAL[:3]:
        tree = parse_formula(text).tree
        assert tree is not None
        formula = compile_columns(tree, units=UNITS)
        together = formula.rounded(data, places=2, mode=Rounding.HALF_UP)
        table = np.stack([data["完成值"], data["指标值"], data["分值"]], axis=1)
        kinds, which = np.unique(np.nan_to_num(table, nan=-1), axis=0, return_inverse=True)
        kinds[kinds == -1] = np.nan
        alone = formula.rounded(dict(zip(data, kinds.T, strict=True)), places=2, mode=Rounding.HALF_UP)
        assert (together.scaled == alone.scaled[which.ravel()]).all()
        assert (together.undefined == alone.undefined[which.ravel()]).all()
        assert_same(formula, dict(zip(data, kinds.T, strict=True)), 2, Rounding.HALF_UP)


def test_columns_may_be_stated_in_different_sizes_of_the_same_unit():
    tree = parse_formula("支出 ÷ 预算 × 100%").tree
    assert tree is not None
    formula = compile_columns(tree, units={"支出": Unit.parse("元"), "预算": Unit.parse("万元")})
    assert formula.unit == PERCENT
    found = formula.rounded(
        {"支出": np.array([2_581_300.0]), "预算": np.array([274.64])}, places=2, mode=Rounding.HALF_UP
    )
    assert found.decimal(0) == Decimal("93.99")
    assert found.floats().tolist() == [93.99]


def test_a_result_can_be_had_in_a_wished_unit():
    tree = parse_formula("甲 + 5000元").tree
    assert tree is not None
    formula = compile_columns(tree, units={"甲": Unit.parse("元")}, unit=Unit.parse("万元"))
    assert formula({"甲": np.array([10_000])}).values.tolist() == [1.5]


def test_a_result_too_large_for_its_column_is_still_exact():
    tree = parse_formula("甲 × 甲").tree
    assert tree is not None
    found = compile_columns(tree).rounded({"甲": np.array([7e9, 3.0])}, places=2, mode=Rounding.HALF_UP)
    assert [found.decimal(row) for row in (0, 1)] == [Decimal("49000000000000000000.00"), Decimal("9.00")]
    assert found.floats().tolist() == [4.9e19, 9.0]
    huge = compile_columns(tree).rounded({"甲": np.array([1e200])}, places=2, mode=Rounding.HALF_UP)
    assert huge.scaled.tolist() == [10**402]
    assert huge.floats().tolist() == [math.inf]


def test_an_undefined_row_is_zero_in_scaled_and_nan_in_floats():
    tree = parse_formula("1 ÷ 甲").tree
    assert tree is not None
    found = compile_columns(tree).rounded({"甲": np.array([0.0, math.nan, math.inf, 4])}, places=2, mode=Rounding.DOWN)
    assert found.scaled.tolist() == [0, 0, 0, 25]
    assert found.undefined.tolist() == [True, True, True, False]
    assert np.isnan(found.floats()[:3]).all()


def test_no_rows_and_no_names_are_no_trouble():
    tree = parse_formula("甲 + 1").tree
    assert tree is not None
    assert compile_columns(tree)({"甲": np.array([])}).values.shape == (0,)
    constant = parse_formula("1 + 2").tree
    assert constant is not None
    assert compile_columns(constant)({"别的": np.zeros(3)}).values.tolist() == [3.0, 3.0, 3.0]
    assert compile_columns(constant)({}).values.tolist() == [3.0]


def test_lists_and_small_integers_are_taken_as_columns():
    tree = parse_formula("甲 ÷ 3").tree
    assert tree is not None
    formula = compile_columns(tree)
    for given_column in ([1, 2], np.array([1, 2], dtype=np.int32), np.array([1, 2], dtype=np.float32)):
        assert formula.rounded({"甲": given_column}, places=2, mode=Rounding.HALF_UP).scaled.tolist() == [33, 67]


def test_what_a_programmer_does_wrong_is_refused():
    clash = parse_formula("甲 + 乙").tree
    condition = parse_formula("甲 > 1").tree
    assert clash is not None
    assert condition is not None
    with pytest.raises(ValueError, match="F204"):
        compile_columns(clash, units={"甲": Unit.parse("元"), "乙": Unit.parse("人")})
    with pytest.raises(ValueError, match="not '人'"):
        compile_columns(clash, units={"甲": Unit.parse("元"), "乙": Unit.parse("元")}, unit=Unit.parse("人"))
    with pytest.raises(TypeError, match="cannot be rounded"):
        compile_columns(condition).rounded({"甲": np.zeros(1)}, places=2, mode=Rounding.HALF_UP)
    with pytest.raises(ValueError, match="one length"):
        compile_columns(clash)({"甲": np.zeros(1), "乙": np.zeros(2)})
    with pytest.raises(KeyError):
        compile_columns(clash)({"甲": np.zeros(1)})


def test_the_columns_given_are_left_as_they_were():
    tree = parse_formula("−(甲 + 乙) × 甲 ÷ 乙").tree
    assert tree is not None
    data = {"甲": np.array([1.0, math.inf, 3]), "乙": np.array([0.0, 2, 4])}
    before = {name: column.copy() for name, column in data.items()}
    compile_columns(tree).rounded(data, places=2, mode=Rounding.HALF_UP)
    for name, column in data.items():
        assert np.array_equal(column, before[name])


@pytest.mark.parametrize("sign", ["+", "−", "×", "÷"])
def test_constants_too_long_for_floats_are_no_trouble(sign):
    number = "123456789012345678.901234567891"
    tree = parse_formula(f" {sign} ".join(["完成值", *[f"({number} ÷ 7)"] * 40])).tree
    assert tree is not None
    data = {name: np.array([1.0, 96.85, math.nan]) for name in NAMES}
    assert_same(compile_columns(tree, units=UNITS), data, 2, Rounding.HALF_UP)
