import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from tests.engine.render.reading_back import without_spaces

from jixiao.engine.document import Document, headings_of


@pytest.fixture(scope="module")
def pages(libreoffice: Path, word: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the text of each page as LibreOffice lays it out."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "paper.docx").write_bytes(word)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "paper.docx")]
    subprocess.run([str(libreoffice), profile, *convert], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(folder / "paper.pdf") as file:
        return [without_spaces(page.get_textpage().get_text_range()) for page in file]


@pytest.mark.libreoffice
def test_the_pages_told_in_the_contents_are_those_the_headings_stand_on(paper: Document, pages: list[str]):
    for heading in headings_of(paper, depth=2):
        name = without_spaces(heading.whole)
        told = re.search(rf"{re.escape(name)}\.*(\d+)", pages[1])
        assert told, name
        assert name in pages[int(told[1])], f"{name} is not on page {told[1]}"


@pytest.mark.libreoffice
def test_the_charts_are_drawn_with_their_figures(pages: list[str]):
    whole = "".join(pages)
    assert re.search(r"年初预算数.*274\.64.*图1年初预算与决算（单位：万元）", whole)


@pytest.mark.libreoffice
def test_every_page_but_the_cover_is_numbered_and_marked(pages: list[str]):
    assert all("示例" in page for page in pages)
    assert "—1—" not in pages[0]
    assert [f"—{number}—" in page for number, page in enumerate(pages)] == [False] + [True] * (len(pages) - 1)
