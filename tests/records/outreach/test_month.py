import datetime

from jixiao.records.outreach.month import rest_mark, weeks_of
from jixiao.records.outreach.queries import activities_of

TODAY = datetime.date(2024, 9, 18)


def test_a_month_is_whole_weeks_with_what_happens_on_each_day(county, record):
    record("三天的", start=datetime.date(2024, 9, 17), end=datetime.date(2024, 9, 19))
    record("跨月的", start=datetime.date(2024, 8, 30), end=datetime.date(2024, 9, 1))
    weeks = weeks_of(2024, 9, activities=activities_of(county.unit_year), today=TODAY)
    days = {day.date: day for week in weeks for day in week}
    assert [len(week) for week in weeks] == [7] * 6
    assert weeks[0][0].date == datetime.date(2024, 8, 26)
    named = {day.date: [one.name for one in day.activities] for day in days.values() if day.activities}
    assert named == {
        datetime.date(2024, 8, 30): ["跨月的"],
        datetime.date(2024, 8, 31): ["跨月的"],
        datetime.date(2024, 9, 1): ["跨月的"],
        **{datetime.date(2024, 9, number): ["三天的"] for number in (17, 18, 19)},
    }
    assert [day.date for day in days.values() if day.is_today] == [TODAY]


def test_holidays_and_worked_weekends_are_marked_and_unknown_years_are_not():
    assert rest_mark(datetime.date(2024, 9, 17)) == "休"  # 中秋
    assert rest_mark(datetime.date(2024, 9, 14)) == "班"
    assert rest_mark(datetime.date(2024, 9, 18)) == ""
    assert rest_mark(datetime.date(2024, 9, 21)) == ""
    assert rest_mark(datetime.date(2098, 10, 1)) == ""
