import dataclasses
import io
import re
import zipfile
from types import MappingProxyType

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from tests.engine.document.papers_drawn import papers
from tests.engine.render.reading_back import figures_in_docx, text_of_docx, without_spaces

from jixiao.engine.document import Cell, Document, Heading, Number, Paragraph, Table, Text, headings_of, numbers_of
from jixiao.engine.render import to_docx, to_docx_with_traces
from jixiao.engine.render.characters import printable
from jixiao.engine.render.word.comments import LINES, MOST
from jixiao.engine.values import Trace


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


def parts_in(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


@pytest.fixture(scope="module")
def file(word: bytes):
    return opened(word)


def test_the_same_paper_gives_the_same_bytes(paper: Document, word: bytes):
    assert to_docx(paper) == word
    assert to_docx_with_traces(paper) == to_docx_with_traces(paper)


def test_the_dates_inside_are_the_last_day_of_the_papers_year(file):
    properties = file.core_properties
    assert (properties.created.isoformat()[:10], properties.modified.isoformat()[:10]) == ("2019-12-31", "2019-12-31")


def test_the_properties_name_title_unit_and_language(paper: Document, file):
    properties = file.core_properties
    assert (properties.title, properties.author, properties.language) == (paper.title, paper.author, "zh-CN")


def test_the_page_is_that_of_the_standard(file):
    section = file.sections[1]
    measures = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in (*measures, section.top_margin, section.bottom_margin)] == [
        210,
        297,
        28,
        26,
        37,
        35,
    ]


def test_twenty_two_lines_of_twenty_eight_characters_fill_the_page(file):
    section, style = file.sections[1], file.styles["Normal"]
    pitch = style.paragraph_format.line_spacing.pt
    character = style.font.size.pt + int(style.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    height = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    width = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    assert (height // pitch, (width + 0.01) // character) == (22, 28)


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        *(("Body Text", "仿宋_GB2312", 16), ("Title", "方正小标宋简体", 22), ("Heading 1", "黑体", 16)),
        *(("Heading 2", "楷体_GB2312", 16), ("Heading 3", "仿宋_GB2312", 16), ("Heading 4", "仿宋_GB2312", 16)),
    ],
)
def test_each_level_has_its_type(file, style: str, font: str, size: float):
    chain = [file.styles[style]]
    while chain[-1].base_style is not None:
        chain.append(chain[-1].base_style)
    defaults = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = [found for one in (*(one.element for one in chain), defaults) for found in one.iter(qn("w:rFonts"))]
    assert fonts[0].get(qn("w:eastAsia")) == font
    assert next(one.font.size.pt for one in chain if one.font.size) == size


def test_no_font_is_left_to_a_theme(word: bytes):
    assert not any("Theme" in xml for name, xml in parts_in(word).items() if name == "word/styles.xml")
    assert not any("theme" in name or "media" in name or "fonts" in name for name in parts_in(word))


def test_paragraphs_are_indented_by_two_characters(file):
    assert 'w:firstLineChars="200"' in file.styles["Body Text"].element.xml


def test_the_wide_table_lies_on_its_side(file):
    assert [section.orientation == WD_ORIENT.LANDSCAPE for section in file.sections] == [False] * 4 + [True, False]
    assert round(file.sections[4].page_width.mm) == 297


def test_merged_cells_are_one_cell_when_read(file):
    form = file.tables[-1]
    assert {form.cell(row, 0).text for row in range(1, 15)} == {"产出指标"}
    assert form.cell(len(form.rows) - 1, 0)._tc is form.cell(len(form.rows) - 1, 4)._tc


def test_head_rows_repeat_and_rows_stay_whole(file):
    rows = file.tables[-1]._tbl.tr_lst
    heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True] + [False] * (len(rows) - 1)
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_the_contents_hold_every_heading_and_lead_to_it(paper: Document, word: bytes):
    body = parts_in(word)["word/document.xml"]
    wanted = [heading.whole for heading in headings_of(paper, depth=2)]
    entries = re.findall(r'<w:hyperlink w:anchor="(_Toc\d+)".*?<w:t xml:space="preserve">(.*?)</w:t>', body)
    assert [name for _, name in entries] == wanted
    assert all(f'w:name="{anchor}"' in body for anchor, _ in entries)
    assert "updateFields" not in parts_in(word)["word/settings.xml"]
    assert "w:dirty" not in body


def test_the_mark_stands_at_the_head_of_every_page(file):
    assert file.settings.odd_and_even_pages_header_footer
    for section in file.sections:
        assert [head.paragraphs[0].text.strip() for head in (section.header, section.even_page_header)] == ["示例"] * 2


def test_the_cover_bears_no_number_and_the_next_page_is_the_first(file):
    cover, first = file.sections[:2]
    assert cover.footer.is_linked_to_previous
    assert (first.footer.paragraphs[0].text, first.footer.paragraphs[0].alignment) == ("— 1 —", 2)
    assert (first.even_page_footer.paragraphs[0].text, first.even_page_footer.paragraphs[0].alignment) == ("— 1 —", 0)
    assert 'w:start="1"' in first._sectPr.xml


def test_a_paper_without_a_mark_has_no_head(paper: Document):
    assert not any("header" in name for name in parts_in(to_docx(dataclasses.replace(paper, mark=""))))


def test_a_chart_is_a_word_chart_with_its_figures_and_words_for_those_who_do_not_see_it(word: bytes):
    parts = parts_in(word)
    assert re.findall(r"<a:t>(.*?)</a:t>", parts["word/charts/chart1.xml"]) == ["258.13", "274.64"]
    assert 'descr="决算数258.13万元，为年初预算274.64万元的93.99%。"' in parts["word/document.xml"]


def test_no_comment_stands_in_the_plain_paper(word: bytes):
    assert "word/comments.xml" not in parts_in(word)


def test_each_trace_is_a_comment_at_its_first_figure(paper: Document):
    data = to_docx_with_traces(paper)
    comments = list(opened(data).comments)
    assert len(comments) == len({number.reference for number in numbers_of(paper)} & set(paper.traces))
    rate = next(comment for comment in comments if comment.text.startswith("预算执行率 = 93.99%"))
    assert "公式：支出决算数 ÷ 支出年初预算数 × 100%" in rate.text
    assert (rate.author, rate.timestamp.isoformat()[:10]) == ("绩效", "2019-12-31")
    assert figures_in_docx(data) == figures_in_docx(to_docx(paper))


def test_a_long_trace_is_cut_and_says_so():
    deep = Trace("总分", "92.92", inputs=tuple(Trace(f"第{n}项", str(n)) for n in range(100)))
    paper = Document("题", "单位", 2019, (Paragraph((Number("92.92", "x"),)),), MappingProxyType({"x": deep}))
    (comment,) = opened(to_docx_with_traces(paper)).comments
    assert len(comment.paragraphs) == LINES + 1
    assert comment.paragraphs[-1].text == f"（还有 {101 - LINES} 行，见 HTML 版本）"


def test_the_last_comment_says_that_no_more_follow():
    traces = {str(n): Trace(f"第{n}项", str(n)) for n in range(MOST + 5)}
    line = tuple(Number(name, name) for name in traces)
    data = to_docx_with_traces(Document("题", "单位", 2019, (Paragraph(line),), MappingProxyType(traces)))
    comments = list(opened(data).comments)
    assert len(comments) == MOST
    assert f"批注以 {MOST} 条为限" in comments[-1].text
    assert "为限" not in comments[-2].text


def test_words_are_words_and_not_markup():
    words = "<w:p/> &amp; ]]> \"'\x00\x1f\ufffe第二行"
    paper = Document(
        words, words, 2019, (Heading(1, "", words), Paragraph((Text(words), Number(words, "x")))), mark=words
    )
    assert text_of_docx(to_docx(paper)).count(without_spaces(printable(words))) == 3


def test_a_line_break_stays_one():
    paper = Document("题", "单位", 2019, (Paragraph((Text("甲\n乙"),)),))
    assert opened(to_docx(paper)).paragraphs[0].text == "甲\n乙"


def test_a_table_without_cells_is_left_out_since_word_would_call_the_file_broken():
    rows = ((), (Cell((Text("甲"),)),))
    paper = Document("题", "单位", 2019, (Table("表1", "", (1,), ()), Table("表2", "", (1,), rows)))
    file = opened(to_docx(paper))
    assert [len(table.rows) for table in file.tables] == [1]
    assert [paragraph.text for paragraph in file.paragraphs][:1] == ["表1"]


def test_a_paper_that_ends_in_a_table_still_ends_in_a_paragraph():
    paper = Document("题", "单位", 2019, (Table("", "", (1,), ((Cell((Text("甲"),)),),)),))
    body = opened(to_docx(paper)).element.body
    assert [child.tag.rpartition("}")[2] for child in body] == ["tbl", "p", "sectPr"]


@settings(max_examples=60)
@given(papers)
def test_every_paper_becomes_a_file_that_word_reads_with_its_figures_in_order(paper: Document):
    expected = [without_spaces(printable(number.text)) for number in numbers_of(paper)]
    for data in (to_docx(paper), to_docx_with_traces(paper)):
        assert [without_spaces(figure) for figure in figures_in_docx(data)] == expected
