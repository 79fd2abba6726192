import zipfile
from pathlib import Path

import pytest
from tests.measures.conftest import document, package, paper, photograph

from jixiao.measures.sniffing import sniff
from jixiao.orgs.refusing import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def old(*streams: str) -> bytes:
    return OLE + b"\x00" * 512 + b"".join(name.encode("utf-16-le") + b"\x00" * 64 for name in streams)


TAKEN = {
    "paper.pdf": (paper(), "PDF"),
    "photo.jpg": (photograph(), "JPG"),
    "named-otherwise.txt": (photograph(), "JPG"),
    "word.docx": (document(), "DOCX"),
    "book.xlsx": (package({"xl/workbook.xml": b"<workbook/>"}), "XLSX"),
    "talk.pptx": (package({"ppt/presentation.xml": b"<p/>"}), "PPTX"),
    "invoice.ofd": (package({"OFD.xml": b"<ofd/>"}), "OFD"),
    "old.doc": (old("WordDocument"), "DOC"),
    "old.xls": (old("Workbook"), "XLS"),
    "list.csv": ("姓名,单位\n示例,科协\n".encode("gb18030"), "CSV"),
    "note.txt": ("签到 38 人".encode(), "TXT"),
    "note16.txt": ("签到 38 人".encode("utf-16"), "TXT"),
    "many.zip": (package({"照片/一.jpg": photograph(), "说明.txt": "示例".encode()}), "ZIP"),
}
REFUSED = {
    "page.html": (b"<!doctype html><script>alert(1)</script>", "U403"),
    "photo-that-is-a-page.jpg": (b"  <html><body onload=alert(1)>", "U403"),
    "drawing.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "U403"),
    "drawing-as.png": (b'<?xml version="1.0"?><svg/>', "U403"),
    "hidden-in.txt": ("示例文字\n<script>alert(1)</script>".encode(), "U403"),
    "page-before.pdf": (b"<html>" + paper(), "U403"),
    "run.exe": (b"MZ\x90\x00" + b"\x00" * 64, "U404"),
    "run.pdf": (b"MZ\x90\x00" + b"\x00" * 64, "U404"),
    "run.elf": (b"\x7fELF" + b"\x00" * 64, "U404"),
    "run.sh": (b"#!/bin/sh\nrm -rf /\n", "U404"),
    "batch.bat": (b"echo off\r\n", "U404"),
    "macro.docx": (document(**{"word/vbaProject.bin": b"x"}), "U405"),
    "macro.docm": (document(), "U405"),
    "macro.xls": (old("Workbook", "_VBA_PROJECT_CUR"), "U405"),
    "sheet.xlsx": (package({"xl/workbook.xml": b"<w/>", "xl/macrosheets/sheet1.xml": b"<x/>"}), "U405"),
    "locked.docx": (old("EncryptedPackage"), "U406"),
    "bomb.docx": (document(**{"word/media/bomb.bin": b"\x00" * 64 * 1024 * 1024}), "U407"),
    "nested.zip": (package({"inner.zip": package({"a.txt": b"a"})}), "U407"),
    "climbing.zip": (package({"../../etc/passwd": b"a"}), "U408"),
    "broken.docx": (document()[:60], "U408"),
    "with-program.zip": (package({"setup.exe": b"MZ"}), "U404"),
    "empty.zip": (package({}), "U410"),
    "film.mp4": (b"\x00\x00\x00\x20ftypisom" + b"\x00" * 64, "U410"),
    "phone.heic": (b"\x00\x00\x00\x20ftypheic" + b"\x00" * 64, "U410"),
    "packed.rar": (b"Rar!\x1a\x07\x00" + b"\x00" * 64, "U410"),
    "rich.rtf": (b"{\\rtf1 text}", "U410"),
    "noise.dat": (bytes(range(256)) * 4, "U410"),
    "nothing.pdf": (b"", "U401"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_may_be_a_proof_is_known_by_its_content(tmp_path: Path, name: str):
    content, word = TAKEN[name]
    (tmp_path / "f").write_bytes(content)
    assert sniff(tmp_path / "f", name=name).word == word


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_not_be_a_proof_is_refused_with_a_reason_and_a_way_out(tmp_path: Path, name: str):
    content, code = REFUSED[name]
    (tmp_path / "f").write_bytes(content)
    with pytest.raises(Refused) as refused:
        sniff(tmp_path / "f", name=name)
    assert refused.value.code == code
    assert refused.value.cause
    assert refused.value.cure


def test_a_package_under_a_password_is_refused(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "f", "w") as archive:
        archive.writestr("说明.txt", "示例")
    data = bytearray((tmp_path / "f").read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    (tmp_path / "f").write_bytes(bytes(data))
    with pytest.raises(Refused, match="密码"):
        sniff(tmp_path / "f", name="f.zip")
