"""部门决算公开表: upload, findings before confirming, the figures with their cells, undo."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import refusals_into
from jixiao.records.budget.access import may_look, may_record
from jixiao.records.budget.accounts.figures import Found
from jixiao.records.budget.accounts.filing import (
    UNDO_DAYS,
    drop_accounts,
    fills_of,
    last_undo_day,
    try_accounts,
    undo_accounts,
    write_accounts,
)
from jixiao.records.budget.accounts.specimen import specimen_workbook
from jixiao.records.budget.accounts.tables import TABLES, table_numbered
from jixiao.records.budget.forms import AccountsForm
from jixiao.records.budget.models import AccountsState, FinalAccountFigure, FinalAccounts
from jixiao.web.asking import ask, confirmed
from jixiao.web.faults import fault
from jixiao.web.sending import attachment
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST = 50
CHIPS = {"tried": "draft", "written": "approved", "undone": "returned", "dropped": "draft"}
LIMIT = 20 * 1024 * 1024


@at_desk(may_look, write=may_record)
def accounts(request: DeskRequest) -> HttpResponse:
    """Show the workbooks of the year; read a new one on trial."""
    desk, year = request.desk, request.desk.its_year
    sent = request.method == "POST"
    form = AccountsForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        limit = min(LIMIT, settings.UPLOAD_LIMIT)
        if file.size > limit:
            cure = "只留部门决算公开的表，另存后再传"
            form.add_error("file", fault("文件太大", cause=f"超过 {limit // 1024 // 1024} MB", cure=cure))
        with refusals_into(form):
            if not form.errors:
                made = try_accounts(unit_year=year, file_name=file.name, content=file.read(), by=desk.actor)
                return redirect(desk.door("budget:accounts", pk=made.pk))
    rows = (
        FinalAccounts.objects.filter(unit_year=year)
        .defer("found", "before")
        .select_related("by")
        .order_by("-pk")[:MOST]
    )
    context = {
        "form": form,
        "here": "budget:final_accounts",
        "rows": [(row, CHIPS[row.state], AccountsState(row.state).label) for row in rows],
        "tables": TABLES,
        "may_record": desk.may(may_record),
    }
    return render(request, "budget/final_accounts.html", context)


@at_desk(may_look)
def one(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a workbook: what was found and is wrong, what it would fill or has filled."""
    row = _found(request, pk)
    found = Found.from_json(row.found)
    fills = fills_of(row, found) if row.state == AccountsState.TRIED else ()
    must = [finding for finding in found.findings if str(finding.severity) == "必须改"]
    context = {
        "accounts": row,
        "state": (CHIPS[row.state], AccountsState(row.state).label),
        "tables": [(table, found.tables.get(table.number)) for table in TABLES],
        "findings": found.findings,
        "must": len(must),
        "fills": fills,
        "overwriting": sum(1 for fill in fills if fill.overwrites),
        "figures": len(found.figures),
        "filled": row.before,
        "undo_until": last_undo_day(row) if row.state == AccountsState.WRITTEN else None,
        "may_undo": row.state == AccountsState.WRITTEN and last_undo_day(row) >= request.desk.today,
        "may_record": request.desk.may(may_record),
    }
    return render(request, "budget/accounts.html", context)


@at_desk(may_look)
def figures(request: DeskRequest, pk: int) -> HttpResponse:
    """Show every figure that was written, with its cell."""
    row = _found(request, pk)
    table = DataTable(
        request=request,
        title="决算表数字",
        queryset=FinalAccountFigure.objects.filter(accounts=row),
        columns=(
            Column(
                "row_label",
                "行",
                sort_by="row_label",
                value=lambda one: f"{one.row_code} {one.row_label}".strip(),
                width="w-xl",
            ),
            Column("table", "表", sort_by="table", value=lambda one: table_numbered(one.table).title, width="w-l"),
            Column("line_number", "行次", value=lambda one: one.line_number or "—"),
            Column("column", "栏", sort_by="column", width="w-l"),
            Column("amount", "金额", kind="money", sort_by="amount"),
            Column("cell", "单元格", value=lambda one: one.cell.replace("!", " "), width="w-l"),
        ),
        filters=(
            Contains("q", "行、栏或编码", fields=("row_label", "row_code", "column")),
            Choice("table", "表", field="table", choices=[(str(one.number), one.title) for one in TABLES]),
        ),
        order=("table", "row", "pk"),
        empty=("没有写入的数字", "写入决算表以后，每个数字和它的单元格都在这里。"),
    )
    return table.export() or render(request, "budget/figures.html", {"table": table, "accounts": row})  # type: ignore[return-value]  # a file or a page


@at_desk(may_look)
def figure(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead from a figure to its row among all."""
    row = get_object_or_404(FinalAccountFigure, pk=pk, accounts__unit_year=request.desk.its_year)
    return redirect(f"{request.desk.door('budget:figures', pk=row.accounts_id)}?table={row.table}&q={row.row_label}")


@at_desk(may_record)
def write(request: DeskRequest, pk: int) -> HttpResponse:
    """Write a workbook that was read on trial."""
    row = _found(request, pk)
    found = Found.from_json(row.found)
    must = sum(1 for finding in found.findings if str(finding.severity) == "必须改")
    told = f"保存 {len(found.figures)} 个数字和它们的单元格，并填入预算科目。{UNDO_DAYS} 天内可以整份撤回。"
    if must:
        told += f"还有 {must} 处必须改，写入后仍会在本页列出。"
    return _decide(
        request, row, act=write_accounts, question="写入这份决算表？", verb="写入决算表", told=told, done="决算表已写入"
    )


@at_desk(may_record)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a written workbook back."""
    told = "删除保存的数字，科目恢复写入前的金额。写入后又改过的科目会拦住撤回。"
    row = _found(request, pk)
    return _decide(
        request, row, act=undo_accounts, question="撤回这份决算表？", verb="整份撤回", told=told, done="决算表已撤回"
    )


@at_desk(may_record)
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a workbook go."""
    row = _found(request, pk)
    return _decide(
        request,
        row,
        act=drop_accounts,
        question="放弃这份决算表？",
        verb="放弃决算表",
        told="没有写入任何数据。",
        done="已放弃",
    )


@at_desk(may_look)
def specimen(request: DeskRequest) -> HttpResponse:
    """Give a workbook of the nine tables to look at, all of it 示例."""
    content = specimen_workbook(unit_name=request.desk.unit.name, year=request.desk.year)
    return attachment(content, name="部门决算公开表（示例）.xlsx")


def _decide(
    request: DeskRequest, row: FinalAccounts, *, act: Callable[..., Any], question: str, verb: str, told: str, done: str
) -> HttpResponse:
    back = request.desk.door("budget:accounts", pk=row.pk)
    if not confirmed(request):
        return ask(request, question=question, verb=verb, consequence=told, back=back)
    act(accounts=row, by=request.desk.actor)
    messages.success(request, done)
    return redirect(back)


def _found(request: DeskRequest, pk: int) -> FinalAccounts:
    return get_object_or_404(
        FinalAccounts.objects.select_related("unit_year", "by"), pk=pk, unit_year=request.desk.its_year
    )
