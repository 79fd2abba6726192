from tests.engine.yearbook.crafting import NAME

from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook.assembling import RawRow, assemble
from jixiao.engine.yearbook.reading import Reading
from jixiao.engine.yearbook.shipped import shipped_yearbook
from jixiao.engine.yearbook.toml_form import read_toml, write_toml

PROFILE = RawRow("概况", {"name": "示例", "year": 2024}, {"name": "B4", "year": "B5"})


def put_together(**rows: list[RawRow]) -> Reading:
    return assemble({"profile": [PROFILE], **rows}, findings=[], name=NAME, places={"budget": "《预算与执行》表"})


def line(item: str, row: int = 1, **cells: object) -> RawRow:
    return RawRow(f"第 {row} 行", {"item": item, **cells}, {"item": f"A{row}"})


def test_rows_become_a_record_with_the_place_of_each_fact():
    year = put_together(budget=[line("支出合计", 5, initial="1.5万元")]).yearbook
    assert year is not None
    assert year.budget[0].adjusted is UNFILLED
    assert year.places["budget.支出合计"] == "第 5 行"
    assert year.places["budget.支出合计.item"] == "A5"
    assert year.places["budget"] == "《预算与执行》表"


def test_a_code_used_twice_names_where_it_was_used_first():
    reading = put_together(budget=[line("支出合计", 5), line("支出合计", 9)])
    assert reading.yearbook is None
    assert [(found.code, found.place.where) for found in reading.findings] == [("Y211", "A9")]
    assert "A5" in reading.findings[0].cause


def test_a_reference_into_a_sheet_that_could_not_be_read_is_not_held_against_anyone():
    handout = RawRow("第 5 行", {"activity": "A1", "item": "宣传单"}, {})
    rows = {"profile": [PROFILE], "handouts": [handout]}
    told = assemble(rows, findings=[], name=NAME, places={}, unread=frozenset({"activities"}))
    assert told.findings == ()
    untold = assemble(rows, findings=[], name=NAME, places={})
    assert [found.code for found in untold.findings] == ["Y212"]


def test_without_the_unit_there_is_no_year():
    reading = assemble({}, findings=[], name=NAME, places={})
    assert reading.yearbook is None
    assert [found.code for found in reading.findings] == ["Y109"]


def test_an_origin_is_read_like_any_other_words():
    form = RawRow("概况", PROFILE.cells, PROFILE.places, {"name": "封面", "year": " ", "staff": "中" * 40_000})
    reading = assemble({"profile": [form]}, findings=[], name=NAME, places={})
    assert [(found.code, found.place.where) for found in reading.findings] == [("Y225", "概况的出处")]
    kept = assemble(
        {"profile": [RawRow("概况", PROFILE.cells, {}, {"name": "封面", "year": " "})]},
        findings=[],
        name=NAME,
        places={},
    )
    assert kept.yearbook is not None
    assert dict(kept.yearbook.profile.origins) == {"name": "封面"}


def test_a_word_where_a_number_is_wanted_is_said_together_with_the_faults_that_stop_the_reading() -> None:
    text = write_toml(shipped_yearbook("shifan_2024"))
    faulty = text.replace("year = 2024", "year = 1919", 1).replace('target = "12"', 'target = "约12"', 1)
    assert faulty.count("1919") == faulty.count("约12") == 1
    reading = read_toml(faulty, name="示例.toml")
    assert reading.yearbook is None
    assert {"Y222", "Y324"} <= {finding.code for finding in reading.findings}
