"""Monthly execution: one grid of twelve months."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.budget import items
from jixiao.records.budget.access import may_look, may_record
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.forms import MONTHS, GridForm, cell_name, plan_name
from jixiao.records.budget.models import Execution
from jixiao.records.budget.picture import Picture, picture_of
from jixiao.records.budget.spending import enter_year, stamp_of
from jixiao.records.budget.views.saving import save
from jixiao.web.drawing import drawn


@at_desk(may_look, write=may_record)
def execution(request: DeskRequest) -> HttpResponse:
    """Show what was spent by month; enter it."""
    desk, year = request.desk, request.desk.its_year
    picture = picture_of(year)
    form = GridForm(request.POST or None, initial=_typed(picture), stamp=stamp_of(year))
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: enter_year(
                unit_year=year, cells=form.cells(), plans=form.plans(), stamp=form.stamp, by=desk.actor
            ),
            back=desk.door("budget:execution"),
            done="按月执行已保存",
            theirs=lambda: (_typed(picture_of(year)), stamp_of(year), f"orgs.year:{year.pk}"),
        )
        if answer is not None:
            return answer
    context = {
        "form": form,
        "here": "budget:execution",
        "monthly": items.MONTHLY,
        "rows": _rows(form, Amounts(picture), may_write=desk.may(may_record)),
        "totals": [Amounts(picture).spent(item) for item in items.MONTHLY],
        "by_line": any(row.line_id for row in picture.executions),
        "may_record": desk.may(may_record),
    }
    return render(request, "budget/execution.html", context)


@at_desk(may_look)
def month(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead to where a month was entered: the grid, or the detailed line."""
    row = get_object_or_404(Execution, pk=pk, unit_year=request.desk.its_year)
    if row.line_id:
        return redirect(request.desk.door("budget:line", pk=row.line_id))
    return redirect(f"{request.desk.door('budget:execution')}#month-{row.month}")


def _typed(picture: Picture) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in picture.executions:
        if row.line_id is not None or row.item not in items.MONTHLY:
            continue
        found[cell_name(row.month, row.item)] = row.amount
        if row.item == items.TOTAL:
            found[plan_name(row.month)] = row.planned
    return found


def _rows(form: GridForm, amounts: Amounts, *, may_write: bool) -> list[dict[str, Any]]:
    return [
        {
            "month": month,
            "cells": [
                {
                    "drawn": drawn(form[cell_name(month, item)], label=f"{month} 月{item}") if may_write else None,
                    "amount": amounts.month(item, month),
                }
                for item in items.MONTHLY
            ],
            "plan": drawn(form[plan_name(month)], label=f"{month} 月既定支付进度") if may_write else None,
            "planned": form[plan_name(month)].initial,
            "until": amounts.spent(items.TOTAL, until=month).value
            if amounts.last_month(items.TOTAL) >= month
            else None,
        }
        for month in MONTHS
    ]
