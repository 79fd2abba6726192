"""Every check of a goal sheet in one visible row. Findings are values; 必须改 stops 送审, the others do not."""

import dataclasses
from collections.abc import Callable, Iterable

from jixiao.cycle.goals.checks import earlier, indicators, links, money, points, words
from jixiao.cycle.goals.models import GoalSheet
from jixiao.cycle.goals.promise import Promise, promise_of
from jixiao.engine.errors import Finding, Place, Severity, worst_first
from jixiao.engine.yearbook import Yearbook
from jixiao.engine.yearbook.checks.goals import check_tasks
from jixiao.engine.yearbook.checks.indicators import check_indicator_names, check_owners, check_percentages
from jixiao.engine.yearbook.checks.money import check_goal_money
from jixiao.orgs.remembering import Memory

CHECKS: tuple[Callable[[Promise], Iterable[Finding]], ...] = (
    words.check_total_goal_filled,
    words.check_copied_duties,
    words.check_measurable,
    words.check_year_named,
    words.check_tasks_listed,
    links.check_any_goal,
    links.check_goals_measured,
    money.check_money_filled,
    money.check_money_in_yuan,
    money.check_projects,
    money.check_projects_covered,
    indicators.check_any_indicator,
    indicators.check_kinds,
    points.check_points,
    indicators.check_units,
    indicators.check_qualitative_targets,
    links.check_indicators_tied,
    indicators.check_two_things,
    indicators.check_near_duplicates,
    indicators.check_versions,
    indicators.check_formulas,
    indicators.check_evidence,
    earlier.check_far_below_last_year,
    words.check_misprints,
    words.check_vague_words,
)
YEAR_CHECKS: tuple[Callable[[Yearbook], Iterable[Finding]], ...] = (
    check_tasks,
    check_goal_money,
    check_indicator_names,
    check_percentages,
    check_owners,
)
"""Checks of the year's record that hold for promises as they hold for reports."""


SUMS = frozenset({"Y313", "Y314"})
_CHECKED: Memory[tuple[Promise, tuple[Finding, ...]]] = Memory(32)


def check_sheet(sheet: GoalSheet) -> tuple[Finding, ...]:
    """Return everything that is wrong with the sheet now, 必须改 first."""
    return checked_promise_of(sheet)[1]


def checked_promise_of(sheet: GoalSheet) -> tuple[Promise, tuple[Finding, ...]]:
    """Return the promise that the sheet makes now and what is wrong with it."""

    def checked() -> tuple[Promise, tuple[Finding, ...]]:
        promise = promise_of(sheet)
        return promise, check_promise(promise)

    return _CHECKED.recall(sheet.pk, checked, of=[sheet.unit_year.unit])


def check_promise(promise: Promise) -> tuple[Finding, ...]:
    """Return everything that is wrong with a promise, 必须改 first."""
    found = [finding for check in CHECKS for finding in check(promise)]
    found += [_of_all_goals(finding) for check in YEAR_CHECKS for finding in check(promise.yearbook)]
    return worst_first(found)


def _of_all_goals(finding: Finding) -> Finding:
    """Return a finding about the money of all goals at their table, not at the first of them."""
    if finding.code not in SUMS:
        return finding
    return dataclasses.replace(finding, place=Place(where="《绩效目标》预算金额合计", path="goals"))


def musts(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that stop 送审."""
    return [finding for finding in findings if finding.severity is Severity.MUST]
