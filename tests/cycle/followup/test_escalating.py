import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cycle.followup.conftest import found
from tests.rooms import NOON

from jixiao.cycle.followup.escalating import proposed_step, proposed_steps, with_steps_taken
from jixiao.cycle.followup.issuing import issue_notice
from jixiao.cycle.followup.models import MeasureKind, Problem, ProblemState
from jixiao.cycle.followup.registering import register_accountability, withdraw_accountability
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import nth_working_day


def after(problem, working_days):
    return nth_working_day(problem.due, working_days, work_calendar())


def proposed(problem, on):
    return proposed_step(problem, on=on, calendar=work_calendar())


def take(case, kind, on):
    county = case.county
    return register_accountability(
        authority=county.finance,
        unit_year=county.unit_year,
        kind=kind,
        ground="示例",
        words="示例",
        on=on,
        problems=[case.fresh()],
        by=county.actor("reviewer", at=datetime.datetime.combine(on, NOON.timetz())),
    )


@pytest.mark.parametrize(("days", "step"), [(1, "remind"), (10, "remind"), (40, "remind")])
def test_the_mildest_step_not_yet_taken_is_proposed_first(issued, days, step):
    assert proposed(issued.fresh(), issued.fresh().due) is None
    assert proposed(issued.fresh(), after(issued.fresh(), days)) == step


def test_a_step_that_was_taken_is_not_proposed_again_and_the_next_waits_for_its_day(issued):
    problem = issued.fresh()
    made = take(issued, MeasureKind.REMIND, after(problem, 1))
    assert proposed(issued.fresh(), after(problem, 9)) is None
    assert proposed(issued.fresh(), after(problem, 10)) == MeasureKind.TALK
    withdraw_accountability(accountability=made, reason="示例：有误", by=issued.county.actor("reviewer"))
    assert proposed(issued.fresh(), after(problem, 10)) == MeasureKind.REMIND


def test_nothing_is_proposed_of_what_was_struck_off(issued):
    Problem.objects.update(state=ProblemState.CLOSED)
    assert proposed(issued.fresh(), after(issued.fresh(), 60)) is None


def test_many_are_counted_by_step_in_two_statements(issued):
    county = issued.county
    more = [found(county), found(county)]
    issue_notice(authority=county.finance, unit_year=county.unit_year, problems=more, by=county.actor("reviewer"))
    on = after(issued.fresh(), 12)
    take(issued, MeasureKind.REMIND, after(issued.fresh(), 1))
    calendar = work_calendar()
    with CaptureQueriesContext(connection) as caught:
        steps = proposed_steps(with_steps_taken(Problem.objects.order_by("pk")), on=on, calendar=calendar)
    assert list(steps) == [(MeasureKind.REMIND, 2), (MeasureKind.TALK, 1)]
    assert len(caught) == 2
