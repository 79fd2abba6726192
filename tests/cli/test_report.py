import json
import zipfile
from pathlib import Path

import pytest

from jixiao.cli.batch import WORTH_A_SECOND_CORE
from jixiao.engine.yearbook import shipped_yearbook, write_workbook

KEYS = {
    "input", "unit", "year", "rulebook", "rulebook_title", "total", "full", "scored", "grade", "grade_reason",
    "execution_rate", "execution_score", "execution_weight", "execution_reason", "groups", "rows", "projects",
    "findings", "gaps", "written", "left_out", "error",
}  # fmt: skip


@pytest.fixture(scope="session")
def workbook() -> bytes:
    return write_workbook(shipped_yearbook("shifan_2024"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.font
def test_a_report_comes_in_three_formats_named_after_its_year(run, tmp_path: Path):
    result = run("report", "shifan_2024", "-o", tmp_path / "出" / "里")
    stem = "shifan_2024-自评报告"
    assert names(tmp_path / "出" / "里") == [f"{stem}.{kind}" for kind in ("docx", "html", "pdf")]
    assert all(str(tmp_path / "出" / "里" / f"{stem}.{kind}") in result.stdout for kind in ("docx", "html", "pdf"))
    assert (tmp_path / "出" / "里" / f"{stem}.pdf").read_bytes().startswith(b"%PDF-")


def test_a_run_tells_score_grade_rate_what_is_missing_and_the_findings(run, tmp_path: Path):
    result = run("report", "xianghe_2019", "-o", tmp_path, "--format", "html")
    assert result.exit_code == 1
    order = (
        "得分：",
        "等级：未评定，",
        "预算执行率：93.99%",
        "未提供的内容",
        "（未提供：",
        "必须改",
        "应当改",
        "已写好",
    )
    places = [result.stdout.index(words) for words in order]
    assert places == sorted(places)


def test_a_run_is_told_to_machines_with_stable_keys(run, tmp_path: Path):
    result = run("report", "xianghe_2019", "-o", tmp_path, "--format", "html,docx", "--json")
    told = json.loads(result.stdout)["files"][0]
    assert told.keys() == KEYS
    assert told["written"] == [str(tmp_path / f"xianghe_2019-自评报告.{kind}") for kind in ("docx", "html")]
    assert told["gaps"]
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("formats", "kinds"), [("html", ["html"]), ("HTML，docx", ["docx", "html"]), ("docx、docx", ["docx"])]
)
def test_only_the_formats_asked_for_are_written(run, tmp_path: Path, formats: str, kinds: list[str]):
    run("report", "shifan_2024", "-o", tmp_path, "--format", formats)
    assert names(tmp_path) == [f"shifan_2024-自评报告.{kind}" for kind in kinds]


@pytest.mark.parametrize(
    ("paper", "papers"),
    [
        ("sheet", ["部门整体绩效自评表"]),
        ("report,sheet", ["自评报告", "部门整体绩效自评表"]),
        ("projects", [f"项目支出绩效自评表-{project.code}" for project in shipped_yearbook("shifan_2024").projects]),
    ],
)
def test_other_papers_come_beside_the_report(run, tmp_path: Path, paper: str, papers: list[str]):
    run("report", "shifan_2024", "-o", tmp_path, "--format", "html", "--paper", paper)
    assert names(tmp_path) == sorted(f"shifan_2024-{each}.html" for each in papers)


def test_every_paper_comes_where_all_are_asked_for(run, tmp_path: Path):
    run("report", "shifan_2024", "-o", tmp_path, "--format", "html", "--paper", "all")
    assert len(names(tmp_path)) == 2 + len(shipped_yearbook("shifan_2024").projects)


@pytest.mark.parametrize(("words", "commented"), [([], False), (["--comments"], True)])
def test_the_traces_are_word_comments_where_asked_for(run, tmp_path: Path, words: list[str], *, commented: bool):
    run("report", "shifan_2024", "-o", tmp_path, "--format", "docx", *words)
    with zipfile.ZipFile(tmp_path / "shifan_2024-自评报告.docx") as package:
        comments = [name for name in package.namelist() if "comments" in name]
        held = any(b"<w:comment " in package.read(name) for name in comments)
    assert held is commented


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "doc"], "--format 里的“doc”不认识；可用的有：docx、pdf、html"),
        (["--paper", "annex"], "--paper 里的“annex”不认识"),
        (["--rulebook", "MOF9"], "没有“MOF9”这部规则集"),
    ],
)
def test_what_is_not_known_is_refused_before_anything_is_written(run, tmp_path: Path, words: list[str], told: str):
    result = run("report", "shifan_2024", "-o", tmp_path / "出", *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "出").exists()


@pytest.mark.parametrize("many", [3, WORTH_A_SECOND_CORE + 1])
def test_many_years_are_made_in_order_and_a_broken_one_stops_no_other(run, tmp_path: Path, workbook: bytes, many: int):
    years = [tmp_path / f"{number}.xlsx" for number in range(many)]
    for year in years:
        year.write_bytes(workbook)
    years[1].write_bytes(b"")
    out = tmp_path / "出"
    result = run("report", *years, "-o", out, "--format", "html")
    assert result.exit_code == 1
    assert names(out) == sorted(f"{year.stem}-自评报告.html" for year in years if year != years[1])
    summary = result.stdout.partition(f"汇总（{many} 份）")[2]
    assert [line.split()[0] for line in summary.splitlines()[3:]] == [str(year) for year in years]
    assert "Y101" in result.stdout


def test_years_that_failed_are_told_to_machines_with_the_same_keys(run, tmp_path: Path):
    empty = tmp_path / "空.xlsx"
    empty.write_bytes(b"")
    result = run("report", empty, tmp_path / "没有.xlsx", "-o", tmp_path / "出", "--json")
    unread, absent = json.loads(result.stdout)["files"]
    assert unread.keys() == absent.keys() == KEYS
    assert unread["findings"][0]["code"] == "Y101"
    assert "没有.xlsx”这个文件" in absent["error"]
    assert unread["error"] is None


def test_years_of_the_same_name_do_not_write_over_each_other(run, tmp_path: Path, workbook: bytes):
    years = []
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        years.append(tmp_path / folder / "年.xlsx")
        years[-1].write_bytes(workbook)
    run("report", *years, "-o", tmp_path / "出", "--format", "html")
    assert names(tmp_path / "出") == ["年-2-自评报告.html", "年-自评报告.html"]


def test_one_year_that_is_not_there_among_others_is_told_and_ends_with_2(run, tmp_path: Path):
    result = run("report", "shifan_2024", tmp_path / "没有.xlsx", "-o", tmp_path / "出", "--format", "html")
    assert result.exit_code == 2
    assert names(tmp_path / "出") == ["shifan_2024-自评报告.html"]
    assert "没有.xlsx”这个文件" in result.stderr
