"""Values that people entered: the list with its form, one value with its proofs, taking one back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.measures import access
from jixiao.measures.entering import enter_value, withdraw_value
from jixiao.measures.forms import OWN, EnteredForm, WithdrawForm
from jixiao.measures.models import EnteredValue
from jixiao.measures.panel import proofs_panel
from jixiao.measures.queries import entered_values, is_in_force, is_proven
from jixiao.measures.reading import entered_in_force
from jixiao.measures.wording import value_of, value_text
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import refusals_into
from jixiao.web.printing import local
from jixiao.web.table import Choice, Column, Contains, DataTable

MISSING = ("amber", "缺佐证")


@at_desk(access.may_see_board, write=access.may_enter)
def entered(request: DeskRequest) -> HttpResponseBase:
    """List what was entered; a POST enters one more."""
    desk = request.desk
    own = {row.code: f"{row.name}（{row.unit or '无单位'}）" for row in entered_in_force(desk.its_year).values()}
    form = EnteredForm(request.POST or None, own=own, initial={"code": request.GET.get("code") or OWN})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return _enter(request, form)
    table = _table(request)
    context = {"table": table, "form": form, "may_enter": desk.may(access.may_enter)}
    return table.export() or render(request, "measures/entered.html", context)


@at_desk(access.may_see_board)
def entered_value(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one entered value: what, who, when, how it was counted, its proofs, and the others of its measure."""
    desk = request.desk
    found = get_object_or_404(entered_values(desk.its_year), pk=pk)
    others = entered_values(desk.its_year).filter(code=found.code).order_by("-pk")[:20]
    panel = proofs_panel(desk, f"measures.entered:{found.pk}", f"填报：{found.name}")
    context = {
        "row": found,
        "state": state_words(found),
        "others": others,
        "panel": panel,
        "is_missing": not panel.files and is_in_force(found),
        "may_enter": desk.may(access.may_enter),
    }
    return render(request, "measures/entered_value.html", context)


@at_desk(access.may_see_board, write=access.may_enter)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask why an entered value is taken back, and take it back."""
    desk = request.desk
    found = get_object_or_404(EnteredValue, pk=pk, unit_year=desk.its_year)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            withdraw_value(value=found, why=form.cleaned_data["why"], by=desk.actor)
            messages.success(request, f"已撤销「{found.name}」的填报值，历史仍在")
            return redirect(desk.door("measures:entered"))
    return render(request, "measures/withdraw.html", {"form": form, "row": found, "value": value_text(found)})


def state_words(row: EnteredValue) -> str:
    """Return where an entered value stands."""
    if row.withdrawn_at is not None:
        return "已撤销"
    return "有效" if is_in_force(row) else "已有新值"


def _enter(request: DeskRequest, form: EnteredForm) -> HttpResponse:
    desk, given = request.desk, form.cleaned_data
    with transaction.atomic():
        claim(request, leads_to=desk.door("measures:entered"))
        row = enter_value(
            unit_year=desk.its_year, value=given["value"], note=given["note"], by=desk.actor, **form.measure,
        )  # fmt: skip
    messages.success(request, f"已填报「{row.name}」{value_text(row)}，请附佐证")
    return redirect(desk.door("measures:entered_value", pk=row.pk))


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title="填报值",
        queryset=entered_values(desk.its_year),
        columns=(
            Column("name", "计量", sort_by="name", link=lambda row: desk.door("measures:entered_value", pk=row.pk)),
            Column("value", "填报数值", kind="number", value=value_of),
            Column("unit", "计量单位", value=lambda row: row.unit or "—"),
            Column("state", "是否有效", value=state_words),
            Column("proof", "佐证", kind="light", value=_proof_light),
            Column("note", "口径说明", value=lambda row: row.note or "—"),
            Column("entered_by", "填报人", sort_by="person_name"),
            Column("entered_at", "填报时间", sort_by="entered_at",
                   value=lambda row: f"{local(row.entered_at):%Y-%m-%d %H:%M}"),
            Column("code", "代码", default_shown=False),
        ),
        filters=(
            Contains("q", "计量或口径", fields=("name", "note", "code")),
            Choice("proven", "佐证", field="is_proven", choices=(("1", "有佐证"), ("0", "没有佐证"))),
        ),
        order=("-entered_at",),
        row_css=lambda row: "" if is_in_force(row) else "is-locked",
        empty=("还没有填报过", "记录里数不出的数，在这里照实填写并附上佐证。"),
        note="每一次填报都留着；同一计量以最新一次为准",
    )  # fmt: skip


def _proof_light(row: EnteredValue) -> tuple[str, str]:
    if is_proven(row):
        return ("green", "有佐证")
    return MISSING if is_in_force(row) else ("none", "没有佐证")
