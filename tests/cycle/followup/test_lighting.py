import datetime

import pytest

from jixiao.cycle.followup.lighting import light_of, working_days_late
from jixiao.orgs.deadlines.calendar import work_calendar

FRIDAY = datetime.date(2025, 2, 14)


@pytest.mark.parametrize(
    ("on", "colour", "words", "late"),
    [
        (datetime.date(2025, 1, 20), "green", "剩 25 天（15 个工作日）", 0),
        (datetime.date(2025, 2, 8), "amber", "剩 6 天（5 个工作日）", 0),
        (FRIDAY, "amber", "今天", 0),
        (datetime.date(2025, 2, 16), "red", "逾期 2 天（0 个工作日）", 0),
        (datetime.date(2025, 2, 17), "red", "逾期 3 天（1 个工作日）", 1),
    ],
)
def test_the_light_counts_working_days_with_the_days_that_were_moved(issued, on, colour, words, late):
    """2025-02-08 is a Saturday on which one works; 春节 lies between."""
    problem, calendar = issued.fresh(), work_calendar()
    assert problem.due == FRIDAY
    assert light_of(problem, on=on, calendar=calendar) == (colour, words)
    assert working_days_late(problem, on=on, calendar=calendar) == late
