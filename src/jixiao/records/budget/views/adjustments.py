"""Adjustments of the budget: list, form, withdrawal."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.budget import items
from jixiao.records.budget.access import may_look, may_record
from jixiao.records.budget.adjusting import adjust_budget, revise_adjustment, withdraw_adjustment
from jixiao.records.budget.forms import AdjustmentForm, WithdrawForm, typed
from jixiao.records.budget.models import Adjustment, AdjustmentKind, Exemption, Project
from jixiao.records.budget.views.saving import save, token
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange, NumberRange

FIELDS = ("number", "on", "kind", "amount", "item", "to_item", "project", "source", "exempt", "reason", "origin")


@at_desk(may_look)
def adjustments(request: DeskRequest) -> HttpResponseBase:
    """Show the documents."""
    table = _table(request, request.desk)
    context = {"table": table, "here": "budget:adjustments", "may_record": request.desk.may(may_record)}
    return table.export() or render(request, "budget/adjustments.html", context)


@at_desk(may_record)
def new_adjustment(request: DeskRequest) -> HttpResponse:
    """Record a document."""
    desk, year = request.desk, request.desk.its_year
    form = AdjustmentForm(request.POST or None, projects=Project.objects.filter(unit_year=year))
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: adjust_budget(
                unit_year=year,
                by=desk.actor,
                token=token(request),
                leads_to=desk.door("budget:adjustments"),
                **form.values(),
            ),
            back=desk.door("budget:adjustments"),
            done="预算调整已登记",
            theirs=lambda: ({}, 0, ""),
        )
        if answer is not None:
            return answer
    return render(request, "budget/adjustment_form.html", {"form": form, "adjustment": None})


@at_desk(may_look)
def adjustment(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a document: what it changed, and what proves it."""
    row = _found(request, pk)
    touched = [row.item, *items.wholes_of(row.item)]
    if row.to_item:
        touched += [name for name in (row.to_item, *items.wholes_of(row.to_item)) if name not in touched]
    context = {
        "adjustment": row,
        "touched": [(name, request.desk.door("budget:item", code=name)) for name in touched],
        "subject": f"budget.adjustment:{row.pk}",
        "may_record": request.desk.may(may_record),
    }
    return render(request, "budget/adjustment.html", context)


@at_desk(may_record)
def revise(request: DeskRequest, pk: int) -> HttpResponse:
    """Correct a document."""
    desk, row = request.desk, _found(request, pk)
    form = AdjustmentForm(
        request.POST or None,
        initial={**typed(row, FIELDS), "amount": abs(row.amount), "project": row.project_id},
        stamp=row.version,
        projects=Project.objects.filter(unit_year=desk.unit_year),
    )
    back = desk.door("budget:adjustment", pk=pk)
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: revise_adjustment(adjustment=row, by=desk.actor, stamp=form.stamp, **form.values()),
            back=back,
            done="预算调整已保存",
            theirs=lambda: _theirs(pk),
        )
        if answer is not None:
            return answer
    return render(request, "budget/adjustment_form.html", {"form": form, "adjustment": row, "back": back})


@at_desk(may_record)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a document out, with the reason why."""
    desk, row = request.desk, _found(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            withdraw_adjustment(adjustment=row, reason=form.cleaned_data["reason"], by=desk.actor)
            messages.success(request, f"{row.number} 已撤销")
            return redirect(desk.door("budget:adjustments"))
    context = {"form": form, "adjustment": row, "back": desk.door("budget:adjustment", pk=pk)}
    return render(request, "budget/withdraw.html", context)


def _found(request: DeskRequest, pk: int) -> Adjustment:
    rows = Adjustment.objects.select_related("unit_year", "project", "line")
    return get_object_or_404(rows, pk=pk, unit_year=request.desk.its_year)


def _table(request: DeskRequest, desk: Desk) -> DataTable:
    return DataTable(
        request=request,
        title="预算调整",
        queryset=Adjustment.objects.filter(unit_year=desk.unit_year).select_related("project"),
        columns=(
            Column(
                "number",
                "文号",
                sort_by="number",
                link=lambda row: desk.door("budget:adjustment", pk=row.pk),
                width="w-xl",
            ),
            Column("on", "日期", kind="day", sort_by="on"),
            Column("kind", "类型", sort_by="kind", words=dict(AdjustmentKind.choices)),
            Column("item", "科目", sort_by="item", value=_where, width="w-l"),
            Column(
                "project", "项目", sort_by="project__name", value=lambda row: row.project.name if row.project else "—"
            ),
            Column("amount", "金额", kind="money", sort_by="amount", trace=None),
            Column("exempt", "调整率", sort_by="exempt", value=lambda row: "剔除" if row.exempt else "计入"),
            Column("reason", "事由", width="w-2xl"),
            Column("source", "资金来源", default_shown=False),
            Column("origin", "出处", default_shown=False, value=lambda row: row.origin or "—"),
        ),
        filters=(
            Contains("q", "文号或事由", fields=("number", "reason")),
            Choice("kind", "类型", field="kind", choices=AdjustmentKind.choices),
            Choice("exempt", "剔除情形", field="exempt", choices=[one for one in Exemption.choices if one[0]]),
            DayRange("on", "日期", field="on"),
            NumberRange("amount", "金额", field="amount", unit="万元"),
        ),
        order=("on", "number"),
        note="追加为正，追减为负；调剂是从一个科目移到另一个科目，不改变支出合计",
        empty=("还没有预算调整", "有追加、追减或调剂的，一个文号登记一笔；本年没有调整的，点“确认没有其他调整”。"),
        empty_door=("登记调整", desk.door("budget:new_adjustment")) if desk.may(may_record) else None,
    )


def _where(row: Adjustment) -> str:
    return f"{row.item} → {row.to_item}" if row.to_item else row.item


def _theirs(pk: int) -> tuple[dict[str, Any], int, str]:
    row = Adjustment.objects.get(pk=pk)
    values = {**typed(row, FIELDS), "amount": abs(row.amount), "project": row.project_id}
    return values, row.version, f"budget.adjustment:{pk}"
