from fractions import Fraction

import pytest
from tests.measures.conftest import reference

from jixiao.engine.values import UNFILLED, Period
from jixiao.measures.board import board_of, chosen, grouped, lines_between
from jixiao.measures.catalogue import Counted
from jixiao.measures.entering import enter_value
from jixiao.measures.models import Reading
from jixiao.measures.reading import take_readings

pytestmark = pytest.mark.django_db
YEAR = Period(2024)


def line_of(county, code="outreach.leaflets", period=YEAR):
    return next(line for line in board_of(county.unit_year, period=period).lines if line.code == code)


def test_a_measure_that_was_never_frozen_says_so(county, board):
    assert line_of(county).change == "new"


def test_the_board_tells_what_moved_since_it_was_frozen(county, board):
    board(leaflets=Counted(Fraction(2700)), events=Counted(Fraction(3)))
    take_readings(unit_year=county.unit_year, period=YEAR, by=county.actor("clerk"))
    board(leaflets=Counted(Fraction(3000)))
    assert line_of(county).change_words == "与上次取数不同，＋300"
    assert line_of(county, "outreach.events").change == "same"
    assert board_of(county.unit_year, period=YEAR).moved == 1


def test_nought_and_unfilled_are_not_the_same_on_the_board(county, board):
    board(leaflets=Counted(Fraction(0)))
    take_readings(unit_year=county.unit_year, period=YEAR, by=county.actor("clerk"))
    board(leaflets=Counted(UNFILLED))
    assert line_of(county).change == "moved"


def test_a_batch_of_other_months_is_not_compared_with(county, board):
    take_readings(unit_year=county.unit_year, period=Period(2024, 1, 7), by=county.actor("clerk"))
    assert line_of(county).change == "new"
    assert line_of(county, period=Period(2024, 1, 7)).change == "same"


def test_what_people_entered_stands_in_a_group_of_its_own_at_the_end(county, board):
    enter_value(unit_year=county.unit_year, name="自定事", unit="件", value=1, note="", by=county.actor("clerk"))
    groups = grouped(board_of(county.unit_year, period=YEAR).lines)
    assert [group.title for group in groups] == ["科普活动", "本单位自定的计量"]


def test_the_board_is_searched_by_name_code_room_and_state(county, board):
    board(leaflets=Counted(Fraction(1)))
    lines = board_of(county.unit_year, period=YEAR).lines
    assert [one.code for one in chosen(lines, text="kx-c09")] == ["outreach.leaflets"]
    assert [one.code for one in chosen(lines, state="unfilled")] == ["outreach.events"]
    assert chosen(lines, room="budget") == []


def test_a_measure_that_only_one_side_has_is_new_or_gone(county, board):
    now, before = Reading(code="a.b", name="甲", value=Fraction(1)), Reading(code="c.d", name="乙", value=Fraction(2))
    assert [line.change for line in lines_between({"a.b": now}, {"c.d": before})] == ["new", "gone"]


@pytest.mark.parametrize("records", [1, 3])
def test_the_board_costs_three_statements_whatever_was_recorded(county, board, django_assert_num_queries, records):
    board(leaflets=Counted(Fraction(records), tuple(reference(n, 1) for n in range(records))))
    take_readings(unit_year=county.unit_year, period=YEAR, by=county.actor("clerk"))
    with django_assert_num_queries(3):
        board_of(county.unit_year, period=YEAR)
