"""三公经费 and 政府采购: a form each."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.engine.values import UNFILLED
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.budget import items
from jixiao.records.budget.access import may_look, may_record
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.forms import (
    BOUGHT_COLUMNS,
    COUNT_WORDS,
    THREE_COLUMNS,
    ThreePublicForm,
    money_or_none,
    procurement_forms,
    typed,
)
from jixiao.records.budget.models import Procurement, ProcurementKind, ThreePublic
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.procuring import (
    THREE_PUBLIC_ITEMS,
    stamp_of,
    standing,
    state_procurement,
    state_three_public,
)
from jixiao.records.budget.views.overview import cells_of
from jixiao.records.budget.views.saving import save, saved_by
from jixiao.web.drawing import drawn
from jixiao.web.stamp import stale_page


@at_desk(may_look, write=may_record)
def three_public(request: DeskRequest) -> HttpResponse:
    """Show 三公经费; state them."""
    desk, year = request.desk, request.desk.its_year
    form = ThreePublicForm(request.POST or None, initial=standing(year), stamp=stamp_of(year))
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: state_three_public(
                unit_year=year, amounts=form.amounts(), counts=form.counts(),
                previous_budget=money_or_none(form.cleaned_data["previous_budget"]),
                origin=form.cleaned_data["origin"], stamp=form.stamp, by=desk.actor,
            ),
            back=desk.door("budget:three_public"),
            done="三公经费已保存",
            theirs=lambda: (standing(year), stamp_of(year), f"orgs.year:{year.pk}"),
        )  # fmt: skip
        if answer is not None:
            return answer
    amounts = Amounts(picture_of(year))
    may_write = desk.may(may_record)
    rows = [
        {
            "item": item,
            "level": items.level_of(item),
            "url": desk.door("budget:item", code=item),
            "cells": [
                {
                    "drawn": drawn(form[f"i{place}-{column}"], label=f"{item}{label}") if may_write else None,
                    "cell": cell,
                }
                for (column, label), cell in zip(
                    THREE_COLUMNS.items(), cells_of(desk, amounts, item, tuple(THREE_COLUMNS)), strict=True
                )
            ],
        }
        for place, item in enumerate(THREE_PUBLIC_ITEMS)
    ]
    context = {
        "form": form,
        "here": "budget:three_public",
        "rows": rows,
        "columns": THREE_COLUMNS.values(),
        "counts": [form[name] for name in COUNT_WORDS],
        "told": _told(year),
        "may_record": may_write,
    }
    return render(request, "budget/three_public.html", context)


@at_desk(may_look, write=may_record)
def procurement(request: DeskRequest) -> HttpResponse:
    """Show 政府采购 by kind; state it."""
    desk, year = request.desk, request.desk.its_year
    rows = {row.kind: row for row in Procurement.objects.filter(unit_year=year)}
    forms = procurement_forms(request.POST or None, rows)
    if request.method == "POST" and all([form.is_valid() for form in forms.values()]):  # noqa: C419 - all of them at once
        answer = _save_procurement(request, forms)
        if answer is not None:
            return answer
    may_write = desk.may(may_record)
    amounts = Amounts(picture_of(year))
    context = {
        "forms": list(forms.values()),
        "here": "budget:procurement",
        "rows": [
            {
                "kind": ProcurementKind(kind).label,
                "row": rows.get(kind),
                "hidden": forms[kind].hidden_fields(),
                "cells": [
                    (
                        drawn(forms[kind][name], label=f"{ProcurementKind(kind).label}{label}"),
                        _told_of(rows, kind, name),
                    )
                    for name, label in (*BOUGHT_COLUMNS.items(), ("origin", "出处"))
                ],
            }
            for kind in ProcurementKind.values
        ],
        "columns": BOUGHT_COLUMNS.values(),
        "total": cells_of(desk, amounts, items.PROCUREMENT, ("initial", "executed")),
        "small_firms": sum((row.small_firms.fen for row in rows.values() if row.small_firms), 0)
        if any(row.small_firms for row in rows.values())
        else None,
        "item_url": desk.door("budget:item", code=items.PROCUREMENT),
        "may_record": may_write,
    }
    return render(request, "budget/procurement.html", context)


@at_desk(may_look)
def three_public_row(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead from a reference to the form."""
    get_object_or_404(ThreePublic, pk=pk, unit_year=request.desk.its_year)
    return redirect(request.desk.door("budget:three_public"))


@at_desk(may_look)
def procurement_row(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead from a reference to the form."""
    get_object_or_404(Procurement, pk=pk, unit_year=request.desk.its_year)
    return redirect(request.desk.door("budget:procurement"))


def _told_of(rows: dict[str, Procurement], kind: str, name: str) -> Any:  # noqa: ANN401 - an amount or words
    return getattr(rows[kind], name) if kind in rows else None


def _save_procurement(request: DeskRequest, forms: dict[str, Any]) -> HttpResponse | None:
    """State the three kinds together or none; None where a form has faults."""
    year, back = request.desk.its_year, request.desk.door("budget:procurement")
    kind = ""
    try:
        with transaction.atomic():
            for kind, form in forms.items():
                found = {name: money_or_none(form.cleaned_data[name]) for name in BOUGHT_COLUMNS}
                if not form.stamp and not any(value is not None for value in found.values()):
                    continue
                with refusals_into(form):
                    state_procurement(
                        unit_year=year, kind=kind, origin=form.cleaned_data["origin"], stamp=form.stamp,
                        by=request.desk.actor, **found,
                    )  # fmt: skip
                if form.errors:
                    transaction.set_rollback(True)
                    return None
    except Stale:
        row = Procurement.objects.get(unit_year=year, kind=kind)
        theirs = typed(row, (*BOUGHT_COLUMNS, "origin"))
        return stale_page(
            request,
            form=forms[kind],
            theirs=theirs,
            stamp=row.version,
            saved=saved_by(f"budget.procurement:{row.pk}"),
            back=back,
        )
    messages.success(request, "政府采购已保存")
    return redirect(back)


def _told(year: Any) -> list[tuple[str, Any, str]]:  # noqa: ANN401 - a unit's year
    row = ThreePublic.objects.filter(unit_year=year).first()
    values = typed(row, COUNT_WORDS) if row else dict.fromkeys(COUNT_WORDS, UNFILLED)
    return [(label, values[name], unit) for name, (label, unit) in COUNT_WORDS.items()]
