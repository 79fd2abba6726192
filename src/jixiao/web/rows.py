"""Rows of a form: a formset as a table, one more row on request, with a script or without.

In the view::

    if row_wanted(request, prefix="tasks"):
        formset = TaskFormSet(with_one_more_row(request.POST, prefix="tasks"), prefix="tasks")
        return render(request, ..., {"formset": formset})
"""

from typing import Any

from django.http import HttpRequest, QueryDict

from jixiao.web.drawing import drawn
from jixiao.web.faults import Fault, own_faults

ADD = "add_row"


def row_wanted(request: HttpRequest, *, prefix: str) -> bool:
    """Return whether the button that adds a row to this formset was pressed."""
    return request.POST.get(ADD) == prefix


def with_one_more_row(data: QueryDict, *, prefix: str) -> QueryDict:
    """Return what was typed, with one empty row more."""
    grown = data.copy()
    total = grown.get(f"{prefix}-TOTAL_FORMS", "0")
    grown[f"{prefix}-TOTAL_FORMS"] = str(int(total) + 1) if total.isdecimal() else "1"
    return grown


def rows_shown(formset: Any) -> dict[str, Any]:  # noqa: ANN401 - any formset
    """Return a formset as the table shows it: heads, and for each row its fields, hidden fields and faults."""
    first = formset.forms[0] if formset.forms else formset.empty_form
    heads = [field for field in first.visible_fields() if field.name != "DELETE"]
    return {
        "formset": formset,
        "prefix": formset.prefix,
        "heads": [{"label": head.label, "unit": getattr(head.field, "unit", "")} for head in heads],
        "width": len(heads) + 2,
        "rows": [_row(form, number) for number, form in enumerate(formset.forms, start=1)],
        "faults": [Fault("".join(error.messages)) for error in formset.non_form_errors().as_data()],
    }


def _row(form: Any, number: int) -> dict[str, Any]:  # noqa: ANN401 - a form of a formset
    fields = [field for field in form.visible_fields() if field.name != "DELETE"]
    cells = [drawn(field, label=f"第 {number} 行，{field.label}") for field in fields]
    taken_out = form.fields.get("DELETE")
    return {
        "number": number,
        "cells": cells,
        "hidden": form.hidden_fields(),
        "delete": form["DELETE"] if taken_out else None,
        "faults": [*own_faults(form), *(one for cell in cells for one in cell.faults)],
    }
