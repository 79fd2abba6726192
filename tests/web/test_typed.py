import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money
from jixiao.web.typed import Misread, read_absent, read_count, read_day, read_decimal, read_money, read_percent


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1.50", 1_500_000),
        ("１．５", 1_500_000),
        ("1,234.56", 1_234_560_000),
        ("5000元", 500_000),
        ("－0.01", -10_000),
        ("0.000001", 1),
    ],
)
def test_money_is_read_exactly(text, fen):
    assert read_money(text) == fen


def test_money_finer_than_fen_says_how_many_decimals_there_may_be():
    misread = read_money("0.0000001")
    assert isinstance(misread, Misread)
    assert misread.name == "金额细到分以下"
    assert "6位" in misread.cure


def test_an_amount_no_county_has_is_taken_for_a_wrong_unit():
    misread = read_money("99999999")
    assert isinstance(misread, Misread)
    assert "元填进了万元" in misread.cure


@given(st.integers(-(10**12), 10**12))
def test_every_whole_fen_is_read_from_ten_thousands(fen):
    assert read_money(f"{Decimal(fen).scaleb(-6):f}") == fen


@given(st.integers(-(10**11), 10**11))
def test_what_a_table_prints_in_yuan_can_be_typed_again(fen):
    assert read_money(Money(fen).text("元"), unit="元") == fen


@pytest.mark.parametrize(
    ("text", "cure"),
    [("200多", "填 200，估计的在备注里写明"), ("约200人", "填 200，估计的在备注里写明"), ("几百", "只填数字，如 200")],
)
def test_an_estimate_is_refused_with_a_way_out(text, cure):
    misread = read_count(text)
    assert isinstance(misread, Misread)
    assert misread.cure == cure


@pytest.mark.parametrize("text", ["1.5", "-1", "1e5", "", "99999999999"])
def test_a_count_is_whole_and_not_negative(text):
    assert isinstance(read_count(text), Misread)


def test_a_whole_number_written_with_decimals_is_a_count():
    assert read_count("200.00") == 200


def test_a_decimal_keeps_to_its_places():
    assert read_decimal("3.50", places=1) == Decimal("3.50")
    assert isinstance(read_decimal("3.55", places=1), Misread)


def test_a_percentage_is_a_share_of_one():
    assert read_percent("93.99") == read_percent("93.99％") == Decimal("0.9399")
    assert isinstance(read_percent("93.999"), Misread)
    assert isinstance(read_percent("九成"), Misread)


@pytest.mark.parametrize(
    "text",
    [
        "2019-9-1",
        "2019/9/1",
        "2019.09.01",
        "2019年9月1日",
        "2019 年 9 月 1 日",
        "20190901",
        "２０１９－９－１",
        "2019-09-01 00:00:00",
    ],
)
def test_a_day_is_read_in_all_the_usual_ways(text):
    assert read_day(text) == datetime.date(2019, 9, 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [("5月20日和24日", "不是日期"), ("2019-2-30", "没有这一天"), ("1819-1-1", "年份不对"), ("201991", "不是日期")],
)
def test_what_is_no_day_says_why(text, name):
    misread = read_day(text)
    assert isinstance(misread, Misread)
    assert misread.name == name


def test_two_days_in_one_cell_are_told_to_be_split():
    misread = read_day("5月20日和24日")
    assert isinstance(misread, Misread)
    assert misread.cure.startswith("一格只写一天")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("", UNFILLED),
        (" ", UNFILLED),
        ("未填", UNFILLED),
        ("不适用", NOT_APPLICABLE),
        ("—", NOT_APPLICABLE),
        ("-", NOT_APPLICABLE),
        ("0", None),
    ],
)
def test_unfilled_void_and_nought_are_told_apart(text, absent):
    assert read_absent(text) is absent
