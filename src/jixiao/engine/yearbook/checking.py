"""Every check of a year, in one visible row: contradictions first, then what is missing."""

from collections.abc import Callable, Iterable

from jixiao.engine.errors import Finding
from jixiao.engine.yearbook.checks.activities import (
    check_boards,
    check_days,
    check_disclosure,
    check_repeated_activities,
)
from jixiao.engine.yearbook.checks.budget import (
    check_balance,
    check_basic_expenditure,
    check_execution,
    check_expenditure,
    check_full_year,
    check_hospitality,
    check_income,
)
from jixiao.engine.yearbook.checks.gaps import (
    check_budget_gaps,
    check_empty_sections,
    check_indicator_gaps,
    check_profile_gaps,
    check_project_gaps,
    check_row_gaps,
)
from jixiao.engine.yearbook.checks.goals import (
    check_goals_of_results,
    check_results_of_goals,
    check_tasks,
    check_total_goal,
)
from jixiao.engine.yearbook.checks.indicators import (
    check_indicator_names,
    check_indicator_values,
    check_kinds_of_indicators,
    check_owners,
    check_percentages,
    check_result_names,
    check_weights,
)
from jixiao.engine.yearbook.checks.money import check_funded_goals, check_goal_money, check_project_money
from jixiao.engine.yearbook.checks.staff import check_assets, check_staff
from jixiao.engine.yearbook.record import Yearbook

CHECKS: tuple[Callable[[Yearbook], Iterable[Finding]], ...] = (
    check_expenditure,
    check_basic_expenditure,
    check_funded_goals,
    check_balance,
    check_full_year,
    check_income,
    check_hospitality,
    check_execution,
    check_goal_money,
    check_project_money,
    check_staff,
    check_assets,
    check_total_goal,
    check_tasks,
    check_results_of_goals,
    check_goals_of_results,
    check_indicator_names,
    check_indicator_values,
    check_percentages,
    check_weights,
    check_kinds_of_indicators,
    check_owners,
    check_result_names,
    check_days,
    check_repeated_activities,
    check_boards,
    check_disclosure,
    check_empty_sections,
    check_profile_gaps,
    check_budget_gaps,
    check_indicator_gaps,
    check_row_gaps,
    check_project_gaps,
)


CELL_CHECKS = (check_indicator_values, check_percentages)
"""Those of them that look at one row alone, and so are right even where other rows cannot be read."""


def check_cells(yearbook: Yearbook) -> tuple[Finding, ...]:
    """Return what is wrong within single rows of a year that cannot be made whole yet."""
    return tuple(finding for check in CELL_CHECKS for finding in check(yearbook))


def check_yearbook(yearbook: Yearbook) -> tuple[Finding, ...]:
    """Return everything that contradicts itself or is missing in the year, in the order of ``CHECKS``.

    必须改 is said only of what can be proven from the record itself.
    """
    return tuple(finding for check in CHECKS for finding in check(yearbook))
