import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Points, Quantity, Ratio, Undefined
from jixiao.web import printing


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (841_230_000_0, "8,412.30"),
        (Money(1_500_000), "1.50"),
        (-19_270_000, "−19.27"),
        (0, "0.00"),
        (Decimal(5000), "0.01"),
    ],
)
def test_money_is_printed_in_ten_thousands_with_two_decimals(value, text):
    assert printing.money_text(value) == text


def test_yuan_is_for_vouchers():
    assert printing.yuan_text(123_456) == "1,234.56"


@pytest.mark.parametrize("value", [1.5, True, "1.5", Decimal("0.5")])
def test_money_that_is_not_whole_fen_is_refused(value):
    with pytest.raises(TypeError):
        printing.money_text(value)


@pytest.mark.parametrize("printer", [printing.points_text, printing.count_text, printing.percent_text])
def test_a_float_is_never_printed(printer):
    with pytest.raises(TypeError):
        printer(0.5)


def test_points_have_two_decimals_and_those_of_the_engine_never_hide_a_third():
    assert printing.points_text(Decimal("9.4")) == "9.40"
    assert printing.points_text(Fraction(2, 3)) == "0.67"
    assert printing.points_text(Points.of("4.125")) == "4.125"


def test_a_share_of_one_is_printed_in_percent():
    assert printing.percent_text(Fraction(25813, 27464)) == "93.99%"
    assert printing.percent_text(Ratio(Fraction(1))) == "100.00%"
    assert printing.percent_text(Quantity.of("88.2", "%")) == "88.20%"


def test_counts_have_separators_and_a_quantity_keeps_its_unit():
    assert printing.count_text(2700) == "2,700"
    assert printing.count_text(Quantity.of(2700, "份")) == "2,700份"


def test_days_and_moments_are_printed_in_the_time_of_shanghai():
    evening = datetime.datetime(2020, 11, 11, 20, 30, tzinfo=datetime.UTC)
    assert printing.day_text(evening) == "2020 年 11 月 12 日"
    assert printing.day_short_text(evening) == "11-12"
    assert printing.moment_text(evening) == "11 月 12 日 04:30"
    assert printing.moment_text(evening, beside=evening.year) == "11 月 12 日 04:30"
    assert printing.moment_text(evening, beside=evening.year - 1) == f"{evening.year} 年 11 月 12 日 04:30"


@pytest.mark.parametrize(("days", "text"), [(3, "剩 3 天"), (0, "今天"), (-2, "逾期 2 天")])
def test_a_deadline_says_how_far_off_it_is(days, text):
    today = datetime.date(2020, 11, 20)
    assert printing.days_left_text(today + datetime.timedelta(days=days), today) == text


@pytest.mark.parametrize("value", [None, "", "未填", UNFILLED])
def test_what_nobody_answered_is_marked_unset(value):
    assert printing.shown(value, printing.money_text) == printing.UNSET


@pytest.mark.parametrize("value", [NOT_APPLICABLE, "不适用"])
def test_what_does_not_apply_is_marked_void(value):
    assert printing.shown(value, printing.money_text) == printing.VOID


def test_nought_is_neither_unset_nor_void():
    assert printing.shown(0, printing.count_text) == "0"


def test_what_cannot_be_worked_out_says_why_and_escapes_it():
    assert "分母为 0 &lt;b&gt;" in printing.shown(Undefined("分母为 0 <b>"), printing.percent_text)
