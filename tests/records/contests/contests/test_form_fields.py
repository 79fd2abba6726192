import pytest

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.form_fields import listed_fields, listed_files, read_fields, read_files
from jixiao.records.contests.contests.ready_made import SHIPPED, ready_made

LINES = "学科｜选择｜必填｜物质科学、生命科学\n创新点|大段字|必填|800\n参考文献｜大段字｜选填｜500"


def test_lines_become_fields_and_are_written_back_the_same():
    found = read_fields(LINES)
    assert [(one["label"], one["kind"], one["required"]) for one in found] == [
        ("学科", "choice", True), ("创新点", "text", True), ("参考文献", "text", False),
    ]  # fmt: skip
    assert found[0]["choices"] == ["物质科学", "生命科学"]
    assert read_fields(listed_fields(found), before=found) == found


def test_a_label_that_was_there_keeps_its_key():
    before = read_fields(LINES)
    again = read_fields("新栏目｜一行字｜选填｜20\n创新点｜大段字｜必填｜900", before=before)
    assert again[1]["key"] == before[1]["key"]
    assert len({one["key"] for one in again}) == 2


@pytest.mark.parametrize(
    "text", ["学科｜图画｜必填", "学科｜选择｜必填｜一种", "｜大段字｜必填｜10", "甲｜大段字｜或许｜10", "甲\n甲"]
)
def test_a_field_that_cannot_be_read_is_told(text):
    with pytest.raises(Refused):
        read_fields(text)


def test_files_are_read_and_written_back():
    found = read_files("查新报告｜1｜1｜PDF、图片\n照片｜0｜6｜图片")
    assert found[0] == {"kind": "novelty", "least": 1, "most": 1, "families": ["pdf", "picture"], "mb": 20}
    assert read_files(listed_files(found)) == found


@pytest.mark.parametrize(
    "text", ["查新报告｜2｜1｜PDF", "图纸｜1｜1｜PDF", "照片｜0｜6｜油画", "照片｜0｜0｜图片", "照片"]
)
def test_a_file_rule_that_cannot_be_read_is_told(text):
    with pytest.raises(Refused):
        read_files(text)


@pytest.mark.parametrize("kind", SHIPPED)
def test_what_is_shipped_names_its_source_and_can_be_read_as_people_write_it(kind):
    ready = ready_made(kind)
    assert ready is not None
    for one in ready.groups:
        assert one.values["source"]
        assert read_fields(listed_fields(one.values["form"]), before=one.values["form"])
        assert [row["kind"] for row in read_files(listed_files(one.values["files"]))]
