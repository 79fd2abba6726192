"""The whole sheet as one plain JSON value: what versions keep, what an adjustment changes, what the checks look at."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.cycle.goals.models import Goal, GoalIndicator, GoalSheet, Task
from jixiao.engine.values import NOT_APPLICABLE, Money, Points, print_decimal

Content = Mapping[str, Any]
"""total_goal, total_goal_origin, and the rows of tasks, goals, indicators in order, each under its ``code``."""

TASK_FIELDS = ("content", "origin")
GOAL_FIELDS = (
    "name", "content", "money", "money_source", "project_code", "outcome", "not_applicable", "origin",
)  # fmt: skip
INDICATOR_FIELDS = (
    "project_code", "level1", "level2", "name", "operator", "target", "unit", "weight", "formula", "scoring_method",
    "value_basis", "basis_note", "evidence", "not_applicable", "origin",
)  # fmt: skip
KINDS: Mapping[str, Any] = {"tasks": Task, "goals": Goal, "indicators": GoalIndicator}
FIELDS = {"tasks": TASK_FIELDS, "goals": GOAL_FIELDS, "indicators": INDICATOR_FIELDS}
MOST_ROWS = 500
EMPTY: Content = {"total_goal": "", "total_goal_origin": "", "tasks": [], "goals": [], "indicators": []}


def content_of(sheet: GoalSheet) -> dict[str, Any]:
    """Return what the sheet says now, in three statements."""
    tasks, goals, indicators = rows_in_order(sheet)
    codes = {goal.pk: goal.code for goal in goals}
    return {
        "total_goal": sheet.total_goal,
        "total_goal_origin": sheet.total_goal_origin,
        "tasks": [plain_row(row, TASK_FIELDS) for row in tasks],
        "goals": [plain_row(row, GOAL_FIELDS) for row in goals],
        "indicators": [
            {
                **plain_row(row, INDICATOR_FIELDS),
                "goal": codes.get(row.goal_id, "") if row.goal_id else "",
                "version": row.version_pinned_id,
            }
            for row in indicators
        ],
    }


def rows_in_order(sheet: GoalSheet) -> tuple[list[Task], list[Goal], list[GoalIndicator]]:
    """Return tasks, goals and indicators of a sheet as they stand on the page."""
    return (
        list(sheet.tasks.order_by("order", "pk")[:MOST_ROWS]),
        list(sheet.goals.order_by("order", "pk")[:MOST_ROWS]),
        list(sheet.indicators.select_related("goal", "version_pinned__indicator").order_by("order", "pk")[:MOST_ROWS]),
    )


def plain_row(row: Task | Goal | GoalIndicator, fields: Sequence[str]) -> dict[str, Any]:
    """Return a row as JSON holds it: money in 分, points as text."""
    return {"code": row.code, **{name: plain_value(getattr(row, name)) for name in fields}}


def plain_value(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """Return a value as JSON holds it."""
    if isinstance(value, Money):
        return value.fen
    return plain_points(value) if isinstance(value, Points) else value


def plain_points(value: Points) -> str:
    """Return points as somebody would type them: 9.4, never 9.40 or 1,000."""
    return print_decimal(value.value).replace(",", "")


def described_values(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a plain row as ``describing.describe`` takes them, but for the goal it is tied to."""
    void = set(row.get("not_applicable", ()))
    found = {name: row[name] for name in FIELDS[kind] if name != "not_applicable"}
    if found.get("money") is not None:
        found["money"] = Money(found["money"])
    if found.get("weight") is not None:
        found["weight"] = Points.of(found["weight"])
    return {name: NOT_APPLICABLE if name in void else value for name, value in found.items()}


def merged_row(kind: str, old: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plain row with some values typed anew; those of a new row that nobody typed are blank."""
    blank: dict[str, Any] = {name: None if name in {"money", "weight"} else "" for name in FIELDS[kind]}
    more: dict[str, Any] = {"goal": "", "version": None} if kind == "indicators" else {}
    void = set(old.get("not_applicable", ())) - set(values)
    void |= {name for name, value in values.items() if value is NOT_APPLICABLE}
    typed = {name: blank.get(name, "") if value is NOT_APPLICABLE else value for name, value in values.items()}
    row = {**blank, **more, **old, **typed}
    return {**row, **({} if kind == "tasks" else {"not_applicable": sorted(void)})}
