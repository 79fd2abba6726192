import datetime

import pytest

from jixiao.engine.values import Period


def test_a_year_and_its_first_seven_months_print_and_contain_their_days() -> None:
    year, part = Period(2019), Period(2019, 1, 7)
    assert (str(year), str(part), str(Period(2019, 8, 8))) == ("2019年度", "2019年1—7月", "2019年8月")
    assert part.last_day == datetime.date(2019, 7, 31)
    assert year.last_day == datetime.date(2019, 12, 31)
    assert year.contains(datetime.date(2019, 9, 14))
    assert not part.contains(datetime.date(2019, 8, 1))


@pytest.mark.parametrize("months", [(0, 7), (8, 7), (1, 13)])
def test_months_that_are_no_period_are_refused(months: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no period"):
        Period(2019, *months)
