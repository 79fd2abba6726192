"""A comment stands on the very words that are meant, and nothing else in the file is another."""

import io
import zipfile

import docx
import pytest
from tests.engine.render.crafted_docx import (
    DAY,
    KIND,
    STRICT,
    WORD,
    about,
    annotated,
    comments_in,
    crafted,
    looks_of_words,
    ours,
    paragraph,
    parts_of,
    run,
    table,
    taken_from,
)

from jixiao.engine.errors import BadFileError, Finding, Place
from jixiao.engine.render import annotate_docx

BOLD, RED = "<w:b/>", '<w:color w:val="FF0000"/>'
TITLE = paragraph("示例局2024年度整体绩效自评报告")


def test_a_comment_stands_on_the_very_words_and_says_weight_cause_and_cure():
    (comment,) = ours(annotated(crafted(TITLE + paragraph("支出279万元，其中基本支出81万元。")), "基本支出81万元"))
    assert comment.words == "基本支出81万元"
    assert comment.lines == ("【必须改】N201 部分大于总数", "原因：81 + 161 = 242。", "改法：核对后改正。")


def test_a_safe_correction_is_told_too():
    data = crafted(TITLE + paragraph("发放优待金金20万元。"))
    taken = taken_from(data)
    start = taken.text.index("优待金金")
    place = Place(quote="优待金金", start=start, end=start + 4)
    doubled = Finding("W601", place, "连着写了两个“金”。", "删去一个。", "优待金")
    (comment,) = ours(annotate_docx(data, taken=taken, findings=[doubled], dated=DAY))
    assert comment.lines[-1] == "可改为：“优待金”"


def test_words_across_several_runs_keep_the_looks_of_each_character():
    body = TITLE + paragraph(run("一般公共"), run("预算支出", BOLD), run("279"), run("万元。", RED))
    before = crafted(body)
    after = annotated(before, "公共预算支出279万", "支出")
    assert {comment.words for comment in ours(after)} == {"公共预算支出279万", "支出"}
    assert looks_of_words(after) == looks_of_words(before)


def test_every_other_part_of_the_file_is_the_same_to_the_byte_and_packed_as_it_was():
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    before = crafted(TITLE + paragraph("支出279万元。"), {"styles": styles})
    after = annotated(before, "279万元")
    old, new = parts_of(before), parts_of(after)
    made = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name for name in old if old[name] != new[name]} == made
    assert new.keys() - old.keys() == {"word/comments.xml"}
    with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(after)) as two:
        assert [each.filename for each in two.infolist()][:-1] == [each.filename for each in one.infolist()]
        picture, copy = (archive.getinfo("word/media/image1.png") for archive in (one, two))
        assert (picture.compress_type, picture.date_time, picture.CRC) == (
            copy.compress_type,
            copy.date_time,
            copy.CRC,
        )


def test_the_same_file_and_findings_give_the_same_bytes():
    data = crafted(TITLE + paragraph("支出279万元。"))
    assert annotated(data, "279万元") == annotated(data, "279万元")


def test_without_findings_the_file_is_as_it_was():
    data = crafted(TITLE)
    assert annotated(data) == data


def test_words_in_the_cells_of_a_table_are_met_and_a_comment_may_reach_over_several():
    rows = (("指标", "目标", "完成"), ("竞答人数", "≥5000人", "4870人"), ("资料", "2700份", "2700份"))
    after = annotated(crafted(TITLE + table(*rows)), "4870人", "竞答人数\t≥5000人\t4870人")
    assert sorted(comment.words for comment in ours(after)) == ["4870人", "竞答人数≥5000人4870人"]


def test_a_comment_reaches_over_paragraphs_but_not_into_a_table():
    body = TITLE + paragraph("前一段。") + paragraph("后一段。") + table(("甲格", "乙格"))
    after = annotated(crafted(body), "一段。\n后一", "后一段。\n甲格")
    words = {comment.words: comment.lines for comment in ours(after)}
    assert set(words) == {"一段。后一", "后一段。"}
    assert words["后一段。"][1] == "文字：“后一段。 甲格”"


def test_two_cells_of_one_paragraph_each_and_two_paragraphs_of_one_cell_are_met():
    cell = paragraph("第一段") + paragraph("第二段")
    after = annotated(crafted(TITLE + table((cell, "旁边"))), "二段", "第一段 第二")
    assert sorted(comment.words for comment in ours(after)) == ["二段", "第一段第二"]


WRAPPED = {
    "a link": '<w:hyperlink r:id="rId9"><w:r><w:t>预算绩效</w:t></w:r></w:hyperlink>',
    "an insertion": '<w:ins w:id="90" w:author="甲"><w:r><w:t>预算绩效</w:t></w:r></w:ins>',
    "what was moved here": '<w:moveTo w:id="91" w:author="甲"><w:r><w:t>预算绩效</w:t></w:r></w:moveTo>',
    "a smart tag": '<w:smartTag w:element="x"><w:r><w:t>预算绩效</w:t></w:r></w:smartTag>',
    "custom xml": '<w:customXml w:element="x"><w:r><w:t>预算绩效</w:t></w:r></w:customXml>',
    "a simple field": '<w:fldSimple w:instr="TITLE"><w:r><w:t>预算绩效</w:t></w:r></w:fldSimple>',
    "a rich control": "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>预算绩效</w:t></w:r></w:sdtContent></w:sdt>",
    "a field": '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> X </w:instrText><w:fldChar '
    'w:fldCharType="separate"/><w:t>预算绩效</w:t><w:fldChar w:fldCharType="end"/></w:r>',
    "words with a deletion amid": "<w:r><w:t>预算</w:t></w:r><w:del><w:r><w:delText>支出</w:delText></w:r></w:del>"
    "<w:r><w:t>绩效</w:t></w:r>",
    "words with a bookmark amid": '<w:r><w:t>预算</w:t></w:r><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd '
    'w:id="1"/><w:proofErr w:type="spellStart"/><w:r><w:t>绩效</w:t></w:r>',
    "words with a page end amid": "<w:r><w:t>预算</w:t><w:lastRenderedPageBreak/><w:t>绩效</w:t></w:r>",
}


@pytest.mark.parametrize("content", WRAPPED.values(), ids=WRAPPED.keys())
@pytest.mark.parametrize("quote", ["预算绩效", "算绩", "全面预算绩效管理", "面预算", "效管", "预算", "绩效"])
def test_words_are_met_in_whatever_stands_around_them(content: str, quote: str):
    before = crafted(TITLE + paragraph("全面", content, "管理。"))
    after = annotated(before, quote)
    assert [comment.words for comment in ours(after)] == [quote]
    assert looks_of_words(after) == looks_of_words(before)


WHOLE = {
    "a formula": "<m:oMath><m:r><m:t>甲乙丙</m:t></m:r></m:oMath>",
    "words with a reading above": "<w:r><w:ruby><w:rt><w:r><w:t>yi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲乙丙</w:t>"
    "</w:r></w:rubyBase></w:ruby></w:r>",
    "a control that is filled in": "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>甲乙丙</w:t></w:r>"
    "</w:sdtContent></w:sdt>",
    "what stands twice for older programs": "<mc:AlternateContent><mc:Choice><w:r><w:t>甲乙丙</w:t></w:r></mc:Choice>"
    "<mc:Fallback><w:r><w:t>甲乙丙</w:t></w:r></mc:Fallback></mc:AlternateContent>",
}


@pytest.mark.parametrize("content", WHOLE.values(), ids=WHOLE.keys())
def test_what_cannot_be_split_is_commented_as_one(content: str):
    before = crafted(TITLE + paragraph("前文", content, "后文。"))
    after = annotated(before, "乙")
    (comment,) = ours(after)
    assert "甲乙丙" in comment.words
    assert "前" not in comment.words
    assert "后" not in comment.words


def test_comments_overlap_on_the_same_words_and_one_may_lie_in_another():
    quotes = ["支出279万元，其中", "279万元", "279万元", "万元，其中基本支出", "279"]
    after = annotated(crafted(TITLE + paragraph("支出279万元，其中基本支出81万元。")), *quotes)
    assert sorted(comment.words for comment in ours(after)) == sorted(quotes)


def test_comments_of_others_stay_and_ours_are_numbered_after_them():
    old = (
        '<w:comment w:id="3" w:author="审核人" w:date="2025-01-02T00:00:00Z" w:initials="审">'
        f"{paragraph('请核对。')}</w:comment>"
    )
    body = TITLE + paragraph(
        "支出",
        '<w:commentRangeStart w:id="3"/>',
        "279万元",
        '<w:commentRangeEnd w:id="3"/>',
        '<w:r><w:commentReference w:id="3"/></w:r>',
        "。",
    )
    before = crafted(body, {"comments": old, "people": "", "commentsExtended": ""})
    after = annotated(before, "出279", "万元。")
    found = {comment.number: (comment.author, comment.words) for comment in comments_in(after)}
    assert found == {3: ("审核人", "279万元"), 4: ("绩效体检", "出279"), 5: ("绩效体检", "万元。")}
    assert next(comment.lines for comment in comments_in(after) if comment.number == 3) == ("请核对。",)
    same = ["word/people.xml", "word/commentsExtended.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"]
    assert [name for name in same if parts_of(after)[name] != parts_of(before)[name]] == []


LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@pytest.mark.parametrize(
    ("quote", "words"), [("一、概", "概"), ("概况", "概况"), ("一、", "概况"), ("二、甲", "甲"), ("乙格", "乙格")]
)
def test_an_automatic_number_is_commented_on_the_words_behind_it(quote: str, words: str):
    cell = paragraph("甲乙格", properties=LISTED)
    body = TITLE + paragraph("概况", properties=LISTED) + paragraph("正文。") + table((cell, "旁"))
    after = annotated(crafted(body, {"numbering": NUMBERING}), quote)
    assert [comment.words for comment in ours(after)] == [words]


def test_a_soft_line_end_and_a_tab_do_not_move_a_comment():
    body = TITLE + "<w:p><w:r><w:t>一、概况</w:t><w:br/><w:t>编制</w:t><w:tab/><w:t>9人。</w:t></w:r></w:p>"
    assert [comment.words for comment in ours(annotated(crafted(body), "制\t9人"))] == ["制\t9人"]


def test_hidden_words_do_not_move_a_comment():
    body = TITLE + paragraph(run("看得见"), run("看不见", "<w:vanish/>"), run("的字。"))
    assert [comment.words for comment in ours(annotated(crafted(body), "的字"))] == ["的字"]


def test_words_in_headers_and_notes_are_gathered_in_one_comment_on_the_first_words():
    body = "<w:p/>" + TITLE + paragraph("正文。")
    data = crafted(body, {"header": paragraph("示例局局"), "footnotes": paragraph("注：优待金金。")})
    (comment,) = ours(annotated(data, "局局", "金金"))
    assert comment.words == "示例局2024年度整体绩效自评报告"
    assert comment.lines[0] == "（页眉、页脚、脚注等处的文字上不能加批注，共 2 条列在这里）"
    assert "“局局”" in comment.lines[1]
    assert "“金金”" in comment.lines[2]


def test_a_finding_about_the_whole_file_stands_on_the_first_words():
    data = crafted("<w:p/>" + TITLE + paragraph("正文。"))
    finding = Finding("I118", Place("报告.docx"), "有修订。", "接受修订。")
    (comment,) = ours(annotate_docx(data, taken=taken_from(data), findings=[finding], dated=DAY))
    assert comment.words == "示例局2024年度整体绩效自评报告"
    assert comment.lines == ("【建议】I118 修订没有定稿", "原因：有修订。", "改法：接受修订。")


def test_words_in_a_text_box_are_commented_on_the_box_since_word_shows_none_inside():
    box = f"<w:txbxContent>{paragraph('框里的优待金金。')}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = TITLE + paragraph("前文。", f"<w:r>{twice}</w:r>", "后文。")
    (comment,) = ours(annotated(crafted(body), "优待金金"))
    assert comment.words == "框里的优待金金。"
    assert comment.lines[1] == "文字：“优待金金”"


def test_a_point_between_two_words_is_commented_on_the_character_before_it():
    data = crafted(TITLE + paragraph("全心全意为人民服务") + paragraph("二、概况"))
    taken = taken_from(data)
    at = taken.text.index("务") + 1
    missing = Finding("W601", Place("", "", at, at), "句末没有标点。", "补一个句号。")
    (comment,) = ours(annotate_docx(data, taken=taken, findings=[missing], dated=DAY))
    assert comment.words == "务"
    assert comment.lines[1].startswith("原因")


def test_blanks_before_a_line_are_commented_on_its_first_character():
    data = crafted(TITLE + paragraph("　　编制9人。"))
    taken = taken_from(data)
    at = taken.text.index("　　编制")
    blanks = Finding("W601", Place("", "　　", at, at + 2), "用空格缩进。", "改用首行缩进。")
    (comment,) = ours(annotate_docx(data, taken=taken, findings=[blanks], dated=DAY))
    assert comment.words == "编"


def test_of_very_many_findings_the_heaviest_are_commented_and_the_rest_summed_up():
    data = crafted(TITLE + paragraph("甲" * 1_000))
    taken = taken_from(data)
    start = taken.text.index("甲")
    findings = [
        Finding("W601" if number < 500 else "N201", Place("", "甲", start + number, start + number + 1), "因", "法")
        for number in range(600)
    ]
    comments = ours(annotate_docx(data, taken=taken, findings=findings, dated=DAY))
    assert len(comments) == 400
    assert sum("N201" in comment.lines[0] for comment in comments) == 100
    (last,) = [comment for comment in comments if comment.lines[0].startswith("（批注以 400 条为限")]
    assert last.lines[1:] == ("【应当改】W601 词语重复：201 处",)


def test_a_strict_document_is_annotated_in_its_own_names():
    usual = crafted(TITLE + paragraph("支出279万元。"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts_of(usual).items():
            archive.writestr(name, content.replace(WORD.encode(), STRICT.encode()))
    after = annotated(buffer.getvalue(), "279万元")
    assert [comment.words for comment in ours(after)] == ["279万元"]
    assert WORD.encode() not in b"".join(parts_of(after)[name] for name in ("word/document.xml", "word/comments.xml"))
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in parts_of(after)["word/_rels/document.xml.rels"]
    )


def test_the_styles_of_the_document_are_used_for_its_comments_by_their_names():
    styles = (
        '<w:style w:type="character" w:styleId="ab"><w:name w:val="annotation reference"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="ac"><w:name w:val="annotation text"/></w:style>'
    )
    after = annotated(crafted(TITLE + paragraph("支出279万元。"), {"styles": styles}), "279万元")
    assert b'<w:rStyle w:val="ab"/>' in parts_of(after)["word/document.xml"]
    assert b'<w:pStyle w:val="ac"/>' in parts_of(after)["word/comments.xml"]


def test_words_own_library_reads_the_comments():
    document = docx.Document()
    document.add_paragraph("示例局2024年度整体绩效自评报告")
    line = document.add_paragraph("支出")
    line.add_run("279").bold = True
    line.add_run("万元。")
    buffer = io.BytesIO()
    document.save(buffer)
    read = docx.Document(io.BytesIO(annotated(buffer.getvalue(), "出279万")))
    (comment,) = read.comments
    assert (comment.author, comment.initials) == ("绩效体检", "检")
    assert comment.text.split("\n")[0] == "【必须改】N201 部分大于总数"
    assert read.paragraphs[1].text == "支出279万元。"


REFUSED = {
    "no package": b"no package at all",
    "an old document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a half of one": crafted(TITLE)[:700],
    "a document with macros": crafted(TITLE, kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "a template": crafted(TITLE, kind=f"{KIND}.template.main+xml"),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_annotated_is_one_sentence(data: bytes):
    taken = taken_from(crafted(TITLE))
    with pytest.raises(BadFileError, match=r"^[^\n]*不能在里面写字；[^\n]*$"):
        annotate_docx(data, taken=taken, findings=[about(taken, "自评")], dated=DAY)


def test_parts_that_swell_are_copied_without_being_unpacked():
    buffer = io.BytesIO(crafted(TITLE + paragraph("支出279万元。")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image2.png", bytes(60_000_000))
    after = annotated(buffer.getvalue(), "279万元")
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.getinfo("word/media/image2.png").file_size == 60_000_000
    assert len(after) < len(buffer.getvalue()) + 3_000


class Pipe(io.RawIOBase):
    """A stream that cannot go back, so that the sizes of an entry stand behind it."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.written += memoryview(data)  # type: ignore[arg-type] # the stubs know less than Django takes
        return len(memoryview(data))  # type: ignore[arg-type] # the stubs know less than Django takes


def test_a_package_that_was_written_as_a_stream_is_annotated_too():
    usual, pipe = crafted(TITLE + paragraph("支出279万元。")), Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(usual).items():
            archive.writestr(name, content)
    after = annotated(bytes(pipe.written), "279万元")
    assert [comment.words for comment in ours(after)] == ["279万元"]
    assert parts_of(after)["word/media/image1.png"] == parts_of(usual)["word/media/image1.png"]


def test_entries_that_share_their_bytes_are_refused():
    data = bytearray(crafted(TITLE + paragraph("支出279万元。")))
    for at in range(len(data) - 46):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 20 : at + 24] = len(data).to_bytes(4, "little")
    taken = taken_from(crafted(TITLE + paragraph("支出279万元。")))
    with pytest.raises(BadFileError):
        annotate_docx(bytes(data), taken=taken, findings=[about(taken, "279万元")], dated=DAY)
