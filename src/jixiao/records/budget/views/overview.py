"""The overview of the year's budget, and the trees behind its numbers."""

import dataclasses
import functools
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from jixiao.engine.values import UNFILLED, Absent, Money, Period, Rounding, round_exactly
from jixiao.measures.doors import link_of
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.records.budget import items
from jixiao.records.budget.access import may_look, may_record
from jixiao.records.budget.amounts import Amount, Amounts
from jixiao.records.budget.cross_checks import findings_of
from jixiao.records.budget.models import BudgetLine
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.ratios import KINDS, planned_progress, rates_of
from jixiao.records.budget.showing import execution_rate, rate_words, trace_of, trace_of_rate
from jixiao.web.charts import Series, line_chart, meter
from jixiao.web.trace import trace_page

MONTHS = 12
SHOWN = ("initial", "adjustment", "adjusted", "executed")
QUIET = (items.FREED, items.DISTRIBUTED)


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """One amount on the page."""

    amount: Amount
    url: str

    @property
    def is_known(self) -> bool:
        """Return whether there is a number to open."""
        return isinstance(self.amount.value, Money)

    @property
    def css(self) -> str:
        """Return the class of the number: typed or added up."""
        return "num-entered" if self.amount.stated is not UNFILLED else ""


@at_desk(may_look)
def budget(request: DeskRequest) -> HttpResponse:
    """Show the year's budget by item, month and ratio."""
    desk = request.desk
    picture = picture_of(request.desk.its_year)
    amounts = Amounts(picture)
    findings = findings_of(picture)
    context = {
        "here": "budget:budget",
        "is_blank": picture.is_blank,
        "figures": _figures(desk, amounts),
        "rows": [_row(desk, amounts, item) for item in items.ITEMS if item not in QUIET or item in picture.lines],
        "chart": _chart(amounts) if picture.executions else "",
        "rates": _rates(desk, amounts),
        "findings": findings,
        "must": sum(1 for one in findings if str(one.severity) == "必须改"),
        "may_record": desk.may(may_record),
    }
    return render(request, "budget/budget.html", context)


@at_desk(may_look)
def amount(request: DeskRequest, code: str, column: str) -> HttpResponse:
    """Show what an amount is made of."""
    if code not in items.ITEMS or column not in items.STATED:
        raise Http404("没有这个科目或栏目")
    found = Amounts(picture_of(request.desk.its_year)).of(code, column)
    return trace_page(request, trace_of(found), link_of=functools.partial(link_of, request.desk))


@at_desk(may_look)
def rate(request: DeskRequest, code: str) -> HttpResponse:
    """Show what a ratio is worked out from."""
    rates = rates_of(Amounts(picture_of(request.desk.its_year)), period=Period(request.desk.year))
    found = rates.get(f"budget.{code}")
    if found is None:
        raise Http404("没有这个指标")
    return trace_page(request, trace_of_rate(found), link_of=functools.partial(link_of, request.desk))


@at_desk(may_look)
def earlier(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead to an item of the year before."""
    unit = request.desk.unit
    line = BudgetLine.objects.filter(pk=pk, unit_year__unit=unit).select_related("unit_year").first()
    if line is None:
        raise Http404("没有这个科目")
    return redirect(request.desk.door("budget:item", code=line.item, year=line.unit_year.year))


def cells_of(desk: Desk, amounts: Amounts, item: str, columns: tuple[str, ...]) -> list[Cell]:
    """Return the amounts of an item with the addresses of their trees."""
    return [Cell(amounts.of(item, column), desk.door("budget:amount", code=item, column=column)) for column in columns]


def _row(desk: Desk, amounts: Amounts, item: str) -> dict[str, Any]:
    share = execution_rate(amounts, item)
    return {
        "item": item,
        "url": desk.door("budget:item", code=item),
        "level": items.level_of(item),
        "cells": cells_of(desk, amounts, item, SHOWN),
        "share": share,
        "meter": meter(min(share, Fraction(1)), 1) if share is not None else "",
        "previous": cells_of(desk, amounts, item, ("previous",))[0],
    }


def _figures(desk: Desk, amounts: Amounts) -> list[dict[str, Any]]:
    shown = (
        ("支出年初预算", items.TOTAL, "initial"),
        ("支出全年预算", items.TOTAL, "adjusted"),
        ("支出执行", items.TOTAL, "executed"),
        ("年末结转和结余", items.CLOSING, "executed"),
    )
    found: list[dict[str, Any]] = [
        {"title": title, "cell": cell, "from": cell.amount.note or cell.amount.formula}
        for title, item, column in shown
        for cell in cells_of(desk, amounts, item, (column,))
    ]
    share, base = execution_rate(amounts, items.TOTAL), amounts.full_year(items.TOTAL)
    told = f"支出执行 ÷ {'年初预算' if base.note else '全年预算'}"
    rate_url = desk.door("budget:amount", code=items.TOTAL, column="executed")
    found.insert(3, {"title": "预算执行率", "share": share, "url": rate_url, "from": told})
    return found


def _rates(desk: Desk, amounts: Amounts) -> list[dict[str, Any]]:
    rates = rates_of(amounts, period=Period(desk.year))
    return [
        {
            "zt": kind.zt,
            "rate": rates[kind.code],
            "words": rate_words(rates[kind.code].value),
            "is_known": not isinstance(rates[kind.code].value, Absent),
            "url": desk.door("budget:rate", code=kind.code.removeprefix("budget.")),
        }
        for kind in KINDS
    ]


def _chart(amounts: Amounts) -> str:
    """Return what was spent against the time that has passed, in 万元."""
    last = amounts.last_month(items.TOTAL)
    spent = [amounts.spent(items.TOTAL, until=month).value for month in range(1, last + 1)]
    base = amounts.full_year(items.TOTAL).value
    series = [Series("累计执行", tuple(_wan(one) for one in spent))]
    if isinstance(base, Money):
        plan = [planned_progress(amounts, month) for month in range(1, MONTHS + 1)]
        name = "序时进度" if all("序时" in what for _, what in plan) else "既定进度"
        values = tuple(round_exactly(base.amount("万元") * share, places=2, mode=Rounding.HALF_UP) for share, _ in plan)
        series.insert(0, Series(name, values, style="plan"))
    return line_chart(
        key="months",
        title="累计执行与时间进度",
        finding=_told(amounts, last, base),
        axis=[f"{month} 月" for month in range(1, MONTHS + 1)],
        series=series,
        unit="万元",
    )


def _told(amounts: Amounts, last: int, base: object) -> str:
    spent = amounts.spent(items.TOTAL, until=last).value if last else UNFILLED
    if not last or not isinstance(spent, Money):
        return "支出合计还没有按月登记。"
    told = f"到 {last} 月底，累计执行 {spent.text('万元')} 万元"
    if isinstance(base, Money) and base.fen:
        share, planned = spent.amount("元") / base.amount("元") * 100, planned_progress(amounts, last)[0] * 100
        told += f"，占预算 {rate_words(share)}；进度应到 {rate_words(planned)}"
    return f"{told}。"


def _wan(value: object) -> Any:  # noqa: ANN401 - an exact number or None, as the chart takes it
    if not isinstance(value, Money):
        return None
    return round_exactly(value.amount("万元"), places=2, mode=Rounding.HALF_UP)
