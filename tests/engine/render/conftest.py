"""The sample paper and its three forms, made once."""

import pytest
from tests.engine.render.sample_paper import sample_paper

from jixiao.engine.document import Document
from jixiao.engine.render import FontSet, find_fonts, to_docx, to_html, to_pdf


@pytest.fixture(scope="session")
def paper() -> Document:
    return sample_paper()


@pytest.fixture(scope="session")
def fonts(cjk_font) -> FontSet:
    return find_fonts(folder=None)


@pytest.fixture(scope="session")
def html(paper: Document) -> str:
    return to_html(paper)


@pytest.fixture(scope="session")
def word(paper: Document) -> bytes:
    return to_docx(paper)


@pytest.fixture(scope="session")
def pdf(paper: Document, fonts: FontSet) -> bytes:
    return to_pdf(paper, fonts=fonts)
