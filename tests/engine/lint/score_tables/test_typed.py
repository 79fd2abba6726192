from fractions import Fraction

import pytest

from jixiao.engine.lint.score_tables.typed import Typed, as_share, read_operator, read_typed

TYPED = [
    ("≥95%", "≥", "95%", 95, "%"),
    ("＞＝95％", "≥", "95%", 95, "%"),
    (">=95%", "≥", "95%", 95, "%"),
    ("≥100百分比", "≥", "100%", 100, "%"),
    ("不少于10场", "≥", "10场", 10, "场"),
    ("达到3次以上", "≥", "3次", 3, "次"),
    ("控制在63万元以内", "≤", "63万元", 63, "万元"),
    ("不超过1,500元/亩", "≤", "1,500元/亩", 1500, "元/亩"),
    ("１２种", "", "12种", 12, "种"),
    ("完成12场", "", "12场", 12, "场"),
    ("＝0起", "=", "0起", 0, "起"),
    ("2.45亿元", "", "2.45亿元", Fraction("2.45"), "亿元"),
    ("每亩300", "", "每亩300", None, ""),
    ("约200人", "", "约200人", None, ""),
    ("2021年12月31日", "", "2021年12月31日", None, ""),
    ("90%—95%", "", "90%—95%", None, ""),
    ("≥显著提高", "≥", "显著提高", None, ""),
    ("健全", "", "健全", None, ""),
    ("", "", "", None, ""),
]


@pytest.mark.parametrize(("text", "operator", "shown", "number", "unit"), TYPED)
def test_a_value_is_read_as_it_is_typed(text, operator, shown, number, unit):
    assert read_typed(text) == Typed(operator, shown, None if number is None else Fraction(number), unit)


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("≥", "≥"),
        ("＝", "="),
        ("大于等于", "≥"),
        ("正向指标", "≥"),
        ("反向", "≤"),
        ("定性指标", "定性"),
        ("", ""),
        ("其他", ""),
    ],
)
def test_the_column_of_operators_is_read(text, operator):
    assert read_operator(text) == operator


def test_a_share_that_a_workbook_keeps_is_read_in_percent():
    target = read_typed("≥95%")
    assert as_share(read_typed("0.972"), target=target, unit="") == Typed("", "97.2%", Fraction("97.2"), "%")
    assert as_share(read_typed("1"), target=target, unit="").number == 100


@pytest.mark.parametrize(("actual", "target"), [("0.8", "≤0.9‰"), ("0.6%", "≥95%"), ("1", "≥2%"), ("1", "≥12场")])
def test_no_other_small_number_is_taken_for_a_share(actual, target):
    assert as_share(read_typed(actual), target=read_typed(target), unit="") == read_typed(actual)
