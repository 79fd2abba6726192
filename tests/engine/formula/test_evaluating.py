from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.formula.growing import NAMES, conditions, numbers

from jixiao.engine.formula import Lack, Outcome, evaluate, parse_formula
from jixiao.engine.values import (
    NOT_APPLICABLE,
    PERCENT,
    RATIO,
    UNFILLED,
    YUAN,
    Money,
    Quantity,
    Undefined,
    Unit,
)

q = Quantity.of


def outcome(text: str, *, unit: Unit | None = None, **inputs: Any) -> Outcome:
    tree = parse_formula(text, names=inputs).tree
    assert tree is not None
    return evaluate(tree, inputs, unit=unit)


def test_the_value_is_exact():
    assert outcome("甲 ÷ 乙", 甲=q(1, "人"), 乙=q(3, "人")).value == Quantity(Fraction(1, 3), RATIO)
    assert outcome("0.1 + 0.2").value == q("0.3")


def test_money_of_all_sizes_is_converted_exactly():
    value = outcome("甲 + 乙 + 0.5元", 甲=q("1.5", "万元"), 乙=Money.of("5000.25")).value
    assert value == q("2.000075", "万元")
    assert outcome("甲 + 乙", unit=YUAN, 甲=q("1.5", "万元"), 乙=Money.of(5000)).value == q(20000, "元")


def test_a_ratio_can_be_wished_for_in_percent():
    assert outcome("甲 ÷ 乙", unit=PERCENT, 甲=q(9), 乙=q(12)).value == q(75, "%")


def test_a_wish_for_another_kind_of_unit_gives_no_value():
    found = outcome("甲 + 1人", unit=YUAN, 甲=q(9, "人"))
    assert found.lack is Lack.UNIT
    assert str(found.value) == "无法计算（结果的单位是人，不能写成元）"


@pytest.mark.parametrize(
    ("text", "lack", "reason", "culprits"),
    [
        ("缺 + 1", Lack.UNFILLED, "缺未填", ("缺",)),
        ("没有的 + 1", Lack.UNFILLED, "没有的未填", ("没有的",)),
        ("无关 + 1", Lack.NOT_APPLICABLE, "无关不适用", ("无关",)),
        ("缺 + 无关 + 没有的", Lack.UNFILLED, "缺、没有的未填；无关不适用", ("缺", "无关", "没有的")),
        ("1 ÷ 零", Lack.DIVIDED_BY_ZERO, "除数 零 为 0", ("零",)),
        ("1 ÷ (零 × 2)", Lack.DIVIDED_BY_ZERO, "除数 零 × 2 为 0", ("零",)),
        ("1 ÷ 0", Lack.DIVIDED_BY_ZERO, "除数 0 为 0", ()),
        ("早错 + 1", Lack.UNDEFINED, "早错无法计算（分母为 0）", ("早错", "编制数")),
        ("1元 + 人", Lack.UNIT, "“1元”单位是元，“人”单位是人，不能相加减", ("人",)),
        ("(零 > 1) + 1", Lack.UNIT, "这里要一个数，写的却是条件", ("零",)),
    ],
)
def test_what_has_no_value_says_why_and_who_is_at_fault(text, lack, reason, culprits):
    inputs: dict[str, Any] = {
        "缺": UNFILLED,
        "无关": NOT_APPLICABLE,
        "零": q(0),
        "人": q(3, "人"),
        "早错": Undefined("分母为 0", ("编制数",)),
    }
    tree = parse_formula(text, names=inputs).tree
    assert tree is not None
    assert evaluate(tree, inputs) == Outcome(Undefined(reason, culprits), lack)


def test_only_the_chosen_side_of_a_choice_need_have_a_value():
    assert outcome("如果(甲 > 0, 甲, 乙)", 甲=q(1), 乙=UNFILLED).value == q(1)
    assert outcome("如果(甲 > 0, 1, 1 ÷ 甲)", 甲=q(1)).value == q(1)
    assert isinstance(outcome("如果(甲 > 0, 甲, 乙)", 甲=q(0), 乙=UNFILLED).value, Undefined)


def test_and_and_or_stop_at_the_first_part_that_decides():
    assert outcome("甲 > 1 且 乙 > 1", 甲=q(0), 乙=UNFILLED).value is False
    assert outcome("甲 > 1 或 乙 > 1", 甲=q(2), 乙=UNFILLED).value is True
    assert isinstance(outcome("乙 > 1 或 甲 > 1", 甲=q(2), 乙=UNFILLED).value, Undefined)
    assert isinstance(outcome("不 乙 > 1", 乙=UNFILLED).value, Undefined)


def test_zero_unfilled_and_not_applicable_are_three_different_things():
    assert outcome("甲 + 1", 甲=q(0)).value == q(1)
    assert outcome("甲 + 1", 甲=UNFILLED).lack is Lack.UNFILLED
    assert outcome("甲 + 1", 甲=NOT_APPLICABLE).lack is Lack.NOT_APPLICABLE


def test_points_are_points_and_not_hundredths_of_money():
    assert str(outcome("10分 − 甲", 甲=q("2.5", "分")).value) == "7.5分"
    assert outcome("1元 + 甲", 甲=q("2.5", "分")).lack is Lack.UNIT


given_values = st.one_of(
    st.fractions(-100, 100).map(lambda amount: Quantity(amount, RATIO)),
    st.sampled_from([UNFILLED, NOT_APPLICABLE, q(0), q(95, "%"), q(1, "元"), Money.of(3), Undefined("分母为 0")]),
)


@settings(deadline=None, max_examples=150)
@given(st.one_of(numbers(), conditions()), st.dictionaries(st.sampled_from(NAMES), given_values))
def test_evaluating_never_raises(tree, inputs):
    found = evaluate(tree, inputs)
    assert (found.lack is None) == (not isinstance(found.value, Undefined))
