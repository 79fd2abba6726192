"""What this room lets others count: the amounts, the ten ratios of 53号, and three sections of the yearbook."""

import functools
from collections.abc import Mapping
from fractions import Fraction

from django.db.models import Model

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Period
from jixiao.measures.catalogue import (
    Counted,
    Measure,
    Reference,
    hang_door,
    hang_fields,
    hang_intake,
    hang_owner,
    hang_section,
    hang_together,
)
from jixiao.measures.gathering import read_once
from jixiao.measures.projects import hang_projects
from jixiao.orgs.models import UnitYear
from jixiao.orgs.workbench import hang_figures
from jixiao.records.budget import items
from jixiao.records.budget.amounts import Amount, Amounts
from jixiao.records.budget.comparing import projects_of_many
from jixiao.records.budget.gathering import adjustment_reason, budget_rows, funding_rows, project_rows
from jixiao.records.budget.models import (
    Adjustment,
    BudgetLine,
    DetailLine,
    Execution,
    FinalAccounts,
    Funding,
    Procurement,
    Project,
    ThreePublic,
)
from jixiao.records.budget.picture import Picture, picture_of
from jixiao.records.budget.ratios import KINDS, Rate, adjusted_money, key_projects, rates_of
from jixiao.records.budget.searching import search_budget
from jixiao.records.budget.showing import figures_of
from jixiao.records.budget.taking import take_budget, take_fundings, take_projects
from jixiao.web.searching import hang_searcher

AMOUNTS: Mapping[str, tuple[str, str]] = {
    "budget.income_initial": (items.INCOME, "initial"),
    "budget.income_executed": (items.INCOME, "executed"),
    "budget.total_initial": (items.TOTAL, "initial"),
    "budget.total_adjustment": (items.TOTAL, "adjustment"),
    "budget.total_adjusted": (items.TOTAL, "adjusted"),
    "budget.total_executed": (items.TOTAL, "executed"),
    "budget.basic_executed": (items.BASIC, "executed"),
    "budget.staff_executed": (items.STAFF, "executed"),
    "budget.running_executed": (items.RUNNING, "executed"),
    "budget.projects_initial": (items.PROJECTS, "initial"),
    "budget.projects_executed": (items.PROJECTS, "executed"),
    "budget.three_public_initial": (items.THREE_PUBLIC, "initial"),
    "budget.three_public_executed": (items.THREE_PUBLIC, "executed"),
    "budget.hospitality_executed": (items.HOSPITALITY, "executed"),
    "budget.meetings_executed": (items.MEETINGS, "executed"),
    "budget.training_executed": (items.TRAINING, "executed"),
    "budget.procurement_executed_amount": (items.PROCUREMENT, "executed"),
    "budget.opening_executed": (items.OPENING, "executed"),
    "budget.closing_executed": (items.CLOSING, "executed"),
}
"""Under the very names that the engine's facts have: the item and then the column."""
COUNTS: Mapping[str, tuple[str, str, str]] = {
    "budget.groups_abroad": ("因公出国（境）团组数", "个", "groups"),
    "budget.travellers_abroad": ("因公出国（境）人次", "人次", "travellers"),
    "budget.cars_bought": ("公务用车购置数", "辆", "cars_bought"),
    "budget.cars_kept": ("公务用车保有量", "辆", "cars_kept"),
    "budget.receptions": ("公务接待批次", "批次", "receptions"),
    "budget.guests": ("公务接待人次", "人次", "guests"),
}
SPENT, ADJUSTED, KEY = "budget.spent", "budget.adjusted_money", "budget.key_projects"
DOORS = {
    "budget.item": "budget:item",
    "budget.earlier": "budget:earlier",
    "budget.line": "budget:line",
    "budget.adjustment": "budget:adjustment",
    "budget.execution": "budget:month",
    "budget.three_public": "budget:three_public_row",
    "budget.procurement": "budget:procurement_row",
    "budget.project": "budget:project",
    "budget.funding": "budget:funding",
    "budget.figure": "budget:figure",
}

OWNED: Mapping[str, type[Model]] = {
    "budget.item": BudgetLine,
    "budget.line": DetailLine,
    "budget.adjustment": Adjustment,
    "budget.execution": Execution,
    "budget.three_public": ThreePublic,
    "budget.procurement": Procurement,
    "budget.project": Project,
    "budget.funding": Funding,
    "budget.accounts": FinalAccounts,
}


def hang_all() -> None:
    """Hang the measures, sections, fields, ways in, doors and figures of the room."""
    hang_together(measures=measures(), count=count_budget)
    hang_projects(projects_of_many)
    hang_section("budget", gather=lambda unit_year: budget_rows(_kept_picture(unit_year)), door="budget:item")
    hang_section("projects", gather=lambda unit_year: project_rows(_kept_picture(unit_year)), door="budget:project")
    hang_section("fundings", gather=lambda unit_year: funding_rows(_kept_picture(unit_year)), door="budget:funding")
    hang_fields("budget", gather=lambda unit_year: {"adjustment_reason": adjustment_reason(_kept_picture(unit_year))})
    hang_intake("budget", take_budget)
    hang_intake("projects", take_projects)
    hang_intake("fundings", take_fundings)
    for kind, url_name in DOORS.items():
        hang_door(kind, url_name)
    for kind, model in OWNED.items():
        hang_owner(kind, functools.partial(_owns, model))
    hang_figures("budget", figures_of)
    hang_searcher("预算执行", search_budget)


def _kept_picture(unit_year: UnitYear) -> Picture:
    return read_once(unit_year, picture_of)


def measures() -> tuple[Measure, ...]:
    """Return what this room counts."""
    amounts = [
        Measure(
            code,
            f"{item}{items.COLUMNS[column]}",
            "万元",
            f"预算执行中「{item}」的{items.COLUMNS[column]}，填报数优先，没有填的由记录汇总",
        )
        for code, (item, column) in AMOUNTS.items()
    ]
    counts = [Measure(code, name, unit, f"三公经费中填报的{name}") for code, (name, unit, _) in COUNTS.items()]
    rates = [Measure(kind.code, kind.name, "%", f"{kind.formula}（财预〔2013〕53号）", kind.zt) for kind in KINDS]
    return (
        *amounts,
        Measure(SPENT, "累计支出数", "万元", "从年初到所取月份按月登记的支出合计，没有登记的月份不补"),
        Measure(
            ADJUSTED, "预算调整资金总和", "万元", "追加、追减、调剂不计正负相加，剔除落实国家政策、不可抗力和临时交办"
        ),
        Measure(KEY, "重点项目支出", "万元", "年初预算安排给重点项目的资金"),
        *counts,
        *rates,
    )


def count_budget(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return every measure of the room, from one picture of the year."""
    picture = _kept_picture(unit_year)
    amounts = Amounts(picture)
    found = {code: counted(amounts.of(item, column)) for code, (item, column) in AMOUNTS.items()}
    found[SPENT] = counted(amounts.spent(items.TOTAL, until=period.last_month))
    found[ADJUSTED] = counted(adjusted_money(amounts))
    found[KEY] = counted(key_projects(amounts))
    found.update({code: _count(picture, name, field) for code, (name, _, field) in COUNTS.items()})
    found.update({code: counted_rate(rate) for code, rate in rates_of(amounts, period=period).items()})
    return found


def counted(amount: Amount) -> Counted:
    """Return an amount as a count in 万元 with the records it is made of."""
    value: Fraction | Absent = amount.value if isinstance(amount.value, Absent) else amount.value.amount("万元")
    return Counted(value, tuple(amount.references()), amount.formula, amount.note)


def counted_rate(rate: Rate) -> Counted:
    """Return a ratio as a count in % with every record of its amounts."""
    references = tuple(dict.fromkeys(one for amount in rate.inputs for one in amount.references()))
    return Counted(rate.value, references, rate.formula, rate.note)


def _count(picture: Picture, name: str, field: str) -> Counted:
    row = picture.three_public
    value: int | None = None if row is None else getattr(row, field)
    if row is None or (value is None and field not in row.not_applicable):
        return Counted(UNFILLED, formula="填报")
    if value is None:
        return Counted(NOT_APPLICABLE, (Reference("budget.three_public", row.pk, name),), "填报")
    return Counted(
        Fraction(value), (Reference("budget.three_public", row.pk, name, Fraction(value), row.origin),), "填报"
    )


def _owns(model: type[Model], unit_year: UnitYear, pk: int) -> bool:
    return model._default_manager.filter(pk=pk, unit_year=unit_year).exists()  # noqa: SLF001 - the documented way
