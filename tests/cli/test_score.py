import json
from pathlib import Path

import pytest

from jixiao.engine.scoring import rulebook_for
from jixiao.engine.yearbook import assess, shipped_yearbook


@pytest.fixture(scope="module")
def assessment():
    return assess(shipped_yearbook("shifan_2024"), rulebook_for(2024))


def test_a_year_is_scored_with_its_sheet_grade_and_rate(run, assessment):
    result = run("score", "shifan_2024")
    assert f"得分：{assessment.result.total} 分" in result.stdout
    assert f"等级：{assessment.result.grade}" in result.stdout
    assert f"预算执行率：{assessment.result.execution.rate_trace.printed}" in result.stdout
    assert all(row.row.name in result.stdout for row in assessment.result.rows)


def test_the_year_of_xianghe_has_a_rate_and_no_grade_and_says_why(run):
    result = run("score", "xianghe_2019")
    assert result.exit_code == 1
    assert "预算执行率：93.99%" in result.stdout
    assert "等级：未评定，" in result.stdout


def test_a_scored_year_is_told_to_machines_with_the_same_keys_whatever_is_missing(run):
    full, empty = (json.loads(run("score", name, "--json").stdout) for name in ("shifan_2024", "xianghe_2019"))
    assert full.keys() == empty.keys()
    assert empty["execution_rate"] == "93.99%"
    assert empty["grade"] is None
    assert empty["grade_reason"]
    assert full["grade_reason"] is None
    assert full["rows"][0].keys() == {
        "code", "name", "level1", "level2", "operator", "target", "actual", "weight", "score", "reason", "method",
    }  # fmt: skip
    assert [project["code"] for project in full["projects"]]


def test_json_is_chinese_as_it_is_and_nothing_else_is_printed(run):
    result = run("score", "shifan_2024", "--json")
    assert "\\u" not in result.stdout
    assert "示例" in result.stdout
    assert result.stderr == ""


def test_every_number_is_explained_down_to_where_it_came_from(run, assessment):
    row = assessment.result.rows[0]
    result = run("score", "shifan_2024", "--explain", row.row.code)
    assert result.exit_code == 0
    assert result.stdout == row.trace.text() + "\n"
    assert "来源" in result.stdout


@pytest.mark.parametrize("words", ["total", "总分", "执行率", "execution"])
def test_the_total_and_the_rate_are_explained_too(run, assessment, words: str):
    trace = assessment.result.trace if words in {"total", "总分"} else assessment.result.execution.rate_trace
    assert run("score", "shifan_2024", "--explain", words).stdout == trace.text() + "\n"


def test_a_group_and_a_project_are_explained(run, assessment):
    group = assessment.result.groups[0]
    assert run("score", "shifan_2024", "--explain", group.name).stdout == group.trace.text() + "\n"
    project, _, result = assessment.projects[0]
    assert run("score", "shifan_2024", "--explain", project.code).stdout == result.trace.text() + "\n"
    rate = run("score", "shifan_2024", "--explain", f"{project.code}.执行率")
    assert rate.stdout == result.execution.rate_trace.text() + "\n"


def test_an_explanation_is_told_to_machines_as_its_tree(run, assessment):
    told = json.loads(run("score", "shifan_2024", "--explain", "total", "--json").stdout)
    assert told == {"explained": "total", "trace": assessment.result.trace.to_json()}


def test_a_number_that_is_not_there_is_refused_with_those_that_are(run, assessment):
    result = run("score", "shifan_2024", "--explain", "X99")
    assert result.exit_code == 2
    assert "没有“X99”这个编号" in result.stderr
    assert assessment.result.rows[0].row.code in result.stderr


def test_another_rulebook_is_used_where_it_is_named(run):
    told = json.loads(run("score", "shifan_2024", "--rulebook", "mof10", "--json").stdout)
    assert told["rulebook"] == "MOF10"


def test_a_rulebook_that_is_not_there_is_refused_before_anything_is_read(run, tmp_path: Path):
    result = run("score", "shifan_2024", "--rulebook", tmp_path / "没有.toml")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "这部规则集" in result.stderr


def test_a_year_that_cannot_be_read_is_not_scored(run, tmp_path: Path):
    empty = tmp_path / "空.xlsx"
    empty.write_bytes(b"")
    result = run("score", empty)
    assert result.exit_code == 1
    assert "没有计分" in result.stdout
    assert "Y101" in result.stdout
    unread = json.loads(run("score", empty, "--json").stdout)
    assert unread.keys() == json.loads(run("score", "xianghe_2019", "--json").stdout).keys()
    assert unread["findings"][0]["code"] == "Y101"
