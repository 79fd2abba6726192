import dataclasses

import pytest
from tests.engine.render.reading_back import differences

from jixiao.engine.document import Document, Number, Paragraph, Text


@pytest.mark.font
def test_all_three_forms_show_the_same_figures_in_the_same_order(paper: Document, html: str, word: bytes, pdf: bytes):
    assert not differences(paper, html=html, docx=word, pdf=pdf)


def test_html_and_docx_can_be_compared_where_no_font_is_installed(paper: Document, html: str, word: bytes):
    assert not differences(paper, html=html, docx=word, pdf=None)


@pytest.mark.font
def test_a_figure_that_one_form_does_not_show_is_noticed(paper: Document, html: str, word: bytes, pdf: bytes):
    more = dataclasses.replace(paper, blocks=(*paper.blocks, Paragraph((Text("共"), Number("4,242", "x")))))
    found = differences(more, html=html, docx=word, pdf=pdf)
    assert {words.partition(" ")[0] for words in found} == {"HTML", "DOCX", "PDF"}
