import datetime

import pytest

from jixiao.records.stations.models import Station
from jixiao.records.stations.sites.months import Told, due_of, month_of, owes

ON = datetime.date(2024, 6, 20)


def row(**values):
    return Station(**{"state": "plated", "plated_on": datetime.date(2024, 2, 26), **values})


def month(number, told=None, **values):
    return month_of(row(**values), 2024, number, floor=2, return_day=5, told=told, on=ON)


@pytest.mark.parametrize(
    ("number", "told", "colour", "word"),
    [
        (1, None, "none", "不用报"),
        (2, None, "none", "不用报"),
        (2, Told(1, None, "told"), "amber", "1 次，不足"),
        (3, None, "red", "逾期未报"),
        (3, Told(2, 60, "told"), "green", "2 次"),
        (3, Told(1, 60, "accepted"), "amber", "1 次，不足"),
        (3, Told(2, 60, "back"), "red", "2 次，退回"),
        (6, None, "none", "不用报"),
        (7, None, "none", "不用报"),
    ],
)
def test_how_a_month_stands(number, told, colour, word):
    found = month(number, told)
    assert (found.colour, found.word) == (colour, word)


def test_a_month_that_is_over_waits_until_its_day():
    found = month_of(row(), 2024, 5, floor=2, return_day=5, told=None, on=datetime.date(2024, 6, 5))
    assert (found.colour, found.word) == ("none", "待报")


def test_december_is_told_in_the_year_after():
    assert due_of(2024, 12, return_day=5) == datetime.date(2025, 1, 5)


@pytest.mark.parametrize(
    ("values", "owed"),
    [
        ({}, True),
        ({"plated_on": None}, False),
        ({"plated_on": datetime.date(2024, 4, 1)}, False),
        ({"plated_on": datetime.date(2024, 3, 31)}, True),
        ({"state": "suspended", "halted_on": datetime.date(2024, 4, 30)}, False),
        ({"state": "suspended", "halted_on": datetime.date(2024, 5, 1)}, True),
        ({"state": "closed", "halted_on": datetime.date(2024, 4, 30)}, False),
    ],
)
def test_whether_a_station_owes_april(values, owed):
    assert owes(row(**values), 2024, 4) is owed
