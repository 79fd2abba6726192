"""The safe corrections are made in the user's own file: just these words, in the looks they had."""

import pytest
from tests.engine.render.crafted_docx import crafted, looks_of_words, paragraph, parts_of, run, table, taken_from

from jixiao.engine.errors import BadFileError, Edit
from jixiao.engine.render import mend_docx

TITLE = paragraph("示例局2024年度整体绩效自评报告")


def edit(data: bytes, words: str, instead: str) -> Edit:
    start = taken_from(data).text.index(words)
    return Edit(start, start + len(words), instead)


def mended(data: bytes, **instead: str) -> tuple[str, list[str]]:
    """Return the text after the edits, and the words whose edits were refused."""
    taken = taken_from(data)
    edits = [edit(data, words, new) for words, new in instead.items()]
    after, refused = mend_docx(data, taken=taken, edits=edits)
    return taken_from(after).text, [taken.text[one.start : one.end] for one in refused]


def test_words_in_one_run_are_replaced():
    data = crafted(TITLE + paragraph("发放优待金金20万元。"))
    assert mended(data, 优待金金="优待金") == ("示例局2024年度整体绩效自评报告\n发放优待金20万元。\n", [])


def test_words_across_runs_take_the_looks_of_the_first_and_no_other_character_changes_its_own():
    data = crafted(TITLE + paragraph(run("发放优", "<w:b/>"), run("待金"), run("金20", "<w:i/>"), "万元。"))
    after, refused = mend_docx(data, taken=taken_from(data), edits=[edit(data, "优待金金", "优待金")])
    assert refused == ()
    kept = [each for each in looks_of_words(data) if each[0] not in "优待金"]
    assert [each for each in looks_of_words(after) if each[0] not in "优待金"] == kept
    assert {looks for sign, looks in looks_of_words(after) if sign in "优待金"} == {looks_of_words(data)[-9][1]}


def test_several_edits_in_one_paragraph_and_in_a_cell_are_all_made():
    data = crafted(TITLE + paragraph("较好的完成了任务，绘画134篇。") + table(("优待金金", "134篇")))
    text, refused = mended(data, 较好的="较好地", 篇="幅", 金金="金")
    assert text.split("\n")[1:3] == ["较好地完成了任务，绘画134幅。", "优待金\t134篇"]
    assert refused == []


def test_a_missing_sign_is_put_in_at_the_end_the_beginning_and_between():
    data = crafted(TITLE + paragraph("支出", run("279", "<w:b/>"), "万元"))
    at = taken_from(data).text.index("支出")
    edits = [Edit(at, at, "（"), Edit(at + 2, at + 2, "："), Edit(at + 7, at + 7, "）")]
    after, refused = mend_docx(data, taken=taken_from(data), edits=edits)
    assert (taken_from(after).text.split("\n")[1], refused) == ("（支出：279万元）", ())


def test_words_may_be_taken_out_and_an_empty_run_goes_with_them():
    data = crafted(TITLE + paragraph("发放", run("金金", "<w:b/>"), "20万元。"))
    after, _ = mend_docx(data, taken=taken_from(data), edits=[edit(data, "金金", "")])
    assert b"<w:b/>" not in parts_of(after)["word/document.xml"]


def test_other_parts_are_the_same_to_the_byte():
    data = crafted(TITLE + paragraph("优待金金。"))
    after, _ = mend_docx(data, taken=taken_from(data), edits=[edit(data, "金金", "金")])
    assert {name for name, part in parts_of(data).items() if parts_of(after)[name] != part} == {"word/document.xml"}


LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1．"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def test_an_automatic_number_is_not_edited_and_its_words_are():
    data = crafted(TITLE + paragraph("概概况", properties=LISTED) + paragraph("文。"), {"numbering": NUMBERING})
    assert mended(data, **{"1．": "1.", "概概": "概"}) == ("示例局2024年度整体绩效自评报告\n1．概况\n文。\n", ["1．"])


BOX = f"<w:txbxContent>{paragraph('金金')}</w:txbxContent>"
REFUSED = {
    "in a header": (paragraph("正文。"), {"header": paragraph("金金")}),
    "in a formula": (paragraph("正文", "<m:oMath><m:r><m:t>金金</m:t></m:r></m:oMath>"), {}),
    "in a control that is filled in": (
        paragraph(
            "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:r><w:t>金金</w:t></w:r></w:sdtContent></w:sdt>"
        ),
        {},
    ),
    "in a text box that stands twice": (
        paragraph(
            "文。",
            f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
            "</mc:AlternateContent></w:r>",
        ),
        {},
    ),
}


@pytest.mark.parametrize(("body", "parts"), REFUSED.values(), ids=REFUSED.keys())
def test_words_that_are_not_typed_in_one_place_are_refused(body: str, parts: dict[str, str]):
    data = crafted(TITLE + body, parts)
    text, refused = mended(data, 金金="金")
    assert refused == ["金金"]
    assert "金金" in text
    assert mend_docx(data, taken=taken_from(data), edits=[edit(data, "金金", "金")])[0] is data


def test_edits_over_two_paragraphs_or_with_a_line_end_in_them_are_refused():
    data = crafted(TITLE + paragraph("前一段") + paragraph("后一段"))
    start = taken_from(data).text.index("段")
    over, broken = Edit(start, start + 2, "段，"), Edit(start, start + 1, "段\n落")
    assert mend_docx(data, taken=taken_from(data), edits=[over]) == (data, (over,))
    assert mend_docx(data, taken=taken_from(data), edits=[broken]) == (data, (broken,))


def test_of_edits_that_meet_the_later_is_made():
    data = crafted(TITLE + paragraph("一二三四"))
    at = taken_from(data).text.index("一二")
    first, second = Edit(at, at + 3, "甲"), Edit(at + 2, at + 4, "乙")
    after, refused = mend_docx(data, taken=taken_from(data), edits=[first, second])
    assert (taken_from(after).text.split("\n")[1], refused) == ("一二乙", (first,))


def test_a_file_that_was_changed_since_it_was_read_keeps_its_words():
    data, other = crafted(TITLE + paragraph("优待金金。")), crafted(TITLE + paragraph("完全不同的。"))
    wanted = edit(data, "金金", "金")
    assert mend_docx(other, taken=taken_from(data), edits=[wanted]) == (other, (wanted,))


def test_a_file_that_cannot_be_written_in_is_one_sentence():
    with pytest.raises(BadFileError, match="不能在里面写字"):
        mend_docx(b"PK", taken=taken_from(crafted(TITLE)), edits=[Edit(0, 1, "示")])
