from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cycle.followup.conftest import DUE, found

from jixiao.cycle.followup.due_days import dues_of
from jixiao.cycle.followup.issuing import issue_notice
from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.orgs.deadlines.dues import DUES
from jixiao.orgs.roles import Role


def told(years):
    return [(one.kind, one.title, one.turn, one.due) for one in dues_of(years)]


def test_a_problem_is_due_from_the_clerk_and_then_from_whoever_has_it(handed_in):
    years = [handed_in.county.unit_year]
    assert told(years) == [("问题整改", "「示例：培训档案不全」等待复核", Role.REVIEWER, DUE)]
    Problem.objects.update(state=ProblemState.RETURNED)
    assert told(years) == [("问题整改", "「示例：培训档案不全」被退回，重新整改", Role.CLERK, DUE)]
    Problem.objects.update(state=ProblemState.CLOSED)
    assert told(years) == []
    assert DUES["followup"] is dues_of


def test_advice_is_to_be_answered_once_for_its_letter(given):
    rows = told([given.county.unit_year])
    assert len(rows) == 1
    assert rows[0][:3] == ("预算建议", "财政局绩建〔2025〕1号 的建议待回复", Role.CLERK)


def test_the_statements_do_not_grow_with_problems_and_units(issued):
    county = issued.county

    def statements():
        with CaptureQueriesContext(connection) as caught:
            list(dues_of([county.unit_year, county.other_year]))
        return len(caught)

    one = statements()
    more = [found(county, unit_year=county.other_year) for _ in range(3)]
    by = county.actor("reviewer")
    issue_notice(authority=county.finance, unit_year=county.other_year, problems=more, by=by)
    assert statements() == one
