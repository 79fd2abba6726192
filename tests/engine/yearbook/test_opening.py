from pathlib import Path

import pytest
from tests.engine.yearbook.crafting import codes, only, small_year

from jixiao.engine.yearbook import read_yearbook, write_toml, write_workbook
from jixiao.engine.yearbook.workbook_package import MOST_BYTES


def test_either_form_is_read_from_its_path(tmp_path: Path):
    (tmp_path / "年度.toml").write_text(write_toml(small_year()), "utf-8")
    (tmp_path / "年度.xlsx").write_bytes(write_workbook(small_year()))
    assert read_yearbook(tmp_path / "年度.toml").yearbook == small_year()
    assert read_yearbook(tmp_path / "年度.xlsx").yearbook == small_year()


def test_a_workbook_with_another_name_is_still_a_workbook(tmp_path: Path):
    for name in ("年度.toml", "年度.XLSM", "年度"):
        (tmp_path / name).write_bytes(write_workbook(small_year()))
        assert read_yearbook(tmp_path / name).yearbook == small_year()


def test_a_byte_order_mark_does_no_harm(tmp_path: Path):
    path = tmp_path / "年度.toml"
    path.write_text("\ufeff" + write_toml(small_year()), "utf-8")
    assert read_yearbook(path).yearbook == small_year()


def test_toml_in_another_encoding_is_no_utf_8(tmp_path: Path):
    path = tmp_path / "年度.toml"
    path.write_bytes("[profile]\nname = '示例'\n".encode("gb18030"))
    assert "不是 UTF-8" in only(read_yearbook(path), "Y119").cause


@pytest.mark.parametrize(("name", "word"), [("没有.xlsx", "没有这个文件"), ("", "文件夹"), ("a\0b.toml", "打不开")])
def test_what_cannot_be_opened_says_why(tmp_path: Path, name: str, word: str):
    assert word in only(read_yearbook(tmp_path / name), "Y118").cause


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "年度.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    found = only(read_yearbook(path), "Y105")
    assert "200.0 MB" in found.cause
    assert MOST_BYTES == 20 * 1024 * 1024


def test_text_named_as_a_workbook_is_told_for_what_it_is(tmp_path: Path):
    path = tmp_path / "年度.xlsx"
    path.write_text(write_toml(small_year()), "utf-8")
    assert codes(read_yearbook(path)) == ["Y104"]
