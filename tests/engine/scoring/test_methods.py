"""Each method against its own formula, to the last digit, and the branch it says it took."""

import functools
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jixiao.engine.errors import Severity
from jixiao.engine.formula import check_formula, evaluate
from jixiao.engine.formula.tree import Node, names_in
from jixiao.engine.scoring.methods import METHODS, Method, Takes, find_method
from jixiao.engine.values import PERCENT, Quantity, Rounding, Undefined, Unit, round_exactly

RATIO = Unit.parse("")
ARGUMENTS = {
    "完成值": "actual",
    "执行率": "actual",
    "指标值": "target",
    "分值": "weight",
    "符合项": "met",
    "检查项": "items",
    "否决项": "vetoed",
    "完成": "done",
}
SAID = [method for method in METHODS.values() if method.formula(method.defaults)]
amounts = st.fractions(min_value=0, max_value=10_000, max_denominator=1000)
signed = st.fractions(min_value=-10_000, max_value=10_000, max_denominator=1000)
few = settings(max_examples=40)  # each example is drawn for several methods
cents = st.integers(0, 100_000)
weights = st.fractions(min_value=Fraction(1, 100), max_value=100, max_denominator=100)


@functools.cache
def tree_of(code: str) -> Node:
    """Return the method's formula, read; 完成 is a name of its own only where 完成值 is none."""
    formula = METHODS[code].formula(METHODS[code].defaults)
    names = {name: RATIO for name in ARGUMENTS if name in formula and not (name == "完成" and "完成值" in formula)}
    checked = check_formula(formula, names=names)
    assert checked.tree is not None
    assert [finding.text() for finding in checked.findings if finding.severity is Severity.MUST] == []
    return checked.tree


def by_formula(method: Method, given: dict[str, Fraction]) -> Fraction:
    """Return what the method's formula gives for its arguments."""
    tree = tree_of(method.code)
    found = evaluate(tree, {name: Quantity(given[ARGUMENTS[name]], RATIO) for name in names_in(tree)}).value
    assert isinstance(found, Quantity), found
    return found.in_base()


def by_function(method: Method, given: dict[str, Fraction]) -> Fraction:
    """Return what the method's function gives; parameters that are arguments of it are the defaults."""
    parameters = {} if method.takes is Takes.CHECKED else dict(method.defaults)
    return method.mark(**given, **parameters).points


@pytest.mark.parametrize("method", SAID, ids=lambda method: method.code)
def test_every_formula_is_read_without_a_fault(method: Method):
    assert set(names_in(tree_of(method.code))) <= set(ARGUMENTS)


@pytest.mark.parametrize(
    "code", ["positive_ratio", "equal_or_better", "positive_gate", "points_off", "strict_equal", "reverse_linear"]
)
@few
@given(actual=amounts, target=amounts, weight=weights)
def test_function_and_formula_agree_from_zero_up(code: str, actual: Fraction, target: Fraction, weight: Fraction):
    numbers = {"actual": actual, "target": target, "weight": weight}
    assert by_function(METHODS[code], numbers) == by_formula(METHODS[code], numbers)


@pytest.mark.parametrize(
    "code", ["reverse_linear", "reverse_ratio", "reverse_gate", "points_off", "points_off_either_way", "strict_equal"]
)
@few
@given(actual=signed, target=signed, weight=weights)
def test_function_and_formula_agree_below_zero_too(code: str, actual: Fraction, target: Fraction, weight: Fraction):
    numbers = {"actual": actual, "target": target, "weight": weight}
    assert by_function(METHODS[code], numbers) == by_formula(METHODS[code], numbers)


@pytest.mark.parametrize(
    "code", ["positive_ratio", "equal_or_better", "positive_gate", "reverse_gate", "reverse_linear"]
)
@few
@given(target=amounts, weight=weights)
def test_function_and_formula_agree_on_the_edges(code: str, target: Fraction, weight: Fraction):
    for actual in (target, target * 2, target * Fraction(3, 5), target * Fraction(7, 5), Fraction(0)):
        numbers = {"actual": actual, "target": target, "weight": weight}
        assert by_function(METHODS[code], numbers) == by_formula(METHODS[code], numbers)


@pytest.mark.parametrize("code", ["bands", "satisfaction_scale", "execution_ratio", "execution_steps"])
@few
@given(actual=st.fractions(min_value=0, max_value=2, max_denominator=1000), weight=weights)
def test_function_and_formula_agree_on_levels(code: str, actual: Fraction, weight: Fraction):
    numbers = {"actual": actual, "weight": weight}
    assert by_function(METHODS[code], numbers) == by_formula(METHODS[code], numbers)


@few
@given(
    met=st.integers(0, 9), items=st.integers(1, 9), vetoed=st.sampled_from([Fraction(0), Fraction(1)]), weight=weights
)
def test_function_and_formula_agree_on_checked_points(met: int, items: int, vetoed: Fraction, weight: Fraction):
    assume(met <= items)
    numbers = {"met": Fraction(met), "items": Fraction(items), "vetoed": vetoed, "weight": weight}
    assert by_function(METHODS["checklist"], numbers) == by_formula(METHODS["checklist"], numbers)


@few
@given(done=st.sampled_from([Fraction(0), Fraction(1)]), weight=weights)
def test_function_and_formula_agree_on_what_is_done(done: Fraction, weight: Fraction):
    numbers = {"done": done, "weight": weight}
    assert by_function(METHODS["completed_or_not"], numbers) == by_formula(METHODS["completed_or_not"], numbers)


@pytest.mark.parametrize("method", [method for method in SAID if method.takes is Takes.MEASURED], ids=lambda m: m.code)
@few
@given(actual=amounts, target=amounts, weight=weights)
def test_no_method_gives_less_than_nothing_or_more_than_the_weight(
    method: Method, actual: Fraction, target: Fraction, weight: Fraction
):
    points = by_function(method, {"actual": actual, "target": target, "weight": weight})
    assert 0 <= points <= weight


@pytest.mark.parametrize("code", ["positive_ratio", "positive_gate", "equal_or_better"])
@few
@given(lower=amounts, higher=amounts, target=amounts.filter(bool), weight=weights)
def test_doing_more_never_earns_less(code: str, lower: Fraction, higher: Fraction, target: Fraction, weight: Fraction):
    assume(lower <= higher)
    points = [by_function(METHODS[code], {"actual": a, "target": target, "weight": weight}) for a in (lower, higher)]
    assert points[0] <= points[1]


@pytest.mark.parametrize("code", ["reverse_linear", "reverse_ratio", "reverse_gate", "points_off"])
@few
@given(lower=amounts, higher=amounts, target=amounts, weight=weights)
def test_spending_more_never_earns_more(
    code: str, lower: Fraction, higher: Fraction, target: Fraction, weight: Fraction
):
    assume(lower <= higher)
    points = [by_function(METHODS[code], {"actual": a, "target": target, "weight": weight}) for a in (lower, higher)]
    assert points[0] >= points[1]


def test_every_formula_is_proven_here():
    proven = {
        "positive_ratio", "reverse_linear", "reverse_ratio", "equal_or_better", "strict_equal", "positive_gate",
        "reverse_gate", "bands", "satisfaction_scale", "points_off", "points_off_either_way", "checklist",
        "completed_or_not", "execution_ratio", "execution_steps",
    }  # fmt: skip
    assert {method.code for method in SAID} == proven


def test_a_method_is_found_by_its_code_and_by_its_name():
    assert find_method("正向比例") is find_method("positive_ratio") is METHODS["positive_ratio"]
    assert find_method("从优计分") is None


@pytest.mark.parametrize("code", ["positive_ratio", "reverse_linear", "equal_or_better", "positive_gate", "points_off"])
@few
@given(rows=st.lists(st.tuples(cents, cents), min_size=1, max_size=20))
def test_many_units_are_scored_by_the_same_rule_in_columns(code: str, rows: list[tuple[int, int]]):
    from jixiao.engine.formula.columns import compile_columns

    columns = {"完成值": [a / 100 for a, _ in rows], "指标值": [t / 100 for _, t in rows], "分值": [10.0] * len(rows)}
    scored = compile_columns(tree_of(code)).rounded(columns, places=2, mode=Rounding.HALF_UP)
    for (actual, target), whole in zip(rows, scored.scaled, strict=True):
        numbers = {"actual": Fraction(actual, 100), "target": Fraction(target, 100), "weight": Fraction(10)}
        exact = round_exactly(by_function(METHODS[code], numbers), places=2, mode=Rounding.HALF_UP)
        assert Fraction(int(whole), 100) == Fraction(exact)


def test_a_formula_with_a_missing_input_has_no_value():
    checked = check_formula(
        METHODS["positive_ratio"].formula({}), names=dict.fromkeys(("完成值", "指标值", "分值"), RATIO)
    )
    assert checked.tree is not None
    assert isinstance(evaluate(checked.tree, {"完成值": Quantity(Fraction(1), PERCENT)}).value, Undefined)
