import io
import zipfile
from collections.abc import Callable

import pytest
from tests.engine.yearbook.crafting import NAME, codes, only, read, repacked, small_year

from jixiao.engine.yearbook import write_workbook
from jixiao.engine.yearbook.workbook_package import MOST_BYTES, MOST_PARTS, open_package
from jixiao.engine.yearbook.workbook_package import repacked as made_anew

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def archive(names: list[str], content: bytes = b"<a/>") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "Y101", "0 字节"),
        (b"\xd5\xe2\xca\xc7,GBK\r\n1,2\r\n", "Y104", "文本"),
        ("项目,金额\n科普日,1.5\n".encode(), "Y104", "文本"),
        (b"%PDF-1.7\n", "Y104", "PDF"),
        (b"\r\n<html><table>", "Y104", "网页"),
        (b"<?xml version='1.0'?><Workbook/>", "Y104", "XML"),
        (b"{\\rtf1", "Y104", "RTF"),
        (OLE + "Workbook".encode("utf-16-le"), "Y104", ".xls"),
        (OLE + "WordDocument".encode("utf-16-le"), "Y104", ".doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "Y103", "密码"),
        (archive(["word/document.xml"]), "Y104", "Word"),
        (archive(["xl/workbook.bin"]), "Y104", ".xlsb"),
        (archive(["content.xml", "mimetype"]), "Y104", "OpenDocument"),
        (archive(["a.txt"]), "Y104", "压缩文件"),
        (b"PK\x03\x04" + b"\0" * 40, "Y102", "被破坏"),
        (b"\0\1\2\3" * 64, "Y104", "别的格式"),
    ],
)
def test_what_is_no_workbook_is_named_for_what_it_is(data: bytes, code: str, word: str):
    reading = read(data)
    assert reading.yearbook is None
    assert codes(reading) == [code]
    assert word in reading.findings[0].cause
    assert reading.findings[0].place.where == NAME


@pytest.mark.parametrize("kept", [10, 200, 5_000, -30, -1])
def test_a_file_that_was_cut_short_is_damaged(kept: int):
    assert codes(read(write_workbook(small_year())[:kept])) in (["Y102"], ["Y104"])


def test_a_file_of_more_than_20_mb_is_not_read():
    assert codes(read(b"PK\x03\x04" + b"\0" * MOST_BYTES)) == ["Y105"]


def test_an_archive_that_unpacks_to_more_than_64_mb_is_not_unpacked():
    data = archive(["xl/workbook.xml"], b" " * (65 * 1024 * 1024))
    assert len(data) < 100_000
    assert codes(read(data)) == ["Y106"]


def test_an_archive_of_very_many_parts_is_not_unpacked():
    assert codes(read(archive([f"xl/{number}.xml" for number in range(MOST_PARTS + 1)]))) == ["Y106"]


def test_a_part_that_unpacks_to_more_than_it_says_is_damage_and_not_memory():
    data = bytearray(archive(["xl/workbook.xml", "xl/sharedStrings.xml"], b"<a>" + b" " * 1_000_000 + b"</a>"))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    package = open_package(bytes(data), name=NAME)
    assert [finding.code for finding in package.findings] == ["Y102"]


def test_the_next_reader_gets_only_what_was_unpacked_here():
    package = open_package(write_workbook(small_year()), name=NAME)
    assert package.parts is not None
    with zipfile.ZipFile(io.BytesIO(made_anew(package.parts))) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == dict(package.parts)


def test_macros_are_reported_and_the_figures_still_read():
    data = repacked(write_workbook(small_year()), lambda parts: parts.update({"xl/vbaProject.bin": b"\0" * 10}))
    reading = read(data)
    assert only(reading, "Y107").severity.value == "应当改"
    assert reading.yearbook == small_year()


def test_an_archive_with_a_password_is_protected_not_damaged():
    data = bytearray(write_workbook(small_year()))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    assert codes(read(bytes(data))) == ["Y103"]


def _entity(parts: dict[str, bytes]) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
    parts["xl/worksheets/sheet3.xml"] = parts["xl/worksheets/sheet3.xml"].replace(
        b"<worksheet", bomb + b"<worksheet", 1
    )


def _broken_sheet(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/sheet3.xml"] = parts["xl/worksheets/sheet3.xml"][:500]


def _lost_sheet(parts: dict[str, bytes]) -> None:
    del parts["xl/worksheets/sheet3.xml"]


def _lost_strings(parts: dict[str, bytes]) -> None:
    parts["xl/sharedStrings.xml"] = b"<sst>"


def _lost_relations(parts: dict[str, bytes]) -> None:
    del parts["xl/_rels/workbook.xml.rels"]


@pytest.mark.parametrize("change", [_entity, _broken_sheet, _lost_sheet, _lost_strings, _lost_relations])
def test_a_workbook_with_a_broken_part_is_damaged(change: Callable[[dict[str, bytes]], None]):
    assert codes(read(repacked(write_workbook(small_year()), change))) == ["Y102"]
