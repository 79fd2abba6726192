import subprocess
import sys
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.engine.errors import Severity, code_table
from jixiao.engine.formula import Checked, Variable, Wanted, check_formula
from jixiao.engine.values import PERCENT, YUAN, Unit

NAMES = {
    "在职人员数": Unit.parse("人"),
    "编制数": Unit.parse("人"),
    "三公经费": Unit.parse("万元"),
    "预算数": YUAN,
    "执行率": PERCENT,
    "完成值": None,
    "指标值": None,
}


def check(text: str, **wishes: Any) -> Checked:
    return check_formula(text, names=NAMES, **wishes)


def codes(text: str, **wishes: Any) -> list[str]:
    return [finding.code for finding in check(text, **wishes).findings]


def test_a_sound_formula_brings_its_tree_its_unit_and_its_names():
    checked = check("在职人员数 ÷ 编制数 × 100%")
    assert checked.sound
    assert checked.tree is not None
    assert checked.unit == PERCENT
    assert checked.names == ("在职人员数", "编制数")


def test_an_unknown_name_is_found_at_its_place_with_the_nearest_known_one():
    (finding,) = check("2 × 在职人数").findings
    assert finding.code == "F201"
    assert finding.place.quote == "在职人数"
    assert (finding.place.start, finding.place.end) == (4, 8)
    assert "是不是“在职人员数”" in finding.cure


def test_faults_of_several_kinds_come_together():
    assert codes("在职人数 + 三公经费 + 在职人员数 + 预算数 ÷ 0 + 最大(预算数)") == ["F201", "F204", "F208", "F203"]


def test_unknown_names_are_found_even_where_the_writing_makes_no_tree():
    checked = check("(在职人数 + 三公 经费")
    assert checked.tree is None
    assert {finding.code for finding in checked.findings} == {"F104", "F105", "F201"}
    assert [finding.place.quote for finding in checked.findings if finding.code == "F201"] == ["在职人数"]


def test_adding_money_to_people_names_both():
    (finding,) = check("三公经费 + 在职人员数").findings
    assert finding.code == "F204"
    assert finding.place.quote == "在职人员数"
    assert "“三公经费”单位是万元，“在职人员数”单位是人" in finding.cause


def test_money_in_different_sizes_may_be_added():
    checked = check("三公经费 + 预算数 + 3元")
    assert checked.findings == ()
    assert checked.unit == Unit.parse("万元")


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("三公经费 ÷ 在职人员数", "元/人"),
        ("三公经费 × 50%", "万元"),
        ("三公经费 ÷ 2", "万元"),
        ("三公经费 ÷ 预算数 × 100%", "%"),
        ("三公经费 ÷ 预算数 × 1000‰", "‰"),
        ("预算数 × 在职人员数 ÷ 编制数", "元"),
        ("最大(预算数, 0)", "元"),
        ("如果(预算数 > 0, 三公经费, 0)", "万元"),
        ("执行率 × 10分", "分"),
        ("执行率 − 100%", "%"),
        ("−三公经费", "万元"),
    ],
)
def test_the_unit_of_the_result_is_worked_out(text, symbol):
    checked = check(text)
    assert checked.unit is not None
    assert checked.unit.symbol == symbol


def test_a_result_in_another_unit_than_wanted_is_a_finding():
    assert codes("三公经费 ÷ 在职人员数", unit=YUAN) == ["F207", "F209"]
    assert codes("三公经费 + 1元", unit=YUAN) == []


def test_a_formula_can_be_asked_for_a_condition():
    assert codes("预算数 > 0", wanted=Wanted.CONDITION) == []
    assert codes("预算数", wanted=Wanted.CONDITION) == ["F206"]
    assert codes("预算数 > 0") == ["F205"]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("1 ÷ 编制数", ["编制数"]),
        ("如果(编制数 > 0, 1 ÷ 编制数, 0)", []),
        ("如果(0 < 编制数, 1 ÷ 编制数, 0)", []),
        ("如果(编制数 ≥ 0, 1 ÷ 编制数, 0)", ["编制数"]),
        ("如果(编制数 ≥ 1, 1 ÷ 编制数, 0)", []),
        ("如果(编制数 = 0, 0, 1 ÷ 编制数)", []),
        ("如果(编制数 = 0, 1 ÷ 编制数, 0)", ["编制数"]),
        ("如果(不 编制数 = 0, 1 ÷ 编制数, 0)", []),
        ("如果(编制数 ≤ 0, 0, 1 ÷ 编制数)", []),
        ("如果(编制数 < 0, 1 ÷ 编制数, 0)", []),
        ("如果(编制数 = 3, 1 ÷ 编制数, 0)", []),
        ("如果(5 > 编制数 > 0, 1 ÷ 编制数, 0)", []),
        ("如果(编制数 > 0 且 在职人员数 > 0, 1 ÷ 编制数 ÷ 在职人员数, 0)", []),
        ("如果(编制数 > 0 或 在职人员数 > 0, 1 ÷ 编制数, 0)", ["编制数"]),
        ("如果(编制数 = 0 或 在职人员数 = 0, 0, 1 ÷ 编制数 ÷ 在职人员数)", []),
        ("如果(编制数 > 0 且 在职人员数 ÷ 编制数 > 1, 1, 0)", []),
        ("如果(在职人员数 ÷ 编制数 > 1 且 编制数 > 0, 1, 0)", ["编制数"]),
        ("如果(编制数 ≠ 在职人员数, 1 ÷ (编制数 − 在职人员数), 0)", []),
        ("如果(绝对值(编制数) > 0, 1 ÷ 编制数, 0)", []),
        ("1 ÷ 最大(编制数, 1)", []),
        ("1 ÷ (2 × 编制数)", ["2 × 编制数"]),
        ("如果(编制数 > 0, 1 ÷ (2 × 编制数), 0)", []),
        ("1 ÷ 如果(编制数 > 0, 编制数, 1)", []),
        ("1 ÷ (编制数 + 在职人员数)", ["编制数 + 在职人员数"]),
        ("1 ÷ (3 − 2)", []),
    ],
)
def test_a_divisor_that_can_be_zero_is_doubted_unless_a_condition_rules_it_out(text, doubted):
    findings = [finding for finding in check(text).findings if finding.code == "F209"]
    assert [finding.place.quote for finding in findings] == doubted
    assert all(finding.severity is Severity.MAY for finding in findings)


def test_an_input_that_is_always_above_zero_may_stand_under_the_line():
    names = {"甲": None, "分值": Variable(least=Fraction(1, 2)), "乙": Variable(least=Fraction(0))}
    assert [finding.code for finding in check_formula("甲 ÷ 分值", names=names).findings] == []
    assert [finding.code for finding in check_formula("甲 ÷ 乙", names=names).findings] == ["F209"]


def test_dividing_by_what_is_always_zero_must_be_mended():
    (finding,) = check("预算数 ÷ (3 − 3)").findings
    assert (finding.code, finding.severity, finding.place.quote) == ("F208", Severity.MUST, "3 − 3")


def test_an_input_that_is_not_used_is_named():
    (finding,) = check("编制数 + 1", inputs=["编制数", "在职人员数"]).findings
    assert finding.code == "F210"
    assert "在职人员数" in finding.cause


def test_a_formula_written_as_an_equation_is_shown_its_right_side():
    (finding,) = check("控制率 = 在职人员数 + 编制数").findings
    assert finding.code == "F214"
    assert "在职人员数 + 编制数" in finding.cure


def test_numbers_without_a_unit_next_to_one_in_ten_thousands_or_percent_are_doubted():
    assert codes("如果(三公经费 > 5, 1, 0)") == ["F213"]
    assert codes("如果(执行率 ≥ 95, 1, 0)") == ["F213"]
    assert codes("如果(执行率 ≥ −95, 1, 0)") == ["F213"]
    assert codes("如果(三公经费 > 0, 1, 0)") == []
    assert codes("1 − 执行率") == []
    assert codes("预算数 + 5") == []


def test_names_with_the_marks_that_enclose_names_are_refused():
    assert [finding.code for finding in check_formula("1", names={"甲【乙】": None}).findings] == ["F218"]


def test_pitfalls_of_chains_and_of_and_with_or_are_opinions():
    assert codes("如果(1 < 完成值 > 指标值, 1, 0)") == ["F211"]
    assert codes("如果(1 ≠ 完成值 ≠ 指标值, 1, 0)") == ["F211"]
    assert codes("如果(1 ≤ 完成值 < 指标值, 1, 0)") == []
    assert codes("如果(完成值 > 1 且 指标值 > 1 或 编制数 > 1, 1, 0)") == ["F212"]
    assert codes("如果((完成值 > 1 且 指标值 > 1) 或 编制数 > 1, 1, 0)") == []


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet='在职人员数编制三公经费执行率 +-×÷()（）,，如果则否则且或不><=≥12.%元最大【】"', max_size=40))
def test_checking_never_fails_and_knows_every_code_it_gives(text):
    checked = check(text, inputs=["编制数"])
    for finding in checked.findings:
        assert finding.code in code_table()
        assert finding.cause
        assert finding.cure
        assert finding.place.where


def test_checking_does_not_load_the_search_for_near_names_unless_a_name_is_wrong():
    code = (
        "import sys; from jixiao.engine.formula import check_formula;"
        "check_formula('1 + 1'); print(sorted({'numpy', 'rapidfuzz', 'polars'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
