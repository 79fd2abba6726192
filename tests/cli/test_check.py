import io
import json
import re
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

WRONG = "全年支出120万元，其中项目支出160万元。"
TEXT = f"2023年度示例局整体支出绩效自评报告\n一、部门概况\n{WRONG}\n向服务对象服务对象发放补助。\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def word(tmp_path: Path) -> Path:
    file = tmp_path / "原件" / "报告.docx"
    file.parent.mkdir()
    paper = docx.Document()
    for line in TEXT.splitlines():
        paper.add_paragraph(line)
    table = paper.add_table(rows=1, cols=2)
    table.cell(0, 1).text = "向服务对象服务对象发放补助。"
    paper.save(str(file))
    return file


def test_the_findings_are_told_in_chinese_with_place_cause_and_cure(run, paper: Path):
    result = run("check", paper)
    assert result.exit_code == 1
    assert "必须改" in result.stdout
    assert re.search(
        r"N201 部分大于总数\n +位置：“一、部门概况”下第 1 段「160万元」\n +原因：.*\n +改法：", result.stdout
    )


def test_the_json_gives_offsets_into_the_file_itself(run, paper: Path):
    told = json.loads(run("check", paper, "--json").stdout)
    assert told["file"] == str(paper)
    found = next(one for one in told["findings"] if one["code"] == "N201")
    assert TEXT[found["start"] : found["end"]] == found["quote"] == "160万元"
    assert {"severity", "message", "cure", "block"} <= set(found)


def test_a_code_or_a_family_is_not_checked_where_it_is_ignored(run, paper: Path):
    assert "N201" not in run("check", paper, "--ignore", "n201").stdout
    assert "W601" not in run("check", paper, "--ignore", "W，N201").stdout
    assert run("check", paper, "--ignore", "Q").exit_code == 2


def test_without_a_fault_that_must_be_mended_the_exit_code_is_none(run, tmp_path: Path):
    clean = tmp_path / "好.txt"
    clean.write_text("全年支出120万元，其中项目支出60万元。\n", encoding="utf-8")
    assert run("check", clean).exit_code == 0


def test_word_comes_back_with_comments_and_the_original_stays(run, word: Path, tmp_path: Path):
    before = word.read_bytes()
    result = run("check", word, "-o", tmp_path / "结果")
    assert result.exit_code == 1
    assert word.read_bytes() == before
    copy = docx.Document(io.BytesIO((tmp_path / "结果" / "报告-体检.docx").read_bytes()))
    comments = [comment.text for comment in copy.comments]
    assert sum("N201" in comment for comment in comments) == 1
    assert sum("W601" in comment for comment in comments) == 2, "one of them in a cell of the table"
    page = (tmp_path / "结果" / "报告-体检.html").read_text(encoding="utf-8")
    assert "N201" in page


def test_the_formats_are_chosen_and_need_a_folder(run, paper: Path, tmp_path: Path):
    run("check", paper, "-o", tmp_path / "结果", "--format", "json")
    assert [file.name for file in (tmp_path / "结果").iterdir()] == ["报告-体检.json"]
    assert run("check", paper, "--format", "json").exit_code == 2
    assert run("check", paper, "-o", tmp_path, "--format", "pdf").exit_code == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_mended_copy_keeps_everything_but_the_safe_corrections(run, tmp_path: Path, encoding: str):
    file = tmp_path / "报告.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    result = run("check", file, "-o", tmp_path / "结果", "--fix", "--format", "json", "--ignore", "S,R,C,D,T")
    assert "[-服务对象服务对象-]{+服务对象+}" in result.stdout
    twice, once = ("服务对象服务对象".encode(encoding)[-24:], "服务对象".encode(encoding)[-12:])
    if encoding == "gb18030":
        twice, once = twice[-16:], once[-8:]
    mended = (tmp_path / "结果" / "报告-改正.txt").read_bytes()
    assert mended == file.read_bytes().replace(twice, once)
    assert "+向服务对象发放补助。" in (tmp_path / "结果" / "报告-改正.diff").read_text(encoding="utf-8")


def test_the_mended_word_keeps_its_formatting(run, word: Path, tmp_path: Path):
    run("check", word, "-o", tmp_path / "结果", "--fix")
    mended = docx.Document(str(tmp_path / "结果" / "报告-改正.docx"))
    assert "向服务对象发放补助。" in [paragraph.text for paragraph in mended.paragraphs]


def test_a_folder_comes_back_with_one_table_the_worst_first(run, word: Path, tmp_path: Path):
    (word.parent / "好.txt").write_text("全年支出120万元，其中项目支出60万元。\n", encoding="utf-8")
    (word.parent / "坏.docx").write_bytes(b"PK\x03\x04")
    result = run("check", word.parent, "-o", tmp_path / "结果")
    assert result.exit_code == 1
    told = result.stdout
    assert told.index("报告.docx", told.index("汇总")) < told.index("好.txt", told.index("汇总"))
    book = CalamineWorkbook.from_path(str(tmp_path / "结果" / "汇总-体检.xlsx"))
    cells = {str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert {"报告.docx", "好.txt", "坏.docx"} <= {cell for cell in cells if cell.endswith((".docx", ".txt"))}
    assert "坏.docx" in (tmp_path / "结果" / "汇总-体检.html").read_text(encoding="utf-8")


def test_what_a_check_wrote_is_not_checked_again(run, word: Path):
    run("check", word, "-o", word.parent)
    told = json.loads(run("check", word.parent, "--json").stdout)
    assert told["file"] == str(word)


def test_what_cannot_be_read_is_a_finding_and_stops_no_other(run, paper: Path, tmp_path: Path):
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"")
    result = run("check", broken, paper)
    assert result.exit_code == 1
    assert "I101" in result.stdout
    assert "N201" in result.stdout


def test_names_and_a_years_figures_are_held_against_the_paper(run, paper: Path, tmp_path: Path):
    names = tmp_path / "名单.txt"
    names.write_text("示例局\n示例中心\n", encoding="gb18030")
    assert run("check", paper, "--units", names, "--year", "shifan_2024").exit_code == 1
    assert run("check", paper, "--year", "没有").exit_code == 2
    assert run("check", paper, "--rulebook", "没有").exit_code == 2
