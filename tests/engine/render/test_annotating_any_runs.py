"""However a text is cut into runs, wherever comments begin and end: they stand on their words, and no word moves."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.render.crafted_docx import (
    DAY,
    crafted,
    looks_of_words,
    ours,
    paragraph,
    run,
    table,
    taken_from,
)

from jixiao.engine.errors import Edit, Finding, Place
from jixiao.engine.render import annotate_docx, mend_docx

LOOKS = st.sampled_from(["", "<w:b/>", '<w:sz w:val="32"/>', '<w:rFonts w:hint="eastAsia"/><w:i/>'])
PIECES = st.lists(st.tuples(st.text("支出预算绩效一二。 9", min_size=1, max_size=6), LOOKS), min_size=1, max_size=6)
WRAPS = st.sampled_from(
    [
        "{}",
        '<w:ins w:id="7" w:author="甲">{}</w:ins>',
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "{}<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>",
        '{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐去</w:t></w:r><w:bookmarkEnd w:id="4"/>',
    ]
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    content = [
        draw(WRAPS).format("".join(run(words, looks) for words, looks in draw(PIECES)))
        for _ in range(draw(st.integers(1, 3)))
    ]
    return paragraph("首", *content, "尾。")


@st.composite
def papers(draw: st.DrawFn) -> bytes:
    body = paragraph("自评报告") + "".join(draw(st.lists(lines(), min_size=1, max_size=3)))
    return crafted(body + table((draw(lines()), draw(lines())), (draw(lines()), "格")))


@settings(max_examples=60, deadline=None)
@given(papers(), st.data())
def test_the_words_between_the_marks_are_those_that_were_meant(data: bytes, choose: st.DataObject):
    taken = taken_from(data)
    lines = [line for line in taken.text.split("\n") if line and "\t" not in line]
    findings = []
    for _ in range(choose.draw(st.integers(1, 8))):
        line = choose.draw(st.sampled_from(lines))
        first = taken.text.index(line)
        start = choose.draw(st.integers(0, len(line) - 1))
        end = choose.draw(st.integers(start + 1, len(line)))
        quote = line[start:end]
        findings.append(Finding("N201", Place("", quote, first + start, first + end), "因", "法"))
    after = annotate_docx(data, taken=taken, findings=findings, dated=DAY)
    found = sorted(comment.words.replace("隐去", "") for comment in ours(after))
    assert found == sorted(finding.place.quote for finding in findings)
    assert looks_of_words(after) == looks_of_words(data)
    assert taken_from(after).text == taken.text


@settings(max_examples=60, deadline=None)
@given(papers(), st.data())
def test_edits_change_just_their_words(data: bytes, choose: st.DataObject):
    taken = taken_from(data)
    edits: list[Edit] = []
    at = 0
    while at < len(taken.text) and len(edits) < 5:
        start = choose.draw(st.integers(at, len(taken.text)))
        end = choose.draw(st.integers(start, min(start + 4, len(taken.text))))
        edits.append(Edit(start, end, choose.draw(st.text("改正①", min_size=1, max_size=4))))
        at = end + 1
    after, refused = mend_docx(data, taken=taken, edits=edits)
    expected = taken.text
    for edit in reversed([edit for edit in edits if edit not in refused]):
        expected = expected[: edit.start] + edit.words + expected[edit.end :]
    assert taken_from(after).text == expected
    between = {"\n", "\t", ""}  # a paragraph, a cell, the text has an end there: those words are not in one place
    assert all(between & {*taken.text[edit.start : edit.end], taken.text[edit.end : edit.end + 1]} for edit in refused)
