import pytest

from jixiao.engine.formula import FUNCTIONS, check_formula, describe, evaluate, names_in, parse_formula
from jixiao.engine.formula.columns.kernel import KERNELS as OF_FLOATS
from jixiao.engine.formula.columns.pairs import KERNELS as OF_PAIRS
from jixiao.engine.formula.functions import FUNCTION_OF
from jixiao.engine.values import Quantity


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_the_example_of_each_function_is_sound_and_can_be_said(function):
    tree = parse_formula(function.example).tree
    assert tree is not None
    assert function.name in function.example
    assert describe(tree)
    assert check_formula(function.example, names=dict.fromkeys(names_in(tree))).sound


def test_every_function_can_be_run_on_columns_and_nothing_else_can():
    kernels = {function.column for function in FUNCTIONS}
    assert set(OF_FLOATS) == kernels
    assert set(OF_PAIRS) == kernels


def test_no_word_stands_for_two_functions():
    words = [word for function in FUNCTIONS for word in (function.name, *function.also)]
    assert len(words) == len(set(words)) == len(FUNCTION_OF)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("取整(1.9)", "1"),
        ("取整(−1.9)", "−1"),
        ("取整(1.9万元)", "1万元"),
        ("取整(199%)", "199%"),
        ("四舍五入(0.125, 2)", "0.13"),
        ("四舍五入(−0.125, 2)", "−0.13"),
        ("四舍五入(93.987%, 2)", "93.99%"),
        ("四舍五入(123456789012345678901234567890, 12)", "123,456,789,012,345,678,901,234,567,890"),
        ("平均(1, 2, 4)", "2.3333"),
        ("合计(7)", "7"),
        ("绝对值(−3人)", "3人"),
    ],
)
def test_functions_work_on_the_amount_in_its_own_unit(text, expected):
    tree = parse_formula(text).tree
    assert tree is not None
    value = evaluate(tree, {}).value
    assert isinstance(value, Quantity)
    assert str(value) == expected
