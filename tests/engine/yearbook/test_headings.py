import pytest

from jixiao.engine.yearbook.columns import columns_of
from jixiao.engine.yearbook.headings import Headed, match_headings, settled_heading
from jixiao.engine.yearbook.record import SECTIONS, BudgetLine

COLUMNS = columns_of(BudgetLine)


@pytest.mark.parametrize(
    "typed",
    [
        "年初预算",
        "年初预算（万元）",
        "年初预算(万元)",
        " 年初 预算\n（万元） ",
        "* 年初预算（万元）",
        "＊年初预算",
        "年初预算（单位：万元）",
        "年初预算［万元］",
    ],
)
def test_a_heading_is_known_with_and_without_its_unit_star_and_spaces(typed: str):
    assert settled_heading(typed) == "年初预算"


@pytest.mark.parametrize("typed", ["年初预算（元）", "年初预算（亿元）", "年初预算数", "决算（执行）"])
def test_another_unit_or_word_makes_another_heading(typed: str):
    assert settled_heading(typed) not in {"年初预算", "决算"}


def test_no_two_headings_of_a_section_can_be_mistaken_for_each_other():
    for section in SECTIONS:
        headings = [settled_heading(column.shown) for column in columns_of(section.row_type)]
        assert len(set(headings)) == len(headings)


def test_each_column_is_found_where_it_stands():
    headed = {number: Headed(column.shown, f"{number}") for number, column in enumerate(reversed(COLUMNS), start=1)}
    positions, findings = match_headings(headed, COLUMNS, sheet="表")
    assert findings == []
    assert positions == {column.key: len(COLUMNS) - index for index, column in enumerate(COLUMNS)}


def test_a_misspelt_heading_is_told_once_and_not_as_missing_too():
    headed = {number: Headed(column.shown, "") for number, column in enumerate(COLUMNS) if column.key != "initial"}
    headed[99] = Headed("年初预算额", "H4")
    _, findings = match_headings(headed, COLUMNS, sheet="表")
    assert [finding.code for finding in findings] == ["Y201"]
    assert "年初预算（万元）" in findings[0].cure
