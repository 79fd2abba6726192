"""One item: what its amounts are made of, what changed it, what was spent on it; and its form."""

import functools
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.measures.doors import link_of
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.budget import items
from jixiao.records.budget.access import may_look, may_record
from jixiao.records.budget.adjusting import confirm_no_other_adjustments
from jixiao.records.budget.amounts import Amounts, change_of
from jixiao.records.budget.cross_checks import about, findings_of
from jixiao.records.budget.forms import ItemForm, typed
from jixiao.records.budget.models import BudgetLine
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.showing import execution_rate, trace_of
from jixiao.records.budget.stating import NEW, state_item
from jixiao.records.budget.views.overview import cells_of
from jixiao.records.budget.views.saving import save
from jixiao.web.trace import trace_shown

MONTHS = range(1, 13)


@at_desk(may_look)
def item(request: DeskRequest, code: str = "", pk: int = 0) -> HttpResponse:
    """Show an item, by its name or by the row that states it."""
    desk = request.desk
    if pk:
        code = get_object_or_404(BudgetLine, pk=pk, unit_year=request.desk.its_year).item
    if code not in items.ITEMS:
        raise Http404("没有这个科目")
    picture = picture_of(request.desk.its_year)
    amounts = Amounts(picture)
    line = picture.lines.get(code)
    links = functools.partial(link_of, desk)
    context = {
        "item": code,
        "line": line,
        "level": items.level_of(code),
        "wholes": [(name, desk.door("budget:item", code=name)) for name in reversed(items.wholes_of(code))],
        "parts": [(name, desk.door("budget:item", code=name)) for name in items.PARTS.get(code, ())],
        "columns": list(zip(items.STATED, cells_of(desk, amounts, code, items.STATED), strict=True)),
        "headings": items.COLUMNS,
        "share": execution_rate(amounts, code),
        "trace": trace_shown(trace_of(amounts.of(code, "adjusted")), link_of=links),
        "adjustments": [(row, change_of(row, code)) for row in amounts.adjusting(code)],
        "months": _months(amounts, code),
        "findings": [one for one in findings_of(picture) if about(one) == code],
        "may_record": desk.may(may_record),
        "subject": f"budget.item:{line.pk}" if line else "",
    }
    return render(request, "budget/item.html", context)


@at_desk(may_record)
def state(request: DeskRequest, code: str) -> HttpResponse:
    """State the amounts of an item."""
    if code not in items.ITEMS:
        raise Http404("没有这个科目")
    desk, year = request.desk, request.desk.its_year
    line = BudgetLine.objects.filter(unit_year=year, item=code).first()
    initial = typed(line, (*items.STATED, "reason", "origin")) if line else {}
    form = ItemForm(request.POST or None, initial=initial, stamp=line.version if line else NEW)
    back = desk.door("budget:item", code=code)
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: state_item(
                unit_year=year, item=code, values=form.values(), origin=form.cleaned_data["origin"],
                reason=form.cleaned_data["reason"], stamp=form.stamp, by=desk.actor,
            ),
            back=back,
            done=f"「{code}」已保存",
            theirs=lambda: _theirs(year, code),
        )  # fmt: skip
        if answer is not None:
            return answer
    amounts = Amounts(picture_of(year))
    derived = [(items.COLUMNS[column], amounts.of(code, column).derived) for column in items.STATED]
    context = {"item": code, "form": form, "back": back, "derived": derived}
    return render(request, "budget/item_form.html", context)


@at_desk(may_record)
def no_more_adjustments(request: DeskRequest) -> HttpResponse:
    """State that the items without a document were not adjusted."""
    if request.method == "POST":
        done = confirm_no_other_adjustments(unit_year=request.desk.its_year, by=request.desk.actor)
        told = f"{'、'.join(done)}的预算调整已填 0" if done else "没有需要填 0 的科目"
        messages.success(request, told)
    return redirect(request.desk.door("budget:adjustments"))


def _theirs(year: Any, code: str) -> tuple[dict[str, Any], int, str]:  # noqa: ANN401 - a unit's year
    line = BudgetLine.objects.get(unit_year=year, item=code)
    return typed(line, (*items.STATED, "reason", "origin")), line.version, f"budget.item:{line.pk}"


def _months(amounts: Amounts, code: str) -> list[dict[str, Any]]:
    months = [(month, amounts.month(code, month)) for month in MONTHS]
    last = amounts.last_month(code)
    if not last:
        return []
    return [
        {"month": month, "amount": amount, "until": amounts.spent(code, until=month).value}
        for month, amount in months
        if month <= last
    ]
