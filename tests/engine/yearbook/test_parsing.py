import datetime
from decimal import Decimal

import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED
from jixiao.engine.yearbook.columns import Column, Kind
from jixiao.engine.yearbook.parsed import CellError, HollowFormula
from jixiao.engine.yearbook.parsing import parse_cell


def a_column(kind: Kind, *choices: str, key: str = "entry", required: bool = False) -> Column:
    return Column(key, "一项", kind, "", choices, required, "")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CHOICE])
@pytest.mark.parametrize("blank", [None, "", "   ", "\u3000", "\n"])
def test_a_blank_cell_is_not_filled_in_whatever_the_column(kind: Kind, blank: str | None):
    parsed = parse_cell(blank, a_column(kind))
    assert parsed.value is UNFILLED
    assert parsed.faults == ()


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CHOICE])
@pytest.mark.parametrize("word", ["不适用", "—", " 不适用 "])
def test_not_applicable_is_said_with_the_word_or_the_dash(kind: Kind, word: str):
    parsed = parse_cell(word, a_column(kind))
    assert parsed.value is NOT_APPLICABLE
    assert parsed.faults == ()


def test_what_every_unit_has_cannot_be_not_applicable():
    assert parse_cell("不适用", a_column(Kind.TEXT, required=True)).faults[0].code == "Y227"


@pytest.mark.parametrize("word", ["无", "/", "-", "——", "N/A", "没有", "未填"])
@pytest.mark.parametrize("kind", [Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.POINTS, Kind.DATE])
def test_a_word_that_could_be_zero_or_nothing_is_refused_where_a_figure_belongs(kind: Kind, word: str):
    parsed = parse_cell(word, a_column(kind))
    assert parsed.value is UNFILLED
    assert [fault.code for fault in parsed.faults] == ["Y229"]
    assert "填 0" in parsed.faults[0].cure


def test_the_same_word_is_a_word_in_a_text_column():
    assert parse_cell("无", a_column(Kind.TEXT)).value == "无"


def test_words_are_kept_as_they_stand():
    assert parse_cell("  前后\n有空格 ", a_column(Kind.LONG_TEXT)).value == "  前后\n有空格 "


@pytest.mark.parametrize(
    ("cell", "text"), [(9.0, "9"), (95, "95"), (0.95, "0.95"), (3168312345.0, "3168312345"), (Decimal("22.50"), "22.5")]
)
def test_a_number_in_a_text_column_is_its_digits(cell: float | Decimal, text: str):
    assert parse_cell(cell, a_column(Kind.TEXT)).value == text


def test_a_date_in_a_text_column_is_read_as_words_and_asked_about():
    parsed = parse_cell(datetime.date(2020, 11, 1), a_column(Kind.TEXT))
    assert parsed.value == "2020-11-01"
    assert [fault.code for fault in parsed.faults] == ["Y228"]


def test_words_longer_than_a_cell_are_refused():
    assert parse_cell("中" * 32_767, a_column(Kind.TEXT)).faults == ()
    assert parse_cell("中" * 32_768, a_column(Kind.TEXT)).faults[0].code == "Y225"
    assert parse_cell("😀" * 20_000, a_column(Kind.TEXT)).faults[0].code == "Y225"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (True, "Y224"),
        (CellError("#DIV/0!"), "Y209"),
        (HollowFormula(), "Y208"),
        (datetime.time(9, 30), "Y224"),
        ([1], "Y224"),
    ],
)
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MONEY, Kind.COUNT, Kind.DATE])
def test_what_is_no_value_of_any_kind_is_refused(kind: Kind, cell: object, code: str):
    assert [fault.code for fault in parse_cell(cell, a_column(kind)).faults] == [code]


def test_a_choice_is_taken_with_spaces_around_it_and_the_nearest_is_suggested():
    column = a_column(Kind.CHOICE, "科普日", "科技工作者日", "其他")
    assert parse_cell(" 科普日 ", column).value == "科普日"
    fault = parse_cell("科普日活动", column).faults[0]
    assert fault.code == "Y223"
    assert "“科普日”" in fault.cure
    assert "其他" in fault.cure


@pytest.mark.parametrize(("typed", "sign"), [(">=", "≥"), ("<=", "≤"), ("＞", ">"), ("＝", "="), ("≧", "≥")])
def test_a_sign_typed_another_way_is_the_same_sign(typed: str, sign: str):
    assert parse_cell(typed, a_column(Kind.CHOICE, "≥", ">", "=", "<", "≤", "定性")).value == sign
