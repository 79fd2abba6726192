"""Rows of a whole year that somebody brings as a file are taken in through the acts of this room."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jixiao.engine.values import Absent
from jixiao.engine.yearbook import BudgetLine as YearbookLine
from jixiao.engine.yearbook import Funding as YearbookFunding
from jixiao.engine.yearbook import Project as YearbookProject
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.records.budget.items import STATED
from jixiao.records.budget.models import Project
from jixiao.records.budget.projecting import AMOUNTS, fund_project, register_project, revise_project
from jixiao.records.budget.stating import state_item


@transaction.atomic
def take_budget(*, unit_year: UnitYear, rows: Sequence[YearbookLine], by: Actor) -> None:
    """State every item of 预算与执行; what the file leaves 未填 stays as it is."""
    for row in rows:
        values = {name: getattr(row, name) for name in STATED if getattr(row, name) is not Absent.UNFILLED}
        state_item(unit_year=unit_year, item=row.item, values=values, by=by, origin=_text(row.origin))


@transaction.atomic
def take_projects(*, unit_year: UnitYear, rows: Sequence[YearbookProject], by: Actor) -> None:
    """Register the projects, or correct those whose code is there."""
    standing = {row.code: row for row in Project.objects.filter(unit_year=unit_year)}
    for row in rows:
        told: dict[str, Any] = {
            name: _text(getattr(row, name))
            for name in ("name", "supervisor", "implementer", "expected", "achieved", "origin")
            if _text(getattr(row, name))
        }
        if row.code in standing:
            revise_project(project=standing[row.code], values=told, by=by)
        else:
            register_project(unit_year=unit_year, code=row.code, by=by, **told)


@transaction.atomic
def take_fundings(*, unit_year: UnitYear, rows: Sequence[YearbookFunding], by: Actor) -> None:
    """State the money of the projects by source."""
    by_code = {row.code: row for row in Project.objects.filter(unit_year=unit_year)}
    for row in rows:
        values = {name: getattr(row, name) for name in AMOUNTS if getattr(row, name) is not Absent.UNFILLED}
        project = by_code[row.project] if isinstance(row.project, str) else None
        fund_project(
            unit_year=unit_year, project=project, source=row.source, values=values, by=by, origin=_text(row.origin)
        )


def _text(value: Any) -> str:  # noqa: ANN401 - text or 未填
    return value if isinstance(value, str) else ""
