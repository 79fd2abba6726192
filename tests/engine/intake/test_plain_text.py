import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.engine.document import Heading, Paragraph, Table, plain
from jixiao.engine.intake import offset_in_text, read_paper_bytes
from jixiao.engine.intake.plain_text import columns, decode

LONG = "深入开展全国科普日系列宣传活动，" * 12 + "取得实效。"


def wrapped(text: str, width: int = 60) -> str:
    lines = [""]
    for sign in text:
        if columns(lines[-1] + sign) > width:
            lines.append("")
        lines[-1] += sign
    return "\n".join(lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_every_encoding_that_offices_use(encoding: str):
    written = "部门概况".encode(encoding)
    decoded = decode(written)
    assert decoded is not None
    assert decoded.text == "部门概况"
    assert decoded.encode(decoded.text) == written


def test_what_is_no_text_is_not_decoded():
    assert decode(bytes(range(256)) * 4) is None


def test_offsets_are_into_the_file_itself(written):
    text = "2023年度示例局绩效自评报告\r\n\r\n  一、部门概况 \r\n\u3000\u3000编制9人。\r\n"
    taken = written(text)
    assert taken.text == text
    found = [text[place.start : place.end] for place in taken.places]
    assert found == ["2023年度示例局绩效自评报告", "一、部门概况", "编制9人。"]


def test_wrapped_lines_are_rejoined_and_the_offsets_stay(written):
    whole = f"一、部门概况\n{LONG}\n（一）部门职能\n{LONG}"
    text = "\n".join(wrapped(line) for line in whole.split("\n"))
    taken = written(text)
    paragraphs = [block for block in taken.document.blocks if isinstance(block, Paragraph)]
    assert [plain(block.line) for block in paragraphs] == [LONG, LONG]
    place = taken.places[1]
    assert len(place.lines) > 1
    words = plain(paragraphs[0].line)
    for offset, sign in enumerate(words):
        assert text[offset_in_text(place, offset=offset)] == sign


def test_lines_of_different_lengths_are_paragraphs_of_their_own(written):
    text = "\n".join("一段。" * count for count in range(1, 12))
    assert len(written(text).document.blocks) == 11


def test_lines_parted_by_tabs_are_a_table_with_the_place_of_each_cell(written):
    taken = written("指标\t目标\t完成\n数量\t10\t9\n")
    (table,) = taken.document.blocks
    assert isinstance(table, Table)
    cells = [taken.text[cell.start : cell.end] for cell in taken.places[0].cells]
    assert cells == ["指标", "目标", "完成", "数量", "10", "9"]


@given(st.text(max_size=400))
def test_every_heading_and_paragraph_stands_where_its_place_says(text: str):
    taken = read_paper_bytes(text.encode("utf-8", "ignore"), name="a.txt")
    if taken.document is None:
        assert taken.findings
        return
    for block, place in zip(taken.document.blocks, taken.places, strict=True):
        if isinstance(block, Heading):
            assert taken.text[place.start : place.end].endswith(block.text)
        if isinstance(block, Paragraph) and len(place.lines) == 1:
            assert taken.text[place.start : place.end] == plain(block.line)
