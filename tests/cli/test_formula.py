import json

import pytest


def test_a_formula_in_the_names_of_every_year_is_right(run):
    result = run("formula", "check", "在职人员数 ÷ 编制数 × 100%")
    assert result.exit_code == 0
    assert "必须改" not in result.stdout


def test_every_fault_is_shown_under_its_place(run):
    result = run("formula", "check", "在职人员 ÷ 编制人数 × 100%")
    assert result.exit_code == 1
    assert result.stdout.count("F201") == 2
    marks = [line for line in result.stdout.splitlines() if line.strip("^ ") == "" and "^" in line]
    assert marks[:2] == ["^" * 8, " " * 11 + "^" * 8]


def test_a_name_of_ones_own_is_known_with_its_unit(run):
    assert run("formula", "check", "甲 ÷ 乙", "--name", "甲=元", "--name", "乙=人").exit_code == 0
    assert run("formula", "check", "甲 + 乙", "--name", "甲=元", "--name", "乙=人").exit_code == 1


def test_a_name_that_is_given_and_not_used_is_told(run):
    result = run("formula", "check", "甲 × 2", "--name", "甲=元", "--name", "乙=人", "--json")
    assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == ["F210"]


def test_a_formula_is_said_in_words_and_worked_out(run):
    result = run(
        "formula", "explain", "在职人员数 ÷ 编制数 × 100%", "--with", "在职人员数=8人", "--with", "编制数＝9人"
    )
    assert result.exit_code == 0
    assert "意思" in result.stdout
    assert "88.89%" in result.stdout or "8/9" in result.stdout
    assert "在职人员数" in result.stdout


def test_a_number_without_a_unit_takes_that_of_its_name(run):
    result = run("formula", "explain", "在职人员数 − 编制数", "--with", "在职人员数=8", "--with", "编制数=9")
    assert "代入：8人 − 9人 = −1人" in result.stdout


def test_a_divisor_that_is_given_and_above_zero_is_no_doubt(run):
    words = ("formula", "check", "甲 ÷ 乙", "--with", "甲=8")
    assert "F209" in run(*words, "--name", "乙=").stdout
    assert "F209" not in run(*words, "--with", "乙=9").stdout


def test_a_formula_that_cannot_be_worked_out_says_why(run):
    result = run("formula", "explain", "甲 ÷ 乙", "--with", "甲=8", "--with", "乙=0")
    assert "无法计算" in result.stdout


def test_a_formula_is_told_to_machines(run):
    told = json.loads(run("formula", "explain", "甲 ÷ 乙", "--with", "甲=1", "--with", "乙=4", "--json").stdout)
    assert told.keys() == {"formula", "printed", "described", "value", "trace", "findings"}
    assert told["trace"]["exact"] == "1/4"
    broken = json.loads(run("formula", "explain", "甲 ÷", "--json").stdout)
    assert broken.keys() == told.keys()
    assert broken["printed"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--with", "编制数"], "请写成 编制数=9人"),
        (["--with", "编制数=约九"], "不是一个数"),
        (["--name", "=人"], "请写成 编制数=人"),
    ],
)
def test_a_number_that_is_given_wrongly_is_refused(run, words: list[str], told: str):
    result = run("formula", "explain", "编制数", *words)
    assert result.exit_code == 2
    assert told in result.stderr
