"""A signature never stands on a page alone: what was written last goes with it."""

import io

import docx
import pypdfium2
import pytest

from jixiao.engine.document import Align, Document, Listing, Note, Paragraph, Signature, Text
from jixiao.engine.render import to_docx, to_html, to_pdf

LAST = "最后一段"


def words(text):
    return (Text(text),)


def paper(*before, lines=0):
    body = [Paragraph(words("示例段落")) for _ in range(lines)]
    signed = Signature((words("示例单位（盖章）"), words("2024年12月31日")))
    return Document(title="示例", author="示例单位", year=2024, blocks=(*body, *before, signed))


@pytest.mark.parametrize("block", [
    Paragraph(words(LAST)),
    Paragraph(words(LAST), Align.FLUSH),
    Paragraph(words(LAST), Align.CENTER),
    Listing((words("先一项"), words(LAST))),
    Note(words(LAST)),
])  # fmt: skip
def test_in_word_the_last_paragraph_is_kept_with_it_and_no_other(block):
    kept = {
        one.text: bool(one.paragraph_format.keep_with_next)
        for one in docx.Document(io.BytesIO(to_docx(paper(block, lines=2)))).paragraphs
        if one.text in {LAST, "先一项", "示例段落"}
    }
    assert kept.pop(LAST)
    assert not any(kept.values())


def test_in_the_pdf_it_comes_to_a_new_page_with_the_last_paragraph(fonts):
    turned = False
    for lines in range(16, 24):
        pages = pypdfium2.PdfDocument(to_pdf(paper(Paragraph(words(LAST)), lines=lines), fonts=fonts))
        last = pages[len(pages) - 1].get_textpage().get_text_range()
        assert LAST in last, lines
        turned = turned or len(pages) > 1
    assert turned


def test_in_print_of_the_page_no_break_stands_before_it():
    assert ".signature { break-before: avoid; }" in to_html(paper(Paragraph(words(LAST))))
