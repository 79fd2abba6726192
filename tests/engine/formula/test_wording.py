import pytest

from jixiao.engine.formula import describe, parse_formula, print_formula


def tree_of(text):
    tree = parse_formula(text).tree
    assert tree is not None
    return tree


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("在职人员数/编制数*100％", "在职人员数 ÷ 编制数 × 100%"),
        ("((甲+乙))*2", "(甲 + 乙) × 2"),
        ("甲-(乙-丙)", "甲 − (乙 − 丙)"),
        ("(甲-乙)-丙", "甲 − 乙 − 丙"),
        ("甲÷(乙×丙)", "甲 ÷ (乙 × 丙)"),
        ("甲--乙", "甲 − (−乙)"),
        ("-(甲+乙)", "−(甲 + 乙)"),
        ("如果 甲>1 且 乙>1 或 丙>1 则 1 否则 2", "如果((甲 > 1 且 乙 > 1) 或 丙 > 1, 1, 2)"),
        ("不 甲>1", "不 (甲 > 1)"),
        ("60%<=甲<80%", "60% ≤ 甲 < 80%"),
        ("1,000.50万元", "1000.5万元"),
        ("SUM(甲、乙)", "合计(甲, 乙)"),
        ("【甲 乙】+【甲】", "【甲 乙】 + 甲"),
        ("“三公经费”变动率", "“三公经费”变动率"),
    ],
)
def test_a_formula_is_printed_in_one_canonical_form(typed, printed):
    assert print_formula(tree_of(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("在职人员数 ÷ 编制数 × 100%", "在职人员数除以编制数，乘以 100%"),
        ("（甲 − 乙）÷ 乙", "（甲减乙）除以乙"),
        ("甲 + 乙 − 丙", "甲加乙，减丙"),
        ("−甲", "负的甲"),
        ("最小(甲, 乙 × 2)", "甲、（乙乘以 2）中最小的一个"),
        ("四舍五入(甲, 2)", "甲四舍五入到 2 位小数"),
        ("如果(甲 ≥ 乙, 丙, 0)", "如果甲大于或等于乙，取丙；否则取 0"),
        ("如果(甲 > 1, 2, 如果(甲 > 0, 1, 0))", "如果甲大于 1，取 2；否则，如果甲大于 0，取 1；否则取 0"),
        ("60% ≤ 甲 < 80%", "60%小于或等于甲，并且甲小于 80%"),
        ("(甲 > 1 且 乙 > 1) 或 不 丙 > 1", "（甲大于 1，并且乙大于 1），或者并非（丙大于 1）"),
        ("平均(甲, 乙)", "甲、乙的平均数"),
    ],
)
def test_a_formula_is_said_back_in_words(typed, said):
    assert describe(tree_of(typed)) == said
