"""The light of a problem: how near its day is, and which step is due where that is past."""

import datetime

from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.cycle.followup.queries import UNDER_WAY
from jixiao.engine.scoring.advice import advice_table


def light_of(problem: Problem, *, on: datetime.date) -> tuple[str, str]:
    """Return colour and words: red past the day, yellow within the days of warning, green before, none without one."""
    if problem.state == ProblemState.CLOSED:
        late = problem.closed_on and problem.due and problem.closed_on > problem.due
        return ("amber", "逾期后销号") if late else ("green", "已销号")
    if problem.state not in UNDER_WAY or problem.due is None:
        return "none", "未下期限"
    left = (problem.due - on).days
    if left < 0:
        return "red", f"逾期 {-left} 天"
    return ("amber", f"剩 {left} 天") if left <= advice_table().mending.warn_days else ("green", f"剩 {left} 天")


def step_due(problem: Problem, *, on: datetime.date) -> str:
    """Return the step of 激励与问责 that the rules call for now, "" where none is."""
    if problem.state not in UNDER_WAY or problem.due is None:
        return ""
    return advice_table().step_after((on - problem.due).days)
