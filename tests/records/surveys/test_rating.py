from decimal import Decimal
from fractions import Fraction

import pytest

from jixiao.records.surveys.rating import Interval, fewest_wanted, rate, sample_for, shown, wilson


def test_the_rate_is_exact_and_none_without_a_valid_sheet():
    assert rate(2, 3) == Fraction(200, 3)
    assert rate(0, 0) is None
    assert wilson(0, 0) is None


@pytest.mark.parametrize(
    ("satisfied", "valid", "printed"),
    [(2, 3, "66.67"), (1, 8, "12.5"), (1, 800, "0.13"), (7, 7, "100")],
)
def test_what_is_shown_is_rounded_half_up_from_the_exact_value(satisfied, valid, printed):
    assert shown(Fraction(100 * satisfied, valid)) == Decimal(printed)


def test_the_interval_is_wilsons():
    assert wilson(90, 100) == Interval(Decimal("82.56"), Decimal("94.48"))
    assert wilson(10, 10) == Interval(Decimal("72.25"), Decimal("100.00"))
    assert wilson(0, 10) == Interval(Decimal("0.00"), Decimal("27.75"))


@pytest.mark.parametrize(("population", "fewest"), [(None, 30), (0, 30), (200, 10), (2000, 30), (10_000, 30), (7, 1)])
def test_the_smallest_sample_is_thirty_or_five_per_cent(population, fewest):
    assert fewest_wanted(population) == fewest


def test_the_advised_sample_shrinks_with_the_people_there_are():
    assert [sample_for(number) for number in (50, 200, 1000, 1_000_000)] == [45, 132, 278, 385]
