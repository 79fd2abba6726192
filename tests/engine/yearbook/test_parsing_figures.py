from decimal import Decimal
from fractions import Fraction

import pytest

from jixiao.engine.values import UNFILLED, Money, Points
from jixiao.engine.yearbook.columns import Column, Kind
from jixiao.engine.yearbook.parsing import parse_cell

BUDGET = Column("initial", "年初预算", Kind.MONEY, "", (), required=False, refers_to="")
CHANGE = Column("adjustment", "预算调整", Kind.MONEY, "", (), required=False, refers_to="")
COUNT = Column("people", "参加人次", Kind.COUNT, "", (), required=False, refers_to="")
YEAR = Column("year", "评价年度", Kind.COUNT, "", (), required=False, refers_to="")
NUMBER = Column("number", "数量", Kind.NUMBER, "", (), required=False, refers_to="")
WEIGHT = Column("weight", "分值", Kind.POINTS, "", (), required=False, refers_to="")


def codes(cell: object, column: Column) -> list[str]:
    return [fault.code for fault in parse_cell(cell, column).faults]


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        (274.64, 274_640_000),
        (0, 0),
        ("0", 0),
        ("1.5万元", 1_500_000),
        ("1.5 万", 1_500_000),
        ("1,000", 1_000_000_000),
        ("1，000.5", 1_000_500_000),
        ("２００", 200_000_000),
        (Decimal("0.000001"), 1),
        (0.1 + 0.2, 300_000),
        (258.13 - 255.37, 2_760_000),
    ],
)
def test_an_amount_is_in_wan_yuan_however_it_is_typed(cell: object, fen: int):
    parsed = parse_cell(cell, BUDGET)
    assert parsed.value == Money(fen)
    assert parsed.faults == ()


@pytest.mark.parametrize(
    ("cell", "fen"), [("5000元", 500_000), ("￥5000元", 500_000), ("1.2亿元", 12_000_000_000), ("2亿", 20_000_000_000)]
)
def test_an_amount_in_another_unit_is_converted_and_the_mixture_reported(cell: str, fen: int):
    parsed = parse_cell(cell, BUDGET)
    assert parsed.value == Money(fen)
    assert [fault.code for fault in parsed.faults] == ["Y218"]


@pytest.mark.parametrize(
    "cell",
    ["约200", "200多", "200余", "200余万元", "近200", "200左右", "200以上", "几百", "200-300", "200～300", "若干"],
)
def test_a_vague_figure_is_refused_and_says_what_to_do(cell: str):
    for column in (BUDGET, COUNT, NUMBER):
        parsed = parse_cell(cell, column)
        assert parsed.value is UNFILLED
        assert [fault.code for fault in parsed.faults] == ["Y214"]
        assert cell in parsed.faults[0].cause


@pytest.mark.parametrize("cell", ["五万", "1.5.2", "1,00", "abc", "12个半", "1e5", "￥200", "(5.00)", "=1+1", "1.5吨"])
def test_what_is_no_number_is_refused(cell: str):
    assert codes(cell, BUDGET) == ["Y213"]


@pytest.mark.parametrize("cell", [-3, -0.5, "-3", "−3", "－3"])
def test_only_an_adjustment_may_be_negative(cell: object):
    assert codes(cell, BUDGET) == ["Y216"]
    assert codes(cell, CHANGE) == []
    parsed = parse_cell(cell, CHANGE).value
    assert isinstance(parsed, Money)
    assert parsed.fen < 0


@pytest.mark.parametrize("cell", ["0.0000001", 0.0000015, "274.6400001", 1 / 3, "0.001元"])
def test_an_amount_finer_than_a_fen_is_refused(cell: object):
    assert codes(cell, BUDGET) == ["Y217"]
    assert parse_cell(cell, BUDGET).value is UNFILLED


@pytest.mark.parametrize(
    "cell",
    [1e300, float("inf"), float("nan"), 10**40, Decimal("1E+999999"), Decimal("1E-999999"), Decimal("NaN"), 10**13],
)
def test_a_number_beyond_reason_is_refused_and_never_written_out(cell: object):
    assert codes(cell, BUDGET) == ["Y226"]


@pytest.mark.parametrize(("cell", "number"), [(9.0, 9), ("2,700", 2700), ("２００", 200), (0, 0), (Decimal("9.0"), 9)])
def test_a_count_is_whole(cell: object, number: int):
    parsed = parse_cell(cell, COUNT)
    assert parsed.value == number
    assert isinstance(parsed.value, int)


@pytest.mark.parametrize("cell", [9.5, "9.5", Decimal("0.1")])
def test_a_count_with_a_fraction_is_refused(cell: object):
    assert codes(cell, COUNT) == ["Y215"]


def test_a_unit_behind_a_count_is_left_out_and_reported():
    parsed = parse_cell("200人次", COUNT)
    assert parsed.value == 200
    assert [fault.code for fault in parsed.faults] == ["Y219"]
    assert codes("2万人次", COUNT) == ["Y213"]


@pytest.mark.parametrize("year", [1919, 2119, "1994", 2100.0])
def test_a_year_outside_the_budget_law_is_refused(year: object):
    assert codes(year, YEAR) == ["Y222"]


@pytest.mark.parametrize("year", [1995, 2099, "2019年", "2019年度", 2019.0])
def test_a_year_may_say_that_it_is_one(year: object):
    assert codes(year, YEAR) == []


@pytest.mark.parametrize(
    ("cell", "number"), [("95%", Fraction(95)), (0.95, Fraction(95, 100)), ("1.25", Fraction(5, 4))]
)
def test_a_plain_number_is_exact_and_percent_is_not_divided_away(cell: object, number: Fraction):
    assert parse_cell(cell, NUMBER).value == number


@pytest.mark.parametrize(("cell", "points"), [(22.5, "22.5"), ("10分", "10"), (99.99, "99.99")])
def test_points_are_exact(cell: object, points: str):
    assert parse_cell(cell, WEIGHT).value == Points.of(points)
    assert codes("10场", WEIGHT) == ["Y213"]
