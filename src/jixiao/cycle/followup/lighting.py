"""The light of a problem: how near its day is, counted in days and in working days."""

import datetime

from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.cycle.followup.queries import UNDER_WAY
from jixiao.engine.scoring.advice import advice_table
from jixiao.orgs.deadlines.wording import left_words
from jixiao.orgs.deadlines.working_days import WorkCalendar, working_days_between


def light_of(problem: Problem, *, on: datetime.date, calendar: WorkCalendar) -> tuple[str, str]:
    """Return colour and words: red past the day, yellow within the days of warning, green before, none without one."""
    if problem.state == ProblemState.CLOSED:
        late = problem.closed_on and problem.due and problem.closed_on > problem.due
        return ("amber", "逾期后销号") if late else ("green", "已销号")
    if problem.state not in UNDER_WAY or problem.due is None:
        return "none", "未下期限"
    words = left_words(problem.due, on, calendar)
    if problem.due < on:
        return "red", words
    near = working_days_between(on, problem.due, calendar) <= advice_table().mending.warn_working_days
    return ("amber" if near else "green"), words


def working_days_late(problem: Problem, *, on: datetime.date, calendar: WorkCalendar) -> int:
    """Return how many working days a problem is past its day, 0 where it is not or is no longer to be put right."""
    if problem.state not in UNDER_WAY or problem.due is None or problem.due >= on:
        return 0
    return working_days_between(problem.due, on, calendar)
