"""A paper that came as something else than a DOCX goes back as one, every word as it was read, with its comments."""

import io

import docx
import pytest
from tests.engine.render.crafted_docx import DAY, ours, parts_of, taken_from

from jixiao.engine.errors import BadFileError, Finding, Place
from jixiao.engine.intake import Taken, read_paper_bytes
from jixiao.engine.render import docx_of_text

REPORT = (
    "附件3\n部门整体绩效自评报告\n部门名称：示例局\n2025年3月\n目  录\n一、部门概况……1\n二、存在问题……2\n"
    "一、部门概况\n　　支出279万元，其中基本支出\x0581万元。\n（一）人员情况\n编制9人。\n\n二、存在问题\n没有。\n"
    "指标\t目标\t完成\n竞答人数\t≥5000人\t4870人\n填报人：张三\n"
)


def read(text: str, name: str = "报告.txt") -> Taken:
    return read_paper_bytes(text.encode(), name=name)


def on(taken: Taken, *quotes: str) -> list[Finding]:
    found = []
    for quote in quotes:
        start = taken.text.index(quote)
        found.append(Finding("N201", Place("", quote, start, start + len(quote)), "因", "法"))
    return found


def test_a_txt_goes_back_as_a_docx_with_comments_on_the_words():
    taken = read(REPORT)
    quotes = ["自评报告", "示例局", "279万元", "基本支出\x0581", "4870人", "竞答人数\t≥5000人", "张三", "（一）人员"]
    after = docx_of_text(taken, on(taken, *quotes), dated=DAY)
    expected = [quote.replace("\x05", "\u200b").replace("\t", "") for quote in quotes]
    assert sorted(comment.words for comment in ours(after)) == sorted(expected)


def test_every_word_is_there_in_order_and_the_same_again_when_read():
    taken = read(REPORT)
    again = taken_from(docx_of_text(taken, [], dated=DAY))
    words = "".join(again.text.split()).replace("\u200b", "")
    assert words.removesuffix("—1——1—") == "".join(taken.text.split()).replace("\x05", "")  # the page is numbered


def test_headings_are_headings_and_the_table_a_table():
    document = docx.Document(io.BytesIO(docx_of_text(read(REPORT), [], dated=DAY)))
    headings = [one.text for one in document.paragraphs if one.style and str(one.style.name).startswith("Heading")]
    assert headings == ["一、部门概况", "（一）人员情况", "二、存在问题"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["指标", "目标", "完成"],
        ["竞答人数", "≥5000人", "4870人"],
    ]


def test_lines_that_were_wrapped_are_one_paragraph_and_a_comment_reaches_over_the_edge():
    lines = "全年开展科普活动三十五场次受益群众达到两千七百余人次其中农村群众占百分之六十五以上成效明显好于上年"
    text = "一、概况\n" + "".join(f"{lines}\n" for _ in range(6)) + "完。\n"
    taken = read(text)
    quote = "好于上年\n全年开展"
    (comment,) = ours(docx_of_text(taken, on(taken, quote), dated=DAY))
    assert comment.words == "好于上年全年开展"


def test_cells_that_cover_others_keep_every_comment_on_its_cell():
    page = (
        "<table><tr><th>一级</th><th>二级</th><th>得分</th></tr>"
        "<tr><td rowspan=2>产出</td><td>数量</td><td>9.5</td></tr>"
        "<tr><td>质量</td><td>8.5</td></tr><tr><td colspan=2>合计</td><td>18.0</td></tr></table>"
    )
    taken = read(page, "表.html")
    quotes = ["产出", "8.5", "合计", "18.0", "质量"]
    assert sorted(c.words for c in ours(docx_of_text(taken, on(taken, *quotes), dated=DAY))) == sorted(quotes)


def test_a_wide_table_lies_on_its_side_and_the_text_around_it_stands():
    row = "\t".join(f"第{number}栏" for number in range(12))
    data = docx_of_text(read(f"一、概况\n文字。\n{row}\n{row}\n二、问题\n文字。\n"), [], dated=DAY)
    document = docx.Document(io.BytesIO(data))
    turned = [(section.page_width or 0) > (section.page_height or 0) for section in document.sections]
    assert turned == [False, True, False]


def test_the_same_paper_gives_the_same_bytes():
    taken = read(REPORT)
    assert docx_of_text(taken, [], dated=DAY) == docx_of_text(taken, [], dated=DAY)
    assert "word/comments.xml" not in parts_of(docx_of_text(taken, [], dated=DAY))


def test_where_nothing_was_read_there_is_one_sentence():
    with pytest.raises(BadFileError, match="没有读出文字"):
        docx_of_text(read(""), [], dated=DAY)
