from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.formula.growing import NAMES, conditions, numbers

from jixiao.engine.formula import parse_formula, trace_evaluation
from jixiao.engine.values import NOT_APPLICABLE, PERCENT, UNFILLED, Money, Quantity, Rounding, Source, Trace, Undefined

q = Quantity.of


def trace(text: str, inputs: dict[str, Any], **wishes: Any) -> Trace:
    tree = parse_formula(text, names=inputs).tree
    assert tree is not None
    return trace_evaluation(tree, inputs, label="结果", **wishes)


def test_a_trace_shows_the_formula_the_numbers_and_where_each_came_from():
    source = Source("填报", "《基本情况》表 C4 单元格")
    found = trace(
        "在职人员数 ÷ 编制数 × 100%", {"在职人员数": q(9, "人"), "编制数": q(9, "人")}, sources={"编制数": source}
    )
    assert found.printed == "100%"
    assert found.formula == "在职人员数 ÷ 编制数 × 100%"
    assert found.worked == "9人 ÷ 9人 × 100% = 100%"
    assert (found.exact, found.unit) == (Fraction(100), "%")
    assert [child.label for child in found.inputs] == ["在职人员数", "编制数"]
    assert found.inputs[1].source == source
    assert (found.inputs[0].printed, found.inputs[0].exact, found.inputs[0].unit) == ("9人", Fraction(9), "人")


def test_rounding_is_told_and_the_exact_value_kept():
    found = trace("甲 ÷ 乙", {"甲": q(2), "乙": q(3)}, unit=PERCENT, places=2)
    assert found.printed == "66.67%"
    assert found.worked == "2 ÷ 3 ≈ 66.6667%"
    assert found.rounding == "四舍五入到 2 位小数"
    assert found.exact == Fraction(200, 3)
    assert trace("甲 ÷ 乙", {"甲": q(2), "乙": q(3)}, places=2, mode=Rounding.DOWN).printed == "0.66"


def test_of_a_choice_the_side_taken_is_shown_with_the_reason():
    inputs = {"完成值": q(9, "场"), "指标值": q(10, "场"), "分值": q(8)}
    found = trace("如果(完成值 ≥ 指标值, 分值, 完成值 ÷ 指标值 × 分值)", inputs, places=2)
    assert found.worked == "9场 ÷ 10场 × 8 = 7.2"
    assert found.note == "完成值 ≥ 指标值（9场 ≥ 10场）不成立，按“否则”计算"
    assert found.printed == "7.20"
    met = trace("如果(完成值 ≥ 指标值, 分值, 完成值 ÷ 指标值 × 分值)", {**inputs, "完成值": q(12, "场")})
    assert met.worked == "8 = 8"
    assert met.note == "完成值 ≥ 指标值（12场 ≥ 10场）成立"


def test_negative_numbers_are_put_in_with_brackets():
    assert trace("甲 − 乙", {"甲": q(1), "乙": q(-2)}).worked == "1 − (−2) = 3"


def test_what_is_missing_stands_in_its_place():
    found = trace("甲 ÷ 乙", {"甲": UNFILLED, "乙": NOT_APPLICABLE})
    assert found.printed == "无法计算（甲未填；乙不适用）"
    assert found.worked == "甲（未填） ÷ 乙（不适用）"
    assert found.exact is None
    assert [child.printed for child in found.inputs] == ["未填", "不适用"]


def test_money_and_conditions_have_their_words():
    found = trace("支出 > 1万元", {"支出": Money.of(12000)})
    assert found.printed == "成立"
    assert found.worked == "12,000元 > 1万元 ： 成立"


values = st.sampled_from([q(0), q(3), q(95, "%"), UNFILLED, NOT_APPLICABLE, Money.of(5), Undefined("分母为 0")])


@settings(deadline=None, max_examples=100)
@given(st.one_of(numbers(), conditions()), st.dictionaries(st.sampled_from(NAMES), values))
def test_every_evaluation_can_be_traced_printed_and_stored(tree, inputs):
    found = trace_evaluation(tree, inputs, label="结果", places=2)
    assert found.text().startswith("结果 = ")
    assert Trace.from_json(found.to_json()) == found
