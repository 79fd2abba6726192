"""The detailed lines of the budget: list, form, removal."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.records.budget import items
from jixiao.records.budget.access import may_look, may_record
from jixiao.records.budget.classification import ECONOMIC, FUNCTION, headings, path_of
from jixiao.records.budget.detailing import record_line, remove_line, revise_line
from jixiao.records.budget.forms import LineForm, money_or_none, typed
from jixiao.records.budget.models import DetailLine, Nature, Project
from jixiao.records.budget.views.saving import save, token
from jixiao.web.asking import ask, confirmed
from jixiao.web.table import Choice, Column, Contains, DataTable, NumberRange

FIELDS = ("function_code", "function_name", "economic_code", "economic_name", "nature", "source", "project", "initial",
          "remark", "origin")  # fmt: skip


@at_desk(may_look)
def lines(request: DeskRequest) -> HttpResponseBase:
    """Show the lines."""
    table = _table(request, request.desk)
    context = {"table": table, "here": "budget:lines", "may_record": request.desk.may(may_record)}
    return table.export() or render(request, "budget/lines.html", context)


@at_desk(may_record)
def new_line(request: DeskRequest) -> HttpResponse:
    """Record a line."""
    desk, year = request.desk, request.desk.its_year
    form = LineForm(request.POST or None, projects=Project.objects.filter(unit_year=year))
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: record_line(
                unit_year=year, by=desk.actor, token=token(request), leads_to=desk.door("budget:lines"), **_values(form)
            ),
            back=desk.door("budget:lines"),
            done="预算明细已登记",
            theirs=lambda: ({}, 0, ""),
        )
        if answer is not None:
            return answer
    return render(request, "budget/line_form.html", {"form": form, "line": None, **_codes(), "may_record": True})


@at_desk(may_look, write=may_record)
def line(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a line with its months and adjustments; correct it."""
    desk, year = request.desk, request.desk.its_year
    row = get_object_or_404(DetailLine.objects.select_related("unit_year", "project"), pk=pk, unit_year=year)
    form = LineForm(
        request.POST or None,
        initial={**typed(row, FIELDS), "project": row.project_id},
        stamp=row.version,
        projects=Project.objects.filter(unit_year=year),
    )
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: revise_line(line=row, by=desk.actor, stamp=form.stamp, **_values(form)),
            back=desk.door("budget:line", pk=pk),
            done="预算明细已保存",
            theirs=lambda: _theirs(pk),
        )
        if answer is not None:
            return answer
    context = {
        "form": form,
        "line": row,
        "path": path_of(FUNCTION, row.function_code, name=row.function_name),
        "economic_path": path_of(ECONOMIC, row.economic_code, name=row.economic_name),
        "months": row.executions.order_by("month")[:12],
        "adjustments": row.adjustments.order_by("on", "pk")[:100],
        "may_record": desk.may(may_record),
        **_codes(),
    }
    return render(request, "budget/line_form.html", context)


@at_desk(may_record)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a line out."""
    desk = request.desk
    row = get_object_or_404(DetailLine.objects.select_related("unit_year"), pk=pk, unit_year=request.desk.its_year)
    if not confirmed(request):
        return ask(
            request, question=f"删除预算明细 {row.function_name} · {row.economic_name}？", verb="删除明细",
            consequence="科目的汇总数随之减少。操作留痕里仍能查到。", back=desk.door("budget:line", pk=pk),
        )  # fmt: skip
    remove_line(line=row, by=desk.actor)
    messages.success(request, "预算明细已删除")
    return redirect(desk.door("budget:lines"))


def _table(request: DeskRequest, desk: Desk) -> DataTable:
    return DataTable(
        request=request,
        title="预算明细",
        queryset=DetailLine.objects.filter(unit_year=desk.unit_year).select_related("project"),
        columns=(
            Column(
                "function_code",
                "功能分类",
                sort_by="function_code",
                link=lambda row: desk.door("budget:line", pk=row.pk),
                value=lambda row: f"{row.function_code} {row.function_name}",
                width="w-xl",
            ),
            Column(
                "economic_code",
                "经济分类",
                sort_by="economic_code",
                value=lambda row: f"{row.economic_code} {row.economic_name}",
                width="w-xl",
            ),
            Column("nature", "支出性质", sort_by="nature", words=dict(Nature.choices), width="w-l"),
            Column("source", "资金来源", sort_by="source"),
            Column(
                "project", "项目", sort_by="project__name", value=lambda row: row.project.name if row.project else "—"
            ),
            Column("initial", "年初预算", kind="money", sort_by="initial", total=True),
            Column("remark", "备注", default_shown=False, value=lambda row: row.remark or "—"),
        ),
        filters=(
            Contains("q", "编码或名称", fields=("function_code", "function_name", "economic_code", "economic_name")),
            Choice("nature", "支出性质", field="nature", choices=Nature.choices),
            Choice("source", "资金来源", field="source", choices=[(one, one) for one in items.SOURCES]),
            NumberRange("initial", "年初预算", field="initial", unit="万元"),
        ),
        order=("function_code", "economic_code"),
        empty=("还没有预算明细", "照批复的部门预算逐行登记，或从表格导入；科目的年初预算由明细加总。"),
        empty_door=("登记明细", desk.door("budget:new_line")) if desk.may(may_record) else None,
    )


def _values(form: LineForm) -> dict[str, Any]:
    found = {name: value for name, value in form.cleaned_data.items() if name != "stamp"}
    return {**found, "initial": money_or_none(found["initial"])}


def _codes() -> dict[str, Any]:
    return {"function_codes": headings(FUNCTION).values(), "economic_codes": headings(ECONOMIC).values()}


def _theirs(pk: int) -> tuple[dict[str, Any], int, str]:
    row = DetailLine.objects.get(pk=pk)
    return {**typed(row, FIELDS), "project": row.project_id}, row.version, f"budget.line:{pk}"
