import datetime
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cycle.followup.conftest import DUE, found

from jixiao.cycle.followup.counting import count_mending
from jixiao.cycle.followup.issuing import issue_notice
from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.engine.values import NOT_APPLICABLE, Period
from jixiao.measures.catalogue import MEASURES
from jixiao.orgs.registering import open_year


@pytest.fixture
def year_2025(county):
    return open_year(unit=county.unit, year=2025, by=county.actor("system"))


def counted(unit_year, *, last_month=12):
    return count_mending(unit_year=unit_year, period=Period(unit_year.year, 1, last_month))


def values(unit_year, **more):
    return {code.partition(".")[2]: one.value for code, one in counted(unit_year, **more).items()}


def close(problem, on):
    Problem.objects.filter(pk=problem.pk).update(state=ProblemState.CLOSED, closed_on=on)


def test_problems_count_in_the_year_they_were_to_be_put_right_in_whatever_year_they_are_of(county, year_2025):
    rows = [found(county) for _ in range(3)]
    told = {"authority": county.finance, "unit_year": county.unit_year, "by": county.actor("reviewer")}
    issue_notice(problems=rows, **told)
    close(rows[0], DUE)
    close(rows[1], DUE + datetime.timedelta(days=1))
    found(county, unit_year=county.other_year)
    assert values(year_2025) == {
        "noticed": 3,
        "due": 3,
        "closed": 2,
        "on_time": 1,
        "rate": Fraction(200, 3),
    }
    assert values(county.unit_year)["noticed"] == 0
    found_rate = counted(year_2025)["followup.rate"]
    assert found_rate.note == "2 ÷ 3 × 100% = 66.67%"
    assert [one.label for one in found_rate.references] == ["示例：培训档案不全"] * 3


def test_up_to_a_month_only_what_was_due_by_then_counts(issued, year_2025):
    assert (values(year_2025, last_month=1)["noticed"], values(year_2025, last_month=1)["due"]) == (1, 0)
    assert values(year_2025, last_month=1)["rate"] is NOT_APPLICABLE
    assert values(year_2025, last_month=2)["due"] == 1


def test_it_takes_one_statement_and_hangs_on_the_board(county, year_2025):
    found(county)
    with CaptureQueriesContext(connection) as caught:
        counted(year_2025)
    assert len(caught) == 1
    assert MEASURES["followup.rate"].library == "KX-G04"
