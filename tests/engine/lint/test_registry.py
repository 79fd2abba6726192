"""Every rule has its file, its line in the table of codes, its manual and its case."""

import inspect
from pathlib import Path

import pytest
from tests.engine.lint.test_cases import ALL, PAGES

from jixiao.engine.errors import Severity, code_table
from jixiao.engine.lint import FAMILIES, RULES, Rule
from jixiao.engine.lint.rule import read_manual

LINT = {code for code in code_table() if code[0] in FAMILIES}
BY_CODE = {rule.code: rule for rule in RULES}
each_rule = pytest.mark.parametrize("rule", RULES, ids=BY_CODE.keys())


def test_the_codes_of_the_rules_are_those_of_the_table_that_are_not_retired():
    assert sorted(BY_CODE) == sorted(code for code in LINT if code_table()[code].status != "retired")
    assert len(BY_CODE) == len(RULES)


@each_rule
def test_a_rule_stands_in_a_file_named_for_its_code(rule: Rule):
    file = Path(inspect.getfile(rule.check))
    assert file.stem.startswith(f"{rule.code.lower()}_")


@each_rule
def test_a_rule_has_a_whole_manual(rule: Rule):
    manual = rule.manual
    assert manual.summary.endswith("。")
    assert manual.what
    assert manual.why
    assert manual.wrong
    assert manual.right
    assert manual.source


@each_rule
def test_a_rule_has_a_case_where_it_speaks_and_one_where_it_is_silent(rule: Rule):
    assert rule.code in PAGES
    kinds = {one.is_wrong for one in ALL.values() if one.code == rule.code}
    assert kinds == {True, False}


@each_rule
def test_a_rule_on_trial_is_no_more_than_advice(rule: Rule):
    assert not rule.is_preview or rule.entry.severity == str(Severity.MAY)


def test_a_manual_is_read_part_by_part():
    text = "说明。\n\n检查什么：甲。\n为什么：乙。\n反例：一\n反例：\n    二\n    三\n正例：四\n依据：五。"
    manual = read_manual(text)
    assert (manual.summary, manual.what, manual.why, manual.source) == ("说明。", "甲。", "乙。", "五。")
    assert manual.wrong == ("一", "二\n三")
    assert manual.right == ("四",)
