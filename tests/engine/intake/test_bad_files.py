"""Hostile and broken files: always a finding or a paper, never a crash, in bounded time and memory."""

import io
import json
import subprocess
import sys
import zipfile
import zlib

import openpyxl
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.engine.errors import code_table
from jixiao.engine.intake import read_paper_bytes

TREE = ("tbl", "tr", "tc", "p", "r", "t", "sdt", "sdtContent", "ins", "del", "txbxContent", "pPr", "numPr", "br")
NAMES = ("a.docx", "a.pdf", "a.txt", "a.html", "a.xlsx", "a.json")


def codes(data: bytes, name: str = "a.docx") -> list[str]:
    return [finding.code for finding in read_paper_bytes(data, name=name).findings]


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def blank_pdf(pages: int) -> bytes:
    paper = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        paper.new_page(100, 100)
    buffer = io.BytesIO()
    paper.save(buffer)
    paper.close()
    return buffer.getvalue()


def test_an_empty_file_and_one_of_spaces_are_findings():
    assert codes(b"") == ["I101"]
    assert codes(b" \n\t ", "a.txt") == ["I101"]


def test_a_broken_package_and_a_broken_pdf_are_findings(report_docx):
    assert codes(report_docx[: len(report_docx) // 2]) == ["I102"]
    assert codes(b"%PDF-1.7 nothing") == ["I102"]
    assert codes(packed(**{"word/document.xml": b"<w:document"})) == ["I102"]


def test_a_document_with_a_password_is_a_finding():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    assert codes(ole) == ["I103"]


def test_a_zip_bomb_is_not_unpacked():
    assert codes(packed(**{"word/document.xml": b" " * (60 << 20)})) == ["I106"]


def test_a_pdf_bomb_is_not_unpacked():
    stream = zlib.compress(b" " * (60 << 20))
    assert codes(b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n" + stream + b"\nendstream endobj") == ["I106"]


def test_entities_are_refused():
    bad = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>'
    assert codes(packed(**{"word/document.xml": bad})) == ["I110"]
    late = b" " * 5000 + bad
    assert codes(packed(**{"word/document.xml": late}))[0] in {"I102", "I110"}
    assert codes(packed(**{"xl/workbook.xml": bad}), "a.xlsx") == ["I110"]


def test_a_macro_is_said_and_the_text_is_read(word):
    buffer = io.BytesIO(word("<w:p><w:r><w:t>正文。</w:t></w:r></w:p>"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    taken = read_paper_bytes(buffer.getvalue(), name="a.docm")
    assert taken.text == "正文。\n"
    assert [finding.code for finding in taken.findings] == ["I107"]


def test_a_file_that_is_too_large_is_not_read():
    assert codes(b"a" * (21 << 20), "a.txt") == ["I105"]
    assert codes(b"%PDF-" + b"a" * (51 << 20), "a.pdf") == ["I105"]


def test_a_scan_is_one_clear_finding():
    assert codes(blank_pdf(3)) == ["I108"]


def test_of_five_hundred_pages_the_first_are_read():
    assert codes(blank_pdf(500)) == ["I108", "I113"]


def test_a_document_of_a_picture_alone_is_a_finding(word):
    assert codes(word("<w:p><w:r><w:drawing/></w:r></w:p>")) == ["I108"]


def test_of_a_table_of_ten_thousand_cells_the_first_are_read(word):
    cell = "<w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc>"
    taken = read_paper_bytes(word(f"<w:tbl>{('<w:tr>' + cell * 10 + '</w:tr>') * 1000}</w:tbl>"), name="a.docx")
    assert [finding.code for finding in taken.findings] == ["I114"]
    assert len(taken.places[0].cells) == 5_000


def test_a_sheet_that_reaches_to_the_last_cell_is_not_opened():
    book = openpyxl.Workbook()
    sheet = book.create_sheet("宽表")
    sheet["A1"], sheet["XFD1048576"] = 1, 1
    buffer = io.BytesIO()
    book.save(buffer)
    assert codes(buffer.getvalue(), "a.xlsx") == ["I114"]


def test_an_english_report_is_said_to_be_one():
    assert codes(b"The office reports the results of the year. " * 20, "a.txt") == ["I116"]


def test_a_text_of_no_encoding_is_a_finding():
    assert codes(bytes(range(128, 256)) * 10, "a.txt") == ["I109"]


def test_every_code_of_this_room_has_a_name_of_its_own():
    names = [code.name for code in code_table().values()]
    assert len([code for code in code_table() if code.startswith("I")]) == 20
    assert len(names) == len(set(names))


@given(st.binary(max_size=300), st.sampled_from(NAMES))
@settings(max_examples=150)
def test_any_bytes_give_a_paper_or_a_finding(data: bytes, name: str):
    for start in (b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>"):
        taken = read_paper_bytes(start + data, name=name)
        assert taken.document is not None or taken.findings
        json.dumps(taken.to_json())


@given(st.data())
@settings(max_examples=60)
def test_a_report_with_flipped_bytes_gives_a_paper_or_a_finding(report_docx_once: bytes, data: st.DataObject):
    broken = bytearray(report_docx_once)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    taken = read_paper_bytes(bytes(broken), name="a.docx")
    assert taken.document is not None or taken.findings


@given(st.lists(st.sampled_from([*TREE, "p", "tc"]), max_size=30))
@settings(max_examples=80)
def test_any_tree_of_word_elements_is_read(tags: list[str]):
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:{tag}>" for tag in tags) + "文" + "".join(f"</w:{tag}>" for tag in reversed(tags))
    xml = f"<w:document {namespace}><w:body>{body}</w:body></w:document>".encode()
    taken = read_paper_bytes(packed(**{"word/document.xml": xml}), name="a.docx")
    assert taken.document is not None or taken.findings


@pytest.fixture(scope="module")
def report_docx_once() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("一、部门概况")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "指标"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_text_is_read_without_the_libraries_of_other_formats():
    code = (
        "import sys; from jixiao.engine.intake import read_paper_bytes as read;"
        "read('一、概况'.encode(), name='a.txt');"
        "print([name for name in ('lxml', 'docx', 'pypdfium2', 'python_calamine') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
