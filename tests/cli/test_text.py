import json
from pathlib import Path

import pytest

REPORT = "2023年度示例局整体支出绩效自评报告\n一、部门概况\n编制9人。\n二、存在问题\n没有问题。\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(REPORT, encoding="gb18030")
    return file


def test_a_paper_is_printed_as_it_is(run, paper: Path):
    result = run("text", paper)
    assert result.exit_code == 0
    assert result.stdout == REPORT


def test_the_json_holds_text_places_and_outline(run, paper: Path):
    told = json.loads(run("text", paper, "--json").stdout)
    assert told["file"] == str(paper)
    assert told["text"] == REPORT
    heading = told["places"][1]
    assert REPORT[heading["start"] : heading["end"]] == "一、部门概况"
    assert {section["presence"] for section in told["outline"]["sections"]} >= {"有", "缺"}


def test_a_paper_that_cannot_be_read_is_a_finding_and_not_a_crash(run, tmp_path: Path):
    empty = tmp_path / "空.docx"
    empty.write_bytes(b"")
    result = run("text", empty)
    assert result.exit_code == 1
    assert "I101" in result.stdout
    assert json.loads(run("text", empty, "--json").stdout)["document"] is None


def test_what_is_only_worth_a_remark_goes_to_the_other_stream(run, tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_text("The county association reports its results of the year. " * 10, encoding="utf-8")
    result = run("text", file)
    assert result.exit_code == 0
    assert "I116" in result.stderr
    assert "I116" not in result.stdout


def test_a_folder_and_a_file_that_is_not_there_are_refused(run, tmp_path: Path):
    assert run("text", tmp_path).exit_code == 2
    missing = run("text", tmp_path / "没有.docx")
    assert missing.exit_code == 2
    assert "没有“" in missing.stderr
