import json
from pathlib import Path

import pytest

TEXT = "一、情况\n甲项目向服务对象服务对象发放补助。\n乙项目向补助对象补助对象开展培训。\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def told(run, paper: Path) -> str:
    return run("check", paper).stdout


def test_a_dismissed_finding_is_told_no_more_and_the_paper_stays_as_it_was(run, paper: Path):
    assert told(run, paper).count("连写了两遍") == 2
    assert run("dismiss", paper, "w601", "--words", "服务对象", "--reason", "引用原文").exit_code == 0
    after = told(run, paper)
    assert after.count("连写了两遍") == 1
    assert "写过理由不再列出的 1 条" in after
    assert paper.read_text(encoding="utf-8") == TEXT
    assert "引用原文" in run("dismiss", paper).stdout


def test_a_dismissal_outlives_an_edit_elsewhere_and_ends_with_its_words(run, paper: Path):
    run("dismiss", paper, "W601", "--words", "服务对象", "--reason", "引用原文")
    paper.write_text("加了一行说明。\n" + TEXT, encoding="utf-8")
    assert told(run, paper).count("连写了两遍") == 1
    paper.write_text(TEXT.replace("服务对象服务对象", "服务对象"), encoding="utf-8")
    assert "已经不在文中" in told(run, paper)


def test_a_dismissal_is_taken_back(run, paper: Path):
    run("dismiss", paper, "W601", "--reason", "引用原文")
    assert "连写了两遍" not in told(run, paper)
    assert run("dismiss", paper, "W601", "--undo").exit_code == 0
    assert told(run, paper).count("连写了两遍") == 2
    assert not paper.with_name("报告.txt.体检.toml").exists()
    assert run("dismiss", paper, "W601", "--undo").exit_code == 2


def test_what_is_dismissed_is_told_to_machines_too(run, paper: Path):
    told = json.loads(run("dismiss", paper, "W601", "--reason", "引用原文", "--json").stdout)
    assert [one["quote"] for one in told["dismissed"]] == ["服务对象服务对象", "补助对象补助对象"]
    assert json.loads(run("dismiss", paper, "--json").stdout) == told


def test_no_reason_and_no_such_finding_are_refused(run, paper: Path):
    assert run("dismiss", paper, "W601").exit_code == 2
    missing = run("dismiss", paper, "N999", "--reason", "不对")
    assert missing.exit_code == 2
    assert "W601" in missing.stderr
    assert not paper.with_name("报告.txt.体检.toml").exists()


def test_a_spoilt_list_is_said_in_one_sentence(run, paper: Path):
    paper.with_name("报告.txt.体检.toml").write_text("[[", encoding="utf-8")
    refused = run("check", paper)
    assert refused.exit_code == 2
    assert "清单" in refused.stderr
