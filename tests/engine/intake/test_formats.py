import io
import os
import stat
from pathlib import Path

import openpyxl
import pytest

from jixiao.engine.document import Heading, Table, plain
from jixiao.engine.intake import read_paper, read_paper_bytes

PAGE = """<!doctype html><html><head><meta charset="gbk"><title>公开</title><style>p{}</style></head><body>
<script>alert("不是文字")</script><h1>2023年度示例局绩效自评报告</h1><h2>单位的由来</h2><p>编制&nbsp;9人<br>实有8人</p>
<p style="display:none">看不见</p>
<table><tr><td rowspan="2">产出</td><td>数量</td></tr><tr><td>质量</td></tr></table></body></html>"""


def test_a_page_gives_its_headings_paragraphs_and_tables(blocks_of):
    taken = read_paper_bytes(PAGE.encode("gbk"), name="a.html")
    assert taken.text.split("\n")[:-1] == [
        *("2023年度示例局绩效自评报告", "单位的由来", "编制 9人", "实有8人"),
        *("产出\t数量", "质量"),
    ]
    assert taken.document is not None
    assert taken.document.title == "2023年度示例局绩效自评报告"
    assert any(isinstance(block, Heading) and block.text == "单位的由来" for block in blocks_of(taken))
    table = blocks_of(taken)[-1]
    assert isinstance(table, Table)
    assert table.rows[0][0].down == 2


def test_a_page_of_many_floors_does_not_fall_over():
    data = b"<html>" + b"<div>" * 5000 + "编制9人。".encode() + b"</div>" * 5000
    assert read_paper_bytes(data, name="a.html") is not None


def test_a_table_that_claims_to_cover_everything_is_cut():
    data = b"<html><table>" + b"<tr><td colspan=200 rowspan=200>1" * 6000
    assert "I114" in [one.code for one in read_paper_bytes(data, name="a.html").findings]


def workbook(fill) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_each_sheet_is_a_table_with_its_merges(blocks_of):
    def fill(book) -> None:
        sheet = book.active
        sheet.title = "自评表"
        sheet.append(["项目资金", None, "执行率"])
        sheet.append(["全年", 5.0, 0.1 + 0.2])
        sheet.merge_cells("A1:B1")
        book.create_sheet("空表")

    taken = read_paper_bytes(workbook(fill), name="a.xlsx")
    assert taken.text == "自评表\n项目资金\t执行率\n全年\t5\t0.3\n"
    table = blocks_of(taken)[-1]
    assert isinstance(table, Table)
    assert table.caption == "自评表"
    assert table.rows[0][0].across == 2


def test_a_picture_and_a_strange_format_are_findings():
    assert [one.code for one in read_paper_bytes(b"\x89PNG\r\n", name="a.docx").findings] == ["I108"]
    assert [one.code for one in read_paper_bytes(b"Rar!\x1a", name="a.docx").findings] == ["I104"]


@pytest.mark.libreoffice
def test_an_old_document_is_read_through_libreoffice_and_leaves_nothing_behind(report_docx, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    old = convert_to_rtf()
    taken = read_paper_bytes(old, name="报告.rtf")
    assert "一、部门概况" in taken.text
    assert list(tmp_path.iterdir()) == []


def convert_to_rtf() -> bytes:
    body = "".join(f"\\u{ord(sign)}?" for sign in "一、部门概况")
    return ("{\\rtf1\\ansi " + body + "\\par}").encode()


def test_without_libreoffice_the_finding_says_what_to_install(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    (finding,) = read_paper_bytes(convert_to_rtf(), name="a.rtf").findings
    assert finding.code == "I111"
    assert "libreoffice" in finding.cure


def test_a_converter_that_makes_nothing_is_a_finding(monkeypatch, tmp_path: Path):
    fake = tmp_path / "soffice"
    fake.write_text("#!/bin/sh\nexit 0\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert [one.code for one in read_paper_bytes(convert_to_rtf(), name="a.rtf").findings] == ["I112"]


def test_a_file_that_is_gone_or_a_folder_is_a_finding(tmp_path: Path):
    assert [one.code for one in read_paper(tmp_path / "没有").findings] == ["I120"]
    assert [one.code for one in read_paper(tmp_path).findings] == ["I120"]


@pytest.mark.libreoffice
def test_a_pdf_gives_its_text_with_pages(report_docx, tmp_path: Path, libreoffice: Path, blocks_of):
    import subprocess

    source = tmp_path / "a.docx"
    source.write_bytes(report_docx)
    profile = (tmp_path / "profile").as_uri()
    command: list[str | Path] = [
        libreoffice,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
    ]
    subprocess.run([*command, tmp_path, source], check=True, capture_output=True, timeout=120)
    taken = read_paper(tmp_path / "a.pdf")
    assert taken.findings == ()
    assert [block.whole for block in blocks_of(taken) if isinstance(block, Heading)][:1] == ["一、部门概况"]
    assert {place.page for place in taken.places} == {1}
    assert plain(blocks_of(taken)[2].line) == "编制9人。"


def test_what_a_page_folds_away_or_tells_in_the_margin_is_no_text_of_the_paper():
    page = "<p>支出95万元。</p><details><p>九十五</p></details><aside>台账</aside><details open>附注</details>"
    text = read_paper_bytes(f"<html><body>{page}</body></html>".encode(), name="a.html").text
    assert ("台账" in text, "九十五" in text, "附注" in text) == (False, False, True)
