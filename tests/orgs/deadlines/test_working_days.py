"""Working days, counted with the days that the notices move."""

import datetime

import pytest

from jixiao.orgs.deadlines.calendar import shipped_days
from jixiao.orgs.deadlines.wording import left_words
from jixiao.orgs.deadlines.working_days import WorkCalendar, nth_working_day, working_days_between

PLAIN = WorkCalendar()
SHIPPED = WorkCalendar(
    {day: row.kind == "work" for day, row in shipped_days().items()}, frozenset(day.year for day in shipped_days())
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2024-09-30", "2024-10-08", 1),  # 国庆节 1—7 日休，8 日上班
        ("2024-10-08", "2024-10-14", 5),  # 12 日（周六）上班
        ("2025-01-24", "2025-02-05", 3),  # 1 月 26 日（周日）上班，27 日上班，春节休到 2 月 4 日
        ("2026-02-13", "2026-02-24", 2),  # 14 日（周六）上班
        ("2024-03-04", "2024-03-04", 0),
        ("2024-03-05", "2024-03-04", -1),
    ],
)
def test_working_days_are_counted_with_the_moved_days(first: str, last: str, count: int) -> None:
    assert working_days_between(day(first), day(last), SHIPPED) == count


def test_fifteen_working_days_over_the_national_holiday_end_later_than_by_the_weekly_rule() -> None:
    first = day("2024-09-20")
    assert nth_working_day(first, 15, SHIPPED) == day("2024-10-16")
    assert nth_working_day(first, 15, PLAIN) == day("2024-10-11")


def test_the_nth_working_day_is_as_many_working_days_away() -> None:
    for first in (day("2024-12-30"), day("2025-04-25"), day("2026-09-18")):
        assert [working_days_between(first, nth_working_day(first, n, SHIPPED), SHIPPED) for n in (1, 7, 30)] == [
            1,
            7,
            30,
        ]


def test_no_working_day_is_no_day() -> None:
    with pytest.raises(ValueError, match="0 working days"):
        nth_working_day(day("2024-01-02"), 0, PLAIN)


def test_a_year_whose_days_are_not_registered_is_said_to_be_so() -> None:
    assert left_words(day("2027-01-08"), day("2027-01-05"), SHIPPED) == "剩 3 天（3 个工作日，未登记调休）"
    assert left_words(day("2026-03-06"), day("2026-03-03"), SHIPPED) == "剩 3 天（3 个工作日）"
    assert left_words(day("2026-03-03"), day("2026-03-03"), SHIPPED) == "今天"


def test_what_is_shipped_agrees_with_the_calendar_of_the_package() -> None:
    chinese_calendar = pytest.importorskip("chinese_calendar")
    for year in (2024, 2025, 2026):
        start = datetime.date(year, 1, 1)
        days = [
            start + datetime.timedelta(days=n) for n in range(366) if (start + datetime.timedelta(days=n)).year == year
        ]
        assert [one for one in days if SHIPPED.works(one) != chinese_calendar.is_workday(one)] == []


def test_every_shipped_day_says_its_notice() -> None:
    assert {row.day.year: row.source[row.source.index("（") :] for row in shipped_days().values()} == {
        2024: "（国办发明电〔2023〕7号）",
        2025: "（国办发明电〔2024〕12号）",
        2026: "（国办发明电〔2025〕7号）",
    }
