import json
from pathlib import Path

import pytest

from jixiao.engine.yearbook import shipped_names


def test_an_empty_workbook_is_made_and_checking_it_says_what_to_fill_in(run, tmp_path: Path):
    book = tmp_path / "2024年度.xlsx"
    made = run("year", "template", "--year", "2024", "-o", book)
    assert made.exit_code == 0
    assert str(book) in made.stdout
    checked = run("year", "check", book)
    assert checked.exit_code == 1
    assert "必须改" in checked.stdout
    assert "单位名称" in checked.stdout


def test_where_the_empty_workbook_went_is_told_to_machines(run, tmp_path: Path):
    book = tmp_path / "表.xlsx"
    assert json.loads(run("year", "template", "-o", book, "--json").stdout) == {"written": str(book)}


@pytest.mark.parametrize("name", ["表.xls", "表.toml", "表"])
def test_an_empty_workbook_is_made_as_xlsx_alone(run, tmp_path: Path, name: str):
    result = run("year", "template", "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "请把文件名改成“表.xlsx”" in result.stderr
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("year", ["1919", "二〇二四", "24", "2024.0", "-1"])
def test_a_year_that_is_none_is_refused(run, tmp_path: Path, year: str):
    result = run("year", "template", "--year", year, "-o", tmp_path / "表.xlsx")
    assert result.exit_code == 2
    assert f"“{year}”不是年度" in result.stderr
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("name", shipped_names())
def test_a_year_goes_from_toml_to_xlsx_and_back_without_losing_a_word(run, tmp_path: Path, name: str):
    first, book, second = tmp_path / "一.toml", tmp_path / "二.xlsx", tmp_path / "三.toml"
    for source, target in ((name, first), (first, book), (book, second)):
        result = run("year", "convert", source, target)
        assert result.exit_code == 0, result.output
    assert second.read_text(encoding="utf-8") == first.read_text(encoding="utf-8")


def test_a_file_is_never_converted_onto_itself(run, tmp_path: Path):
    book = tmp_path / "年.toml"
    run("year", "convert", "shifan_2024", book)
    before = book.read_bytes()
    result = run("year", "convert", book, tmp_path / "." / "年.toml")
    assert result.exit_code == 2
    assert "同一个文件" in result.stderr
    assert book.read_bytes() == before


def test_a_file_of_another_kind_is_not_written(run, tmp_path: Path):
    result = run("year", "convert", "shifan_2024", tmp_path / "年.csv")
    assert result.exit_code == 2
    assert ".xlsx 或 .toml" in result.stderr


def test_a_year_that_cannot_be_read_is_not_converted(run, tmp_path: Path):
    broken = tmp_path / "坏.toml"
    broken.write_text("[profile\n", encoding="utf-8")
    target = tmp_path / "好.xlsx"
    result = run("year", "convert", broken, target)
    assert result.exit_code == 1
    assert "Y116" in result.stdout
    assert not target.exists()
    told = json.loads(run("year", "convert", broken, target, "--json").stdout)
    assert told["written"] is None
    assert told["findings"][0]["code"] == "Y116"


def test_the_year_of_xianghe_has_its_conflicts_found(run):
    result = run("year", "check", "xianghe_2019")
    assert result.exit_code == 1
    assert "Y303 有资金的目标没有项目支出" in result.stdout
    assert "2.76" in result.stdout


def test_the_worst_findings_come_first_and_those_of_one_kind_together(run):
    told = json.loads(run("year", "check", "xianghe_2019", "--json").stdout)["files"][0]
    weights = [finding["severity"] for finding in told["findings"]]
    assert weights == sorted(weights, key=["必须改", "应当改", "建议"].index)
    page = run("year", "check", "xianghe_2019").stdout
    heads = [line for line in page.splitlines() if line.startswith("    Y")]
    assert len(heads) == len(set(heads)) > 0


def test_many_years_are_checked_in_order_and_a_broken_one_stops_no_other(run, tmp_path: Path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"not a workbook")
    missing = tmp_path / "没有.xlsx"
    names = ["shifan_2024", broken, missing, "xianghe_2019"]
    result = run("year", "check", *names)
    assert result.exit_code == 2
    assert f"出错：{missing}：没有“{missing}”这个文件" in result.stderr
    assert "汇总（4 份）" in result.stdout
    summary = result.stdout.partition("汇总")[2]
    places = [summary.index(str(name)) for name in names]
    assert places == sorted(places)
    told = json.loads(run("year", "check", *names, "--json").stdout)["files"]
    assert [file["input"] for file in told] == [str(name) for name in names]
    assert [bool(file["error"]) for file in told] == [False, False, True, False]


@pytest.mark.parametrize(
    ("name", "told"),
    [("shifan2024", "您是想用“shifan_2024”吗？"), ("没有/这个.xlsx", "或用随附的"), (".", "是文件夹，不是文件")],
)
def test_a_year_that_is_not_there_is_refused_in_one_sentence(run, name: str, told: str):
    result = run("year", "check", name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("出错：")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_beside_with_nearly_the_same_name_is_offered(run, tmp_path: Path):
    (tmp_path / "2024年度数据.xlsx").write_bytes(b"")
    result = run("year", "check", tmp_path / "2024年数据.xlsx")
    assert "您是想用“2024年度数据.xlsx”吗？" in result.stderr


def test_a_folder_names_a_file_that_lies_in_it(run, tmp_path: Path):
    (tmp_path / "年度.xlsx").write_bytes(b"")
    result = run("year", "check", tmp_path)
    assert f"如“{tmp_path / '年度.xlsx'}”" in result.stderr
