"""LibreOffice opens what was annotated and reads the same words under the same comments."""

import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from tests.engine.render.crafted_docx import DAY, about, crafted, paragraph, run, table, taken_from
from tests.engine.render.reading_back import without_spaces

from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.render import annotate_docx, docx_of_text

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
BODY = (
    paragraph("示例局2024年度整体绩效自评报告")
    + paragraph(run("支出"), run("279万元", "<w:b/>"), run("，其中基本支出81万元。"))
    + paragraph(
        "见",
        '<w:hyperlink w:anchor="a"><w:r><w:t>附件表格</w:t></w:r></w:hyperlink>',
        '<w:ins w:id="9" w:author="甲" w:date="2025-01-01T00:00:00Z"><w:r><w:t>（已公开）</w:t></w:r></w:ins>',
        "。",
    )
    + table(("指标", "目标", "完成"), ("竞答人数", "≥5000人", "4870人"))
    + paragraph("完。")
)
QUOTES = ["支出279万", "279万元，其中", "附件表", "格（已", "4870人", "竞答人数\t≥5000人\t4870人", "完。"]


def converted(libreoffice: Path, data: bytes, folder: Path, kind: str) -> Path:
    (folder / "paper.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", kind, "--outdir", str(folder), str(folder / "paper.docx")]
    subprocess.run([str(libreoffice), profile, *convert], check=True, capture_output=True, timeout=120)
    return folder / f"paper.{kind}"


def annotations(file: Path) -> list[tuple[str, str]]:
    """Return the first line of each comment and the words it stands on, as LibreOffice understood them."""
    with zipfile.ZipFile(file) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    lines: dict[str | None, str] = {}
    words: dict[str | None, str] = {}
    opened: set[str | None] = set()

    def walk(element: etree._Element) -> None:
        name = element.get(f"{OFFICE}name")
        if element.tag == f"{OFFICE}annotation":
            lines[name] = "".join(map(str, next(element.iter(f"{TEXT}p")).itertext()))
            words[name] = ""
            opened.add(name)
            return
        if element.tag == f"{OFFICE}annotation-end":
            opened.discard(name)
            return
        for each in opened:
            words[each] += element.text or ""
        for child in element:
            walk(child)
            for each in opened:
                words[each] += child.tail or ""

    walk(root)
    assert not opened
    return [(lines[name], words[name]) for name in lines]


@pytest.mark.libreoffice
def test_comments_stand_on_the_same_words_there(libreoffice: Path, tmp_path: Path):
    data = crafted(BODY)
    taken = taken_from(data)
    after = annotate_docx(data, taken=taken, findings=[about(taken, quote) for quote in QUOTES], dated=DAY)
    found = annotations(converted(libreoffice, after, tmp_path, "odt"))
    assert sorted(words for _, words in found) == sorted(quote.replace("\t", "") for quote in QUOTES)
    assert {line for line, _ in found} == {"【必须改】N201 部分大于总数"}


@pytest.mark.libreoffice
def test_the_pages_show_every_word_as_before(libreoffice: Path, tmp_path: Path):
    data = crafted(BODY)
    taken = taken_from(data)
    after = annotate_docx(data, taken=taken, findings=[about(taken, quote) for quote in QUOTES], dated=DAY)
    with pypdfium2.PdfDocument(converted(libreoffice, after, tmp_path, "pdf")) as pages:
        text = "".join(without_spaces(page.get_textpage().get_text_range()) for page in pages)
    assert without_spaces(taken.text) in text


@pytest.mark.libreoffice
def test_a_txt_that_became_a_docx_opens_with_its_comments(libreoffice: Path, tmp_path: Path):
    taken = read_paper_bytes(
        "部门整体绩效自评报告\n一、概况\n支出279万元。\n指标\t得分\n人数\t9.5\n".encode(), name="a.txt"
    )
    quotes = ["279万元", "9.5"]
    after = docx_of_text(taken, [about(taken, quote) for quote in quotes], dated=DAY)
    found = annotations(converted(libreoffice, after, tmp_path, "odt"))
    assert sorted(words for _, words in found) == sorted(quotes)
