from decimal import Decimal
from fractions import Fraction

import pytest
from tests.records.outreach.days import moment

from jixiao.records.outreach.hours import full_hours, hours_for

BEGINS, ENDS = moment(8, 30), moment(11, 30)


@pytest.mark.parametrize(
    ("came", "left", "hours"),
    [
        (moment(8, 0), None, "3"),
        (moment(8, 45), None, "3"),  # a quarter of an hour is in time
        (moment(8, 46), None, "2.5"),
        (moment(8, 30), moment(11, 15), "3"),
        (moment(8, 30), moment(10, 0), "1.5"),
        (moment(8, 30), moment(10, 29), "1.5"),  # rounded down to halves
        (moment(12, 0), None, "0"),
        (moment(8, 0), moment(8, 10), "0"),
    ],
)
def test_hours_follow_the_time_somebody_was_there(came, left, hours):
    assert hours_for(full=Fraction(3), starts=BEGINS, ends=ENDS, came=came, left=left) == Decimal(hours)


def test_hours_of_subjects_are_added_exactly():
    assert full_hours([Decimal("0.1"), Decimal("0.2")]) == Fraction(3, 10)
