import inspect
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.formula.growing import NAMES, conditions, numbers

from jixiao.engine.errors import Severity
from jixiao.engine.formula import (
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_LENGTH,
    MAX_TOKENS,
    Node,
    describe,
    evaluate,
    parse_formula,
    print_formula,
)
from jixiao.engine.formula.tree import Call, Choice, Name, Negative, Number, Product, Sum, nodes

PIECES = [
    *("完成值", "指标值", "人员经费（含离退休）", "2019年收入", "不合格数", "未登记", "“三公经费”变动率"),
    *("如果", "则", "否则", "且", "或", "不", "非", " ", "\n", "。", "，", "、", ",", "【", "】", '"', "“", "”", "."),
    *(
        "（",
        ")",
        "[",
        "］",
        "{",
        "+",
        "-",
        "−",
        "×",
        "*",
        "÷",
        "／",
        "**",
        "^",
        "≥",
        "=",
        "==",
        "<>",
        "<",
        "!",
        "%",
        "‰",
    ),
    *(
        "1",
        "0",
        "2.5",
        "1,000",
        "100%",
        "5万元",
        "50元/人",
        "３",
        "1e5",
        "最大",
        "合计",
        "绝对值",
        "四舍五入",
        "IF",
        "元",
    ),
]
soup = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
KNOWN = (*NAMES, "人员经费（含离退休）", "2019年收入", "不合格数", "“三公经费”变动率")


def tree_of(text: str, *, names: tuple[str, ...] = ()) -> Node:
    reading = parse_formula(text, names=names)
    assert reading.tree is not None, reading.findings
    return reading.tree


def codes(text: str, *, names: tuple[str, ...] = ()) -> list[str]:
    return [finding.code for finding in parse_formula(text, names=names).findings]


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=80), soup))
def test_no_text_makes_the_reader_fail_and_every_finding_points_into_the_text(text):
    reading = parse_formula(text, names=KNOWN)
    for finding in reading.findings:
        start, end = finding.place.start, finding.place.end
        assert start is not None
        assert end is not None
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == finding.place.quote
    blocked = any(finding.severity is Severity.MUST for finding in reading.findings)
    assert (reading.tree is None) == blocked


@settings(deadline=None, max_examples=150)
@given(soup)
def test_whatever_is_read_can_be_printed_said_and_evaluated(text):
    tree = parse_formula(text, names=KNOWN).tree
    if tree is not None:
        assert tree_of(print_formula(tree), names=KNOWN) == tree
        assert describe(tree)
        assert evaluate(tree, {}) is not None


@settings(deadline=None, max_examples=150)
@given(st.one_of(numbers(), conditions()))
def test_a_printed_formula_reads_back_as_the_same_tree(tree):
    assert tree_of(print_formula(tree)) == tree
    assert tree_of(print_formula(tree), names=NAMES) == tree


@pytest.mark.parametrize(
    "typed",
    [
        "甲÷乙×100%",
        "甲/乙*100％",
        "甲／乙＊１００%",
        "甲 ∕ 乙 ✕ 100﹪",
        "\u3000甲\u00a0÷ 乙 × 100 %\ufeff",
        "(甲 ÷ 乙) × 100%。",
    ],
)
def test_signs_of_every_width_mean_the_same(typed):
    assert tree_of(typed) == tree_of("甲 ÷ 乙 × 100%")


def test_characters_that_nfkc_would_break_stay_whole():
    assert tree_of("①类面积") == Name("①类面积")
    assert tree_of("3㎡") == tree_of("3 ㎡")
    assert isinstance(tree_of("3㎡"), Number)


def test_places_are_those_of_the_text_as_typed():
    text = "（甲＋乙）×　丙"
    tree = tree_of(text)
    found = {text[node.span[0] : node.span[1]] for node in nodes(tree)}
    assert found == {text, "甲＋乙", "甲", "乙", "丙"}


def test_a_spoken_choice_is_the_same_as_one_in_brackets():
    expected = tree_of("如果(甲 > 乙, 1, 如果(甲 = 乙, 2, 3))")
    assert tree_of("如果 甲 > 乙 则 1 否则 如果 甲 = 乙 则 2 否则 3") == expected
    assert tree_of("如果甲>乙则1否则如果甲=乙则2否则3", names=("甲", "乙")) == expected
    assert tree_of("若 甲＞乙，那么 1，否则 若 甲＝乙，那么 2，否则 3。") == expected
    assert tree_of("如果（甲 > 乙）则 1 否则 如果（甲 = 乙 则 2 否则 3）") == expected


def test_a_spoken_choice_within_a_choice_ends_where_its_own_otherwise_ends():
    inner = tree_of("如果 甲 > 1 则 如果 乙 > 1 则 1 否则 2 否则 3")
    assert inner == tree_of("如果(甲 > 1, 如果(乙 > 1, 1, 2), 3)")
    assert tree_of("最大(如果 甲 > 1 则 2 否则 3, 4)") == tree_of("最大(如果(甲 > 1, 2, 3), 4)")


def test_a_choice_reaches_to_the_end():
    assert tree_of("1 + 如果 甲 > 0 则 2 否则 3 × 4") == tree_of("1 + 如果(甲 > 0, 2, 3 × 4)")


def test_words_within_names_are_left_alone():
    for name in ("规则数", "非税收入", "不合格数", "或有负债", "且末县人口"):
        assert tree_of(f"{name} + 1") == Sum(Name(name), (("+", tree_of("1")),))


def test_a_declared_name_is_found_whatever_characters_it_has():
    names = ("人员经费（含离退休）", "2019年收入", "在职 人数", "“三公经费”变动率")
    assert tree_of("人员经费(含离退休)＋1", names=names) == tree_of("【人员经费（含离退休）】 + 1")
    assert tree_of("2019年收入 + 1", names=names) == tree_of("【2019年收入】 + 1")
    assert tree_of("在职 人数 + 1", names=names) == tree_of("【在职 人数】 + 1")
    assert tree_of('"三公经费"变动率 + 1', names=names) == tree_of("“三公经费”变动率 + 1")


def test_a_longer_declared_name_goes_before_a_shorter_one():
    assert tree_of("支出合计+支出", names=("支出", "支出合计")) == tree_of("【支出合计】 + 【支出】")


def test_numbers_take_their_units_with_them():
    fifty = tree_of("50元/人 × 3人")
    assert isinstance(fifty, Product)
    assert isinstance(fifty.first, Number)
    assert fifty.first.unit.symbol == "元/人"
    assert tree_of("1.5 万元") == tree_of("１.５万元")


def test_a_price_is_divided_by_a_name_when_the_sign_stands_apart():
    apart = tree_of("50元 ÷ 人")
    assert isinstance(apart, Product)
    assert apart.rest[0][1] == Name("人")


def test_a_thousands_comma_is_read_outside_functions_and_doubted_inside():
    assert tree_of("1,000 + 1") == tree_of("1000 + 1")
    assert codes("最大(1,000, 2)") == ["F109"]
    assert tree_of("最大(1,000, 2)") == tree_of("最大(1, 0, 2)")
    assert codes("最大(1, 000, 2)") == []


def test_words_of_spreadsheets_are_understood():
    assert tree_of("IF(甲>1,MAX(甲,2),sum(甲,3))") == tree_of("如果(甲 > 1, 最大(甲, 2), 合计(甲, 3))")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["F102"]),
        (" \u3000\n", ["F102"]),
        ("在职 人员数 ÷ 编制数", ["F105"]),
        ("甲 乙 丙 丁", ["F105"]),
        ("2甲", []),
        ("2 甲", ["F105"]),
        ("甲 + ", ["F106"]),
        ("× 甲", ["F106"]),
        ("(甲", ["F104"]),
        ("甲)", ["F104"]),
        ("(甲］", ["F104"]),
        ("【甲", ["F104"]),
        ("【】", ["F104"]),
        ("如果 甲 > 1 则 2", ["F107"]),
        ("否则 2", ["F107"]),
        ("甲 ** 2", ["F110"]),
        ("甲 => 2", ["F110"]),
        ("甲 // 2", ["F110"]),
        ("lambda x: x", ["F105", "F103"]),
        ("甲.乙", ["F103"]),
        ("甲[0]", ["F105"]),
        ("'甲'", ["F103", "F103"]),
        ('"甲"', ["F110"]),
        ("f(甲)", ["F202"]),
        ("__import__(甲)", ["F202"]),
        ("最大(甲)", ["F203"]),
        ("绝对值(甲, 乙)", ["F203"]),
        ("如果(甲 > 1, 2)", ["F203"]),
        ("合计 + 1", ["F217"]),
        ("甲 > 不 乙", ["F101"]),
        ("甲%", ["F115"]),
        ("(甲 ** 2 + 乙 丙 + ", ["F104", "F110", "F105", "F106"]),
    ],
)
def test_each_fault_of_writing_has_its_code_and_all_come_at_once(text, expected):
    assert codes(text) == expected


def test_a_blank_within_a_known_name_is_named_as_such():
    (finding,) = parse_formula("在职 人员数 ÷ 2", names=("在职人员数",)).findings
    assert "名称“在职人员数”里有空格" in finding.cause
    assert (finding.place.start, finding.place.end) == (0, 6)


def test_a_text_that_is_too_long_is_refused():
    assert codes("甲+" * (MAX_LENGTH // 2) + "甲") == ["F111"]
    assert codes("一" * MAX_LENGTH) == []


def test_too_many_words_are_refused():
    assert codes("甲" + "+甲" * (MAX_TOKENS // 2 - 1) + "+") == ["F106"]
    assert codes("甲" + "+甲" * (MAX_TOKENS // 2)) == ["F113"]


@pytest.mark.parametrize(
    ("opening", "closing"), [("(", ")"), ("-", ""), ("不 ", ""), ("绝对值(", ")"), ("如果 甲 > 1 则 ", " 否则 2")]
)
def test_what_is_nested_too_deeply_is_refused_and_what_is_not_is_read(opening, closing):
    inner = "甲 > 1" if opening.startswith("不") else "甲"
    assert codes(opening * MAX_DEPTH + inner + closing * MAX_DEPTH) == []
    assert codes(opening * (MAX_DEPTH + 1) + inner + closing * (MAX_DEPTH + 1)) == ["F112"]


def test_a_long_sum_is_no_deep_one():
    tree = tree_of("甲" + "+甲" * 200)
    assert isinstance(tree, Sum)
    assert len(tree.rest) == 200


def test_a_number_with_too_many_digits_is_refused():
    assert codes("9" * MAX_DIGITS) == []
    assert codes("9" * (MAX_DIGITS + 1)) == ["F114"]


def test_nothing_typed_takes_long_to_refuse():
    for text in ("(" * 2000, "如果" * 1000, "不" * 2000, "1," * 1000, "【" * 2000, "且或" * 1000, '"' * 2000):
        started = time.perf_counter()
        assert parse_formula(text, names=[f"名称{number}" for number in range(300)]).tree is None
        assert time.perf_counter() - started < 1


def test_reading_works_near_the_end_of_the_stack():
    def deeper(levels: int) -> bool:
        return deeper(levels - 1) if levels else parse_formula("(((甲 + 1) × 2) ÷ 3)").tree is not None

    assert deeper(sys.getrecursionlimit() - 200 - len(inspect.stack(0)))


def test_signs_before_a_number_are_kept_apart_from_it():
    assert tree_of("−5") == Negative(tree_of("5"))
    assert tree_of("+5") == tree_of("5")
    assert isinstance(tree_of("如果(甲, 1, 2)"), Choice)
    assert isinstance(tree_of("合计(甲)"), Call)
