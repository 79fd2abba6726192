import io
import zipfile

import pytest

from jixiao.engine.document import Heading, Note, Table
from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.intake.word.counting import format_number


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, level: int, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(number: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def text_of(data: bytes) -> list[str]:
    return read_paper_bytes(data, name="报告.docx").text.split("\n")[:-1]


def test_automatic_numbers_are_shown_as_word_shows_them(word):
    body = (
        listed("概况", 0)
        + listed("职责", 1)
        + listed("人员", 1)
        + listed("目标", 2)
        + listed("问题", 0)
        + listed("原因", 1)
    )
    assert text_of(word(body, numbering=NUMBERING)) == [
        "一、概况",
        "（一）职责",
        "（二）人员",
        "1.目标",
        "二、问题",
        "（一）原因",
    ]


def test_a_list_that_starts_anew_starts_where_it_says(word):
    assert text_of(word(listed("概况", 0) + listed("问题", 0, 2), numbering=NUMBERING)) == ["一、概况", "五、问题"]


def test_an_automatic_number_is_no_word_that_was_typed(word):
    taken = read_paper_bytes(word(paragraph("绩效报告") + listed("概况", 0), numbering=NUMBERING), name="a.docx")
    (line,) = taken.places[1].lines
    assert (line.shown, line.skipped, line.paragraph) == (2, 0, 1)
    assert taken.text[line.start + line.shown : line.end] == "概况"


@pytest.mark.parametrize(
    ("count", "kind", "shown"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (3, "decimalEnclosedCircle", "③"),
        (25, "ideographDigital", "二五"),
        (2, "ideographTraditional", "乙"),
        (4, "upperRoman", "IV"),
        (27, "lowerLetter", "aa"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (12, "chineseLegalSimplified", "拾贰"),
        (9, "anything", "9"),
    ],
)
def test_every_way_of_counting_is_known(count: int, kind: str, shown: str):
    assert format_number(count, kind=kind) == shown


def test_tracked_changes_are_read_as_accepted_and_said(word):
    body = (
        "<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t>万元。</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>" + paragraph("后半。")
    )
    taken = read_paper_bytes(word(body), name="a.docx")
    assert taken.text == "支出120万元。\n前半后半。\n"
    assert [finding.code for finding in taken.findings] == ["I118"]


def test_hidden_words_are_left_out_and_said(word):
    body = paragraph("看得见。") + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>"
    taken = read_paper_bytes(word(body), name="a.docx")
    assert taken.text.strip() == "看得见。"
    assert [finding.code for finding in taken.findings] == ["I119"]


def test_a_text_box_is_read_once_though_it_stands_twice_in_the_file(word):
    box = f"<w:txbxContent>{paragraph('框里的字。')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>正文。</w:t></w:r><w:r>{both}</w:r></w:p>"
    assert text_of(word(body)) == ["正文。", "框里的字。"]


def test_headers_and_footnotes_come_last_as_notes(word, blocks_of):
    taken = read_paper_bytes(
        word(paragraph("正文。"), header=paragraph("示例局"), footnotes=paragraph("注。")), name="a"
    )
    assert [type(block) for block in blocks_of(taken)[1:]] == [Note, Note]
    assert taken.text == "正文。\n示例局\n注。\n"


def test_a_contents_field_is_a_contents(word, blocks_of):
    body = (
        paragraph("绩效报告")
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o </w:instrText></w:r>'
        + "<w:r><w:t>一、概况</w:t><w:tab/><w:t>1</w:t></w:r></w:p>"
        + '<w:p><w:r><w:t>二、问题</w:t><w:tab/><w:t>2</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        + paragraph("一、概况")
        + paragraph("九人。")
    )
    taken = read_paper_bytes(word(body), name="a.docx")
    assert [(entry.text, entry.page) for entry in taken.entries] == [("概况", "1"), ("问题", "2")]
    assert [block.whole for block in blocks_of(taken) if isinstance(block, Heading)] == ["一、概况"]


def test_a_table_keeps_its_merges_and_the_place_of_every_cell(report_docx, blocks_of):
    taken = read_paper_bytes(report_docx, name="报告.docx")
    number, table = next((at, block) for at, block in enumerate(blocks_of(taken)) if isinstance(block, Table))
    assert [(cell.across, cell.down) for cell in table.rows[0]] == [(2, 1), (1, 1)]
    cells = {(cell.row, cell.column): taken.text[cell.start : cell.end] for cell in taken.places[number].cells}
    assert cells[0, 0] == "指标"
    assert cells[1, 2] == "9.5"


def test_cells_that_are_merged_downwards_are_one(word, blocks_of):
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = (
        f"<w:tr>{cell('产出', '<w:vMerge w:val=' + chr(34) + 'restart' + chr(34) + '/>')}{cell('数量')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('质量')}</w:tr>"
    )
    taken = read_paper_bytes(word(f"<w:tbl>{rows}</w:tbl>"), name="a.docx")
    (table,) = blocks_of(taken)
    assert isinstance(table, Table)
    assert [[cell.down for cell in row] for row in table.rows] == [[2, 1], [1]]


def test_a_soft_line_end_parts_a_paragraph_and_says_where_each_begins(word):
    body = "<w:p><w:r><w:t>一、概况</w:t><w:br/><w:t>编制9人。</w:t></w:r></w:p>"
    taken = read_paper_bytes(word(body), name="a.docx")
    lines = [place.lines[0] for place in taken.places]
    assert [(line.paragraph, line.skipped) for line in lines] == [(0, 0), (0, 5)]


def test_an_automatic_number_in_a_cell_is_no_word_that_was_typed(word, blocks_of):
    row = f"<w:tr><w:tc>{listed('概况', 0)}{listed('问题', 0)}</w:tc><w:tc>{paragraph('旁')}</w:tc></w:tr>"
    taken = read_paper_bytes(word(f"<w:tbl>{row}</w:tbl>", numbering=NUMBERING), name="a.docx")
    assert isinstance(blocks_of(taken)[0], Table)
    first, second = taken.places[0].cells[0].lines
    assert taken.text[first.start + first.shown : first.end] == "概况"
    assert taken.text[second.start + second.shown : second.end] == "问题"


def test_a_strict_document_is_read_like_any_other(word):
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = paragraph("绩效报告") + listed("概况", 0)
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(body, numbering=NUMBERING))) as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert text_of(buffer.getvalue()) == ["绩效报告", "一、概况"]
