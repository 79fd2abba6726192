import json
from pathlib import Path

from jixiao.engine.document import Heading
from jixiao.engine.intake import Presence, outlines, read_paper, read_paper_bytes


def test_headings_are_mapped_even_when_they_are_worded_otherwise(written):
    taken = written(
        "示例局部门整体支出绩效自评报告\n一、单位基本情况\n（一）机构职能和人员情况\n9人。\n二、绩效目标完成情况\n完成。\n"
        "三、存在的主要问题及下一步整改措施\n无。\n四、自评结果应用及公开\n公开。\n"
    )
    assert taken.outline.key == "annex3"
    found = {section.key: section.presence for section in taken.outline.sections}
    assert all(found[key] is Presence.PRESENT for key in ("1", "2", "3", "4"))
    assert found["1.3"] is Presence.MISSING


def test_a_section_without_words_is_empty_and_a_chapter_with_filled_sections_is_not(written):
    taken = written(
        "示例局整体绩效自评报告\n一、部门概况\n（一）主要职责\n（二）整体绩效目标\n完成。\n二、存在问题及改进措施\n无。"
    )
    found = {section.key: section for section in taken.outline.sections}
    assert found["1"].presence is Presence.PRESENT
    assert found["1.1"].presence is Presence.EMPTY
    assert taken.text[found["1.1"].start : found["1.1"].end] == "（一）主要职责"


def test_every_outline_has_distinct_keys_and_a_source():
    for outline in outlines().values():
        keys = [section.key for section in outline.sections]
        assert len(keys) == len(set(keys))
        assert outline.source
        assert all(section.words for section in outline.sections)


def test_a_paper_of_no_known_form_has_no_outline(written):
    assert written("一、天气\n晴。\n二、心情\n好。").outline.key == ""


def test_the_first_case_follows_the_form_of_its_county(shared: Path):
    (seed,) = (shared / "seed").glob("*.txt")
    taken = read_paper(seed)
    assert taken.outline.key == "annex3"
    assert [section.title for section in taken.outline.those(Presence.MISSING)] == ["摘要"]
    assert taken.outline.those(Presence.EMPTY) == ()
    assert len(taken.outline.others) == 4


def test_every_published_report_is_read_and_its_defects_lie_in_a_block(shared: Path, blocks_of):
    for paper in json.loads((shared / "corpus" / "reports" / "index.json").read_text("utf-8")):
        taken = read_paper(shared / "corpus" / "reports" / paper["file"])
        assert taken.findings == ()
        assert any(isinstance(block, Heading) for block in blocks_of(taken))
        for defect in paper["defects"]:
            at = defect.get("offset")
            assert at is None or any(place.start <= at <= place.end for place in taken.places), (paper["id"], defect)


def test_every_published_table_is_read(shared: Path, blocks_of):
    for table in (shared / "corpus" / "tables").glob("*.json"):
        taken = read_paper(table)
        assert taken.findings == ()
        assert len(blocks_of(taken)) >= 4


def test_a_json_that_is_no_table_is_a_finding():
    for text in ("{", "[]", '{"indicators": 3}', '{"indicators": [1]}', "[" * 9000):
        assert [one.code for one in read_paper_bytes(text.encode(), name="a.json").findings] == ["I117"]


def test_headings_without_end_follow_no_outline(written):
    text = "\n".join(f"（{'一二三四五六七八九'[number % 9]}）事项{number}的情况\n说明。" for number in range(2_000))
    assert written(text).outline.key == ""
