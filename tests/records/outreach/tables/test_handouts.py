import pytest
from tests.records.outreach.tables.sheets import tried

from jixiao.records.outreach.models import Good, StockMovement
from jixiao.records.outreach.tables.handouts import DOOR
from jixiao.records.outreach.yearbook_rows import handout_rows
from jixiao.web.importing import State

HEADS = ("活动编号", "物品", "类别", "数量", "单位", "重复使用", "从台账领用", "领用日期")


@pytest.fixture
def ready(record, good):
    record(code="A1")
    good("宣传单", stock=100)


ROWS = [
    ("A1", "宣传单", "宣传资料", "60", "份", "否", "是", "2024-09-19"),
    ("A1", "宣传单", "宣传资料", "60", "份", "否", "是", "2024-09-19"),
    ("A1", "展板", "展板", "19", "块", "是", "", ""),
    ("A9", "展板", "展板", "19", "块", "是", "", ""),
    ("A1", "宣传单", "宣传资料", "5", "箱", "否", "", ""),
    ("A1", "雨伞", "礼物", "5", "把", "否", "", ""),
    ("A1", "宣传单", "宣传资料", "5", "份", "否", "是", ""),
]


def test_each_line_is_judged(county, ready):
    judged = tried(county.unit_year, ROWS, HEADS, DOOR).rows
    assert [sorted(row.errors) for row in judged] == [
        [], ["number"], [], ["activity"], ["unit"], ["kind"], ["day", "number"],
    ]  # fmt: skip


def test_lines_go_through_the_ledger_or_beside_it_and_are_undone_by_lines_against_them(county, ready, by):
    good = [row.values for row in tried(county.unit_year, ROWS, HEADS, DOOR).in_state(State.OK)]
    references = DOOR.write(county.unit_year, good, by)
    assert [(row.item, row.number, row.reusable) for row in handout_rows(county.unit_year)] == [
        ("宣传单", 60, "否"),
        ("展板", 19, "是"),
    ]
    assert Good.objects.get(name="宣传单").stock == 40
    DOOR.undo(county.unit_year, references, by)
    assert Good.objects.get(name="宣传单").stock == 100
    assert list(handout_rows(county.unit_year)) == []
    assert StockMovement.objects.count() == 5


def test_a_line_that_is_there_already_is_a_duplicate(county, ready, by):
    good = [row.values for row in tried(county.unit_year, ROWS[:1], HEADS, DOOR).rows]
    DOOR.write(county.unit_year, good, by)
    (again,) = tried(county.unit_year, [("A1", "宣传单", "宣传资料", "60", "份", "否", "", "")], HEADS, DOOR).rows
    assert again.state == State.DUPLICATE
