from hypothesis import given
from tests.engine.document.papers_drawn import papers

from jixiao.engine.document import (
    Cell,
    Cover,
    Document,
    Gap,
    Heading,
    Note,
    Number,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
    gaps_of,
    headings_of,
    numbers_of,
    plain_text,
)

PAPER = Document(
    "题",
    "单位",
    2019,
    (
        Cover("附件3", ("报告",), (("单位：", (Text("科协"), Number("1", "a"))),), (Number("2020", "b"),)),
        Heading(0, "", "摘要"),
        Paragraph((Text("执行率"), Number("93.99%", "c"), Gap("（未提供：人数）", "d"))),
        Heading(3, "1.", "目标"),
        Table("表1", "万元", (1, 1), ((Cell((Text("甲"),)), Cell((Number("2.76", "e"),))),)),
        PageBreak(),
        Note((Text("注"),)),
        Signature(((Number("2020", "b"),),)),
    ),
)


def test_figures_come_in_the_order_they_are_printed():
    assert [number.reference for number in numbers_of(PAPER)] == ["a", "b", "c", "e", "b"]


def test_gaps_are_found_wherever_they_stand():
    assert gaps_of(PAPER) == (Gap("（未提供：人数）", "d"),)


def test_headings_are_found_down_to_a_depth():
    assert [heading.whole for heading in headings_of(PAPER, depth=2)] == ["摘要"]
    assert [heading.whole for heading in headings_of(PAPER, depth=3)] == ["摘要", "1.目标"]


def test_the_bare_text_has_a_line_for_each_printed_line():
    assert plain_text(PAPER).split("\n") == [
        *(
            "附件3",
            "报告",
            "科协1",
            "2020",
            "摘要",
            "执行率93.99%（未提供：人数）",
            "1.目标",
            "表1",
            "甲",
            "2.76",
            "注",
        ),
        "2020",
    ]


@given(papers)
def test_every_kind_of_block_can_be_walked(paper: Document):
    assert "".join(number.text for number in numbers_of(paper)) == "" or numbers_of(paper)[0].text in plain_text(paper)
