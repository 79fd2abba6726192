import datetime
from fractions import Fraction

import pytest

from jixiao.engine.values import UNFILLED, Period
from jixiao.records.community.volunteers.counting import GROWTH, HOURS, REGISTERED, TIMES, count_volunteers
from jixiao.records.community.volunteers.registering import let_leave

YEAR = Period(2024)


@pytest.fixture
def counted(county):
    def count(period=YEAR):
        return count_volunteers(unit_year=county.unit_year, period=period)

    return count


def test_nobody_is_unfilled(counted):
    assert [one.value for one in counted().values()] == [UNFILLED] * 4


def test_who_stands_there_at_the_end_is_counted_by_group(counted, volunteer, group, county, late):
    squad = group()
    volunteer(group=squad)
    volunteer("示例乙", group=squad)
    gone = volunteer("示例丙")
    volunteer("示例丁")
    let_leave(row=gone, unit_year=county.unit_year, reason="示例", by=late)
    found = counted()[REGISTERED]
    assert found.value == 3
    assert sorted((one.label, one.amount) for one in found.references) == [("没有归队的", 1), ("示例大队", 2)]


def test_by_how_much_the_register_has_grown_since_the_year_before(counted, volunteer, county, late):
    assert counted()[GROWTH].value is UNFILLED
    earlier = datetime.date(2023, 12, 31)
    for number, name in enumerate(("示例甲", "示例乙", "示例丙", "示例丁")):
        volunteer(name, registered_on=earlier if number < 3 else datetime.date(2024, 1, 1))
    found = counted()[GROWTH]
    assert (found.value, found.note) == (Fraction(100, 3), "（期末 4 人 − 上年末 3 人）÷ 上年末 3 人")
    let_leave(row=volunteer("示例戊"), unit_year=county.unit_year, reason="示例", by=late)
    assert counted()[GROWTH].value == Fraction(100, 3)


def test_only_hours_both_sides_confirmed_count(counted, shift, volunteer, served, django_assert_num_queries):
    row = shift()
    served(row, volunteer(), 100, 100)
    served(row, volunteer("示例乙", site_number="S1"), 100, 90)
    served(row, volunteer("示例丙"), None, 90)
    with django_assert_num_queries(4):
        found = counted()
    assert found[HOURS].value == Fraction(5, 3)
    assert found[TIMES].value == 1
    assert "2 人次" in found[HOURS].note
    assert [(one.kind, one.pk) for one in found[HOURS].references] == [("community.shift", row.pk)]
