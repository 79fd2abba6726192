"""The sheet as rows of the year's record, and a whole year's goals taken in from a file."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction

from jixiao.cycle.goals.content import Content, content_of
from jixiao.cycle.goals.drafting import add_goal, add_indicator, add_task, set_total_goal, start_sheet
from jixiao.cycle.goals.models import Goal as GoalRow
from jixiao.cycle.goals.models import GoalSheet
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Points
from jixiao.engine.yearbook import Goal, Indicator, Task, Yearbook
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear

_GOAL = {"content": "content", "money": "money", "source": "money_source", "outcome": "outcome", "origin": "origin"}
_INDICATOR = {
    "project": "project_code",
    "goal": "goal",
    "operator": "operator",
    "target": "target",
    "unit": "unit",
    "weight": "weight",
    "method": "scoring_method",
    "formula": "formula",
    "origin": "origin",
}
"""Columns of the year's record and what they are called in this room."""


def goals_into(yearbook: Yearbook, sheet: GoalSheet | None) -> Yearbook:
    """Return the year with what was promised put in; the caller places it (``measures.gathering.placed``)."""
    return yearbook if sheet is None else content_into(yearbook, content_of(sheet))


def content_into(yearbook: Yearbook, content: Content) -> Yearbook:
    """Return the year with the promises of a content: those of the sheet, of a version, or of an adjustment."""
    profile = yearbook.profile
    origins = dict(profile.origins)
    if content["total_goal_origin"]:
        origins["total_goal"] = content["total_goal_origin"]
    return dataclasses.replace(
        yearbook,
        profile=dataclasses.replace(
            profile, total_goal=content["total_goal"] or UNFILLED, origins=MappingProxyType(origins)
        ),
        tasks=tuple(Task(row["code"], row["content"], row["origin"] or UNFILLED) for row in content["tasks"]),
        goals=tuple(Goal(code=row["code"], name=row["name"], **_columns(row, _GOAL)) for row in content["goals"]),
        indicators=tuple(indicator_row(row) for row in content["indicators"]),
    )


def indicator_row(row: Mapping[str, Any]) -> Indicator:
    """Return an indicator of a content as a row of the year's record; its result and proofs are not known here."""
    named = {key: row[key] for key in ("code", "level1", "level2", "name")}
    unknown = dict.fromkeys(("actual", "manual", "deduction", "reason", "proof"), UNFILLED)
    return Indicator(**named, **_columns(row, _INDICATOR), **unknown)  # type: ignore[arg-type]  # columns by name


def _columns(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {key: _value(row, key, name) for key, name in names.items()}


def _value(row: Mapping[str, Any], key: str, name: str) -> Any:  # noqa: ANN401 - each column has its own values
    if name in row["not_applicable"]:
        return NOT_APPLICABLE
    value = row[name]
    if value is None or value == "":
        return UNFILLED
    if key == "money":
        return Money(value)
    return Points.of(value) if key == "weight" else value


@transaction.atomic
def take_goals(*, unit_year: UnitYear, yearbook: Yearbook, by: Actor) -> GoalSheet:
    """Write the promises of a whole year through the acts of this room, all of them or none."""
    sheet = start_sheet(unit_year=unit_year, by=by)
    profile = yearbook.profile
    if isinstance(profile.total_goal, str):
        origin = profile.origins.get("total_goal", "")
        set_total_goal(sheet=sheet, text=profile.total_goal, origin=origin, stamp=None, by=by)
    for task in yearbook.tasks:
        told = {"content": task.content, "origin": task.origin}
        add_task(sheet=sheet, code=task.code, values=told, by=by)
    goals: dict[str, GoalRow] = {}
    for row in yearbook.goals:
        goals[row.code] = add_goal(sheet=sheet, code=row.code, values=_taken(row, _GOAL, name=row.name), by=by)
    for indicator in yearbook.indicators:
        named = {key: getattr(indicator, key) for key in ("level1", "level2", "name")}
        values = _taken(indicator, _INDICATOR, **named)
        if isinstance(indicator.goal, str):
            values["goal"] = goals[indicator.goal]
        add_indicator(sheet=sheet, code=indicator.code, values=values, by=by)
    return sheet


def _taken(row: Any, names: Mapping[str, str], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of the record
    return {**more, **{name: getattr(row, key) for key, name in names.items()}}
