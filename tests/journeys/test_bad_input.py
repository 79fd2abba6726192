import json
import os
import subprocess
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest

COMMANDS = [("year", "check"), ("score",), ("report",), ("year", "convert")]
SENTENCE = 200  # characters that one sentence and its cure may take


def truncated(path: Path, yearbook: Path) -> None:
    path.write_bytes(yearbook.read_bytes()[:3000])


def protected(path: Path, _: Path) -> None:
    # A workbook with a password is an OLE container that names its parts in UTF-16.
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    )


def another_kind(path: Path, _: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")


def huge(path: Path, yearbook: Path) -> None:
    path.write_bytes(yearbook.read_bytes())
    os.truncate(path, 200 * 1024 * 1024)


BAD = {
    "空的": (lambda path, _: path.write_bytes(b""), "Y101"),
    "截断的": (truncated, "Y102"),
    "加密的": (protected, "Y103"),
    "文字": (lambda path, _: path.write_text("这不是工作簿", encoding="utf-8"), "Y104"),
    "别种": (another_kind, "Y104"),
    "过大": (huge, "Y105"),
}


def words_for(command: tuple[str, ...], given: Path, out: Path) -> list[object]:
    """Return the command about ``given``; what it writes would go below ``out``."""
    if command == ("report",):
        return [*command, given, "-o", out]
    return [*command, given, *([out / "新.toml"] if "convert" in command else [])]


@pytest.mark.parametrize(
    ("command", "kind"),
    [*((COMMANDS[0], kind) for kind in BAD), *((command, "截断的") for command in COMMANDS[1:])],
)
def test_a_file_that_is_no_year_is_a_coded_finding_and_nothing_is_written(
    jixiao, yearbook: Path, tmp_path: Path, command: tuple[str, ...], kind: str
):
    make, code = BAD[kind]
    given = tmp_path / f"{kind}.xlsx"
    make(given, yearbook)
    out = tmp_path / "出"
    done = jixiao(*words_for(command, given, out))
    assert done.returncode == 1, done.stderr
    assert code in done.stdout
    assert "改法：" in done.stdout
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_every_fault_of_a_workbook_is_told_at_once_with_its_cell(jixiao, yearbook: Path, tmp_path: Path):
    book = openpyxl.load_workbook(yearbook)
    sheet = book["预算与执行"]
    # The first three amounts under 年初预算, wherever the template has them.
    head = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("年初预算"))
    under = [cell for (cell,) in sheet.iter_rows(min_row=head.row, min_col=head.column, max_col=head.column)]
    amounts = [cell for cell in under if isinstance(cell.value, int | float)][:3]
    faults = dict(zip((cell.coordinate for cell in amounts), ("约200", "-5", "十万"), strict=True))
    for place, fault in faults.items():
        sheet[place].value = fault
    bad = tmp_path / "有错.xlsx"
    book.save(bad)
    done = jixiao("year", "check", bad, "--json")
    assert done.returncode == 1
    findings = json.loads(done.stdout)["files"][0]["findings"]
    for place, fault in faults.items():
        found = [finding for finding in findings if finding["quote"] == fault]
        assert found, f"no finding about {fault}"
        assert f"《预算与执行》表 {place} 单元格" in found[0]["where"]
        assert found[0]["severity"] == "必须改"


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Return what was told, which must be one Chinese sentence with a cure and end with 2."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("出错：")
    assert done.stderr.count("\n") == 1
    assert "；" in done.stderr
    assert len(done.stderr) < SENTENCE + 2 * len(tempfile.gettempdir())
    return done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("given", ["没有.xlsx", "."])
def test_a_file_that_is_absent_or_a_folder_is_one_sentence(
    jixiao, tmp_path: Path, command: tuple[str, ...], given: str
):
    told = one_sentence(jixiao(*words_for(command, Path(given), tmp_path / "出")))
    assert f"“{given}”" in told
    assert not (tmp_path / "出" / "新.toml").exists()


@pytest.mark.parametrize("command", [("report",), ("year", "convert"), ("demo",)], ids=" ".join)
def test_a_file_where_the_folder_should_be_is_one_sentence(jixiao, tmp_path: Path, command: tuple[str, ...]):
    blocked = tmp_path / "占位"
    blocked.write_bytes(b"here already")
    words = [*command, "-o", blocked] if command == ("demo",) else words_for(command, Path("shifan_2024"), blocked)
    assert "是文件，不是文件夹" in one_sentence(jixiao(*words))
    assert blocked.read_bytes() == b"here already"


@pytest.mark.parametrize("command", [("report",), ("year", "convert"), ("demo",), ("year", "template")], ids=" ".join)
def test_a_folder_that_may_not_be_written_is_one_sentence(
    jixiao, like_anyone: list[str], tmp_path: Path, command: tuple[str, ...]
):
    closed = tmp_path / "关"
    closed.mkdir(mode=0o555)
    if command == ("demo",):
        words = [*command, "-o", closed]
    elif command == ("year", "template"):
        words = [*command, "-o", closed / "新.xlsx"]
    else:
        words = words_for(command, Path("shifan_2024"), closed)
    assert "没有权限" in one_sentence(jixiao(*words, before=like_anyone))
    assert [*closed.iterdir()] == []
