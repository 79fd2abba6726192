import re
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from hypothesis import given, settings
from tests.engine.document.papers_drawn import papers
from tests.engine.render.reading_back import text_of_pdf, without_spaces

from jixiao.engine.document import (
    Bar,
    Cell,
    Document,
    Heading,
    Number,
    PageBreak,
    Paragraph,
    Table,
    Text,
    bar_chart,
    headings_of,
)
from jixiao.engine.render import FontSet, to_pdf, to_pdf_with_findings

pytestmark = pytest.mark.font


def of(*blocks) -> Document:
    return Document("题", "单位", 2019, blocks)


def page_texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as file:
        return [page.get_textpage().get_text_range() for page in file]


def test_the_same_paper_gives_the_same_bytes(paper: Document, fonts: FontSet, pdf: bytes):
    assert to_pdf(paper, fonts=fonts) == pdf


def test_it_is_pdf_a_2b_with_title_unit_and_language(paper: Document, pdf: bytes):
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert b"/Lang(zh-CN)" in pdf
    with pypdfium2.PdfDocument(pdf) as file:
        told = file.get_metadata_dict()
    assert (told["Title"], told["Author"], told["CreationDate"][:10]) == (paper.title, paper.author, "D:20191231")


def test_the_bookmarks_are_the_headings(paper: Document, pdf: bytes):
    with pypdfium2.PdfDocument(pdf) as file:
        marks = [mark.get_title() for mark in file.get_toc(max_depth=9)]
    assert [without_spaces(mark) for mark in marks] == [
        without_spaces(head.whole) for head in headings_of(paper, depth=9)
    ]


def test_the_pages_are_a4_and_the_wide_table_lies_on_its_side(pdf: bytes):
    with pypdfium2.PdfDocument(pdf) as file:
        sizes = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in file]
    assert set(sizes) == {(210, 297), (297, 210)}
    assert sizes[-1] == (210, 297)


def test_a_full_page_holds_twenty_two_lines_of_twenty_eight_characters(fonts: FontSet):
    first = page_texts(to_pdf(of(Paragraph((Text("国" * 28 * 30),))), fonts=fonts))[0]
    lines = re.findall("国+", first)
    assert [len(line) for line in lines] == [26] + [28] * 21


def test_the_cover_bears_no_number_and_the_numbers_stand_outside(pdf: bytes):
    texts = [without_spaces(text) for text in page_texts(pdf)]
    assert [f"—{number}—" in text for number, text in enumerate(texts)] == [False] + [True] * (len(texts) - 1)
    assert "—0—" not in texts[0]


def test_the_mark_stands_on_every_page(pdf: bytes):
    assert all(text.startswith("示例") for text in page_texts(pdf))


def test_the_contents_tell_the_page_each_heading_stands_on(paper: Document, pdf: bytes):
    texts = [without_spaces(text) for text in page_texts(pdf)]
    for heading in headings_of(paper, depth=2):
        name = without_spaces(heading.whole)
        told = re.search(rf"{re.escape(name)}\.*(\d+)", texts[1])
        assert told, name
        assert name in texts[int(told[1])]


def test_the_head_of_a_table_stands_on_each_of_its_pages(pdf: bytes):
    assert sum("一级指标" in text for text in page_texts(pdf)) == 3


def test_nothing_of_a_row_taller_than_a_page_is_lost(fonts: FontSet):
    rows = ((Cell((Text("长" * 4000),)), Cell((Number("1,234.50", "x"),))), (Cell((Text("末"),)), Cell(())))
    text = text_of_pdf(to_pdf(of(Table("", "", (1, 1), rows, 0)), fonts=fonts))
    assert text.count("长") == 4000
    assert "1,234.50" in text
    assert text.endswith("末")


def test_a_group_over_more_rows_than_a_page_holds_goes_on(fonts: FontSet):
    first = (Cell((Text("组"),), down=90), Cell((Text("行0"),)))
    rows = (first, *((Cell((Text(f"行{number}"),)),) for number in range(1, 90)))
    text = text_of_pdf(to_pdf(of(Table("", "", (1, 1), rows, 1)), fonts=fonts))
    assert [found for found in re.findall(r"行(\d+)", text) if found] == [str(number) for number in range(90)]


@pytest.mark.parametrize(
    "words",
    [
        *(
            '#import "x": *',
            "$ 1/0 $",
            "*粗* _斜_ `码` ```块```",
            "@引用 <标签>",
            "\\ \\u{41} \"引\" '号'",
            "= 标题",
            "- 项",
        ),
        *("// 注 /* 注 */", "~ -- --- ...", "https://example.org", "[内容] {代码} (参数)", "1.5%; #let x = 1", "𠀀#"),
    ],
)
def test_words_are_words_and_not_commands(words: str, fonts: FontSet):
    paper = Document(
        words, words, 2019, (Heading(1, "", words), Paragraph((Text(words), Number(words, "x")))), mark="示例"
    )
    data, _ = to_pdf_with_findings(paper, fonts=fonts)
    shown = without_spaces(words).replace("𠀀", "")
    assert text_of_pdf(data).replace("𠀀", "").replace("〓", "").count(shown) == 3


def test_a_character_that_no_font_has_is_printed_as_a_mark_and_told(fonts: FontSet):
    chart = bar_chart(caption="图", alt="", unit="", bars=(Bar("\U0001f9ff标", 1, "1"),))
    data, findings = to_pdf_with_findings(of(Paragraph((Text("李\U0001f9ff明"),)), chart), fonts=fonts)
    assert "李〓明" in text_of_pdf(data)
    (told,) = (finding for finding in findings if finding.code == "K103")
    assert "U+1F9FF" in told.cause


def test_a_figure_beside_a_character_that_no_font_has_stays_a_figure(fonts: FontSet):
    data, findings = to_pdf_with_findings(
        of(Paragraph((Text("0\U0001f3fb，国\U0001f9ff\ufe0e"), Number("2,700", "x")))), fonts=fonts
    )
    assert re.fullmatch("0〓，国〓〓?2,700", text_of_pdf(data))
    assert [finding.code for finding in findings if finding.code != "K102"] == ["K103"]


def test_an_empty_paper_and_a_paper_of_breaks_can_be_set(fonts: FontSet):
    for paper in (of(), of(PageBreak(), PageBreak(landscape=True))):
        assert to_pdf(paper, fonts=fonts).startswith(b"%PDF")


def test_two_papers_can_be_set_at_the_same_time(fonts: FontSet):
    papers_at_once = [of(Paragraph((Text(f"第{number}份"),))) for number in range(4)]
    with ThreadPoolExecutor(4) as crew:
        texts = [text_of_pdf(data) for data in crew.map(lambda paper: to_pdf(paper, fonts=fonts), papers_at_once)]
    assert texts == [f"第{number}份" for number in range(4)]


@settings(max_examples=25)
@given(paper=papers)
def test_every_paper_can_be_set(fonts: FontSet, paper: Document):
    assert to_pdf(paper, fonts=fonts).startswith(b"%PDF")
