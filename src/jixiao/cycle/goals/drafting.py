"""The sheet is written: begun, its total goal set, its tasks, goals and indicators added, amended and removed."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.cycle.goals.events import SheetStarted, TotalGoalSet
from jixiao.cycle.goals.models import Goal, GoalIndicator, GoalSheet, Task
from jixiao.cycle.goals.pinning import pinned_values
from jixiao.cycle.goals.writing import about, add_row, amend_row, remove_row, require_draft
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

LONGEST_GOAL = 3000
LONGEST_ORIGIN = 200


@transaction.atomic
def start_sheet(*, unit_year: UnitYear, by: Actor) -> GoalSheet:
    """Begin the sheet of a year; begun twice, it is the one that is there."""
    require_draft(unit_year)
    sheet, made = GoalSheet.objects.get_or_create(unit_year=unit_year)
    if made:
        publish(SheetStarted(**about(sheet)), by=by)
    return sheet


@transaction.atomic
def set_total_goal(*, sheet: GoalSheet, text: str, stamp: int | None, by: Actor, origin: str = "") -> GoalSheet:
    """Write 年度总体目标. Refuses one that is longer than a page."""
    require_draft(sheet.unit_year)
    words = text.strip()
    if len(words) > LONGEST_GOAL:
        cause = f"年度总体目标有 {len(words)} 个字，最多 {LONGEST_GOAL} 个字"
        raise Refused(cause, cure="只写要达到的结果，做法放到任务里", code="U522", field="total_goal")
    fields = ("total_goal", "total_goal_origin")
    before = snapshot(sheet, fields)
    sheet.total_goal, sheet.total_goal_origin = words, origin.strip()[:LONGEST_ORIGIN]
    was, became = changes(before, snapshot(sheet, fields))
    if became:
        save_stamped(sheet, stamp=stamp, fields=fields)
        publish(TotalGoalSet(**about(sheet), before=was, after=became), by=by)
    return sheet


@transaction.atomic
def add_task(*, sheet: GoalSheet, values: Mapping[str, Any], by: Actor, code: str = "") -> Task:
    """Add a task at the end; a missing code is given."""
    task = Task(sheet=sheet)
    add_row(task, values, code=code, by=by)
    return task


@transaction.atomic
def add_goal(*, sheet: GoalSheet, values: Mapping[str, Any], by: Actor, code: str = "") -> Goal:
    """Add a goal with its money at the end; a missing code is given."""
    goal = Goal(sheet=sheet)
    add_row(goal, values, code=code, by=by)
    return goal


@transaction.atomic
def add_indicator(*, sheet: GoalSheet, values: Mapping[str, Any], by: Actor, code: str = "") -> GoalIndicator:
    """Add an indicator of the unit's own (个性指标) at the end; a missing code is given."""
    indicator = GoalIndicator(sheet=sheet)
    add_row(indicator, values, code=code, by=by)
    return indicator


@transaction.atomic
def add_library_indicator(
    *, sheet: GoalSheet, version: IndicatorVersion, values: Mapping[str, Any], by: Actor, code: str = ""
) -> GoalIndicator:
    """Add an indicator of the library: its version is pinned, its definition copied; ``values`` go before the copy.

    Refuses (U525) a version that does not hold for the year of the sheet.
    """
    indicator = GoalIndicator(sheet=sheet, version_pinned=version)
    copied = pinned_values(version, year=sheet.unit_year.year)
    add_row(indicator, {**copied, **values}, code=code or _library_code(sheet, version), by=by)
    return indicator


def amend_task(*, task: Task, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Task:
    """Change a task. Raises Stale for an older stamp."""
    return amend_row(task, values, stamp=stamp, by=by)


def amend_goal(*, goal: Goal, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Goal:
    """Change a goal. Raises Stale for an older stamp."""
    return amend_row(goal, values, stamp=stamp, by=by)


def amend_indicator(
    *, indicator: GoalIndicator, values: Mapping[str, Any], stamp: int | None, by: Actor
) -> GoalIndicator:
    """Change an indicator; the version it pins stays. Raises Stale for an older stamp."""
    return amend_row(indicator, values, stamp=stamp, by=by)


@transaction.atomic
def take_version(*, indicator: GoalIndicator, version: IndicatorVersion, stamp: int | None, by: Actor) -> GoalIndicator:
    """Pin another version of the library and copy its definition; target, weight and goal stay as promised."""
    require_draft(indicator.sheet.unit_year)
    copied = pinned_values(version, year=indicator.sheet.unit_year.year)
    for promised in ("target", "operator", "unit") if indicator.target else ():
        copied.pop(promised, None)
    indicator.version_pinned = version
    return amend_row(indicator, copied, stamp=stamp, by=by, also=("version_pinned",))


def remove_task(*, task: Task, by: Actor) -> None:
    """Take a task out."""
    remove_row(task, by=by)


def remove_goal(*, goal: Goal, by: Actor) -> None:
    """Take a goal out. Refuses (U526) one that indicators belong to."""
    count = goal.indicators.count()
    if count:
        cure = "先把这些指标改到别的目标，或删去"
        raise Refused(f"目标「{goal.name}」还有 {count} 个指标", cure=cure, code="U526")
    remove_row(goal, by=by)


def remove_indicator(*, indicator: GoalIndicator, by: Actor) -> None:
    """Take an indicator out. Refuses (U527) one that a self-evaluation was begun with."""
    remove_row(indicator, by=by)


def _library_code(sheet: GoalSheet, version: IndicatorVersion) -> str:
    """Return the code of the library, or where it is used already, with the next number behind it."""
    code = version.indicator.code
    taken = set(sheet.indicators.filter(code__startswith=code).values_list("code", flat=True))
    numbered = (f"{code}-{number}" for number in range(2, len(taken) + 3))
    return code if code not in taken else next(one for one in numbered if one not in taken)
