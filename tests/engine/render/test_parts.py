from jixiao.engine.document import Contents, Cover, Document, Heading, PageBreak, Paragraph, Text
from jixiao.engine.render.parts import Part, entries_of, parts_of

COVER = Cover("附件3", ("报告",), (), ())
WORDS = Paragraph((Text("文"),))


def paper(*blocks) -> Document:
    return Document("题", "单位", 2019, blocks)


def test_the_cover_is_a_part_of_its_own():
    assert parts_of(paper(COVER, WORDS)) == (Part((), cover=COVER), Part((WORDS,)))


def test_a_break_that_would_leave_an_empty_page_makes_none():
    assert parts_of(paper(PageBreak(), COVER, PageBreak(), PageBreak(), WORDS, PageBreak())) == (
        Part((), cover=COVER),
        Part((WORDS,)),
    )


def test_what_follows_a_break_lies_as_the_break_says():
    parts = parts_of(paper(WORDS, PageBreak(landscape=True), WORDS, PageBreak(), WORDS))
    assert [part.landscape for part in parts] == [False, True, False]


def test_the_contents_list_what_follows_them_numbered_among_all_headings():
    contents = Contents(1)
    before, one, two, deep = (
        Heading(1, "", "前"),
        Heading(0, "", "摘要"),
        Heading(1, "一、", "概况"),
        Heading(2, "（一）", "细"),
    )
    assert entries_of(paper(before, contents, one, deep, two), contents) == ((2, one), (4, two))
