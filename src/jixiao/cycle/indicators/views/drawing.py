"""The workbench of a formula, as a page or as a part of the form it stands in: names, findings, words, a try-out."""

import dataclasses
from typing import Any

from django.forms import BaseForm

from jixiao.cycle.indicators.forms import UNITS
from jixiao.cycle.indicators.formulas import Read, Tried, known_names, read_formula, try_formula
from jixiao.measures.doors import link_of
from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.models import UnitYear
from jixiao.orgs.seat import Desk
from jixiao.web.trace import trace_shown

PRESS = "press"
CHECK, TRY, ADD = "check", "try", "add"
MOST_FORMULA = 1000
MOST_YEARS = 60


def pressed(request: DeskRequest) -> str:
    """Return which button of the workbench was pressed, "" where the form itself was sent."""
    wanted = request.POST.get(PRESS, "")
    return wanted if wanted in {CHECK, TRY, ADD} else ""


def typed(request: DeskRequest) -> dict[str, Any] | None:
    """Return what stands in the form where a button of the workbench was pressed, to be shown again; else None."""
    if not pressed(request):
        return None
    values: dict[str, Any] = {name: request.POST[name] for name in request.POST}
    if pressed(request) == ADD:
        values["formula"] = with_name(values.get("formula", ""), values.get("add_name", "").strip())
    return values


def bench_of(request: DeskRequest, form: BaseForm) -> dict[str, Any]:
    """Return what ``indicators/bench.html`` draws for the formula in a form, with what the pressed button asks for."""
    check_as_typed(form, request.desk)
    text, unit = (str(form[field].value() or "").strip() for field in ("formula", "unit"))
    data = request.POST if request.method == "POST" else request.GET
    tries = pressed(request) == TRY or (request.method == "GET" and bool(data.get("year")))
    return bench(request.desk, text=text, unit=unit, year=data.get("year", "") if tries else "")


def check_as_typed(form: BaseForm, desk: Desk) -> None:
    """Have the formula of a form checked whenever the typing stops; the answer goes into ``#formula-checked``."""
    check = {
        "hx-post": desk.door("indicators:formula_check"),
        "hx-target": "#formula-checked",
        "hx-include": "closest form",
    }
    form.fields["formula"].widget.attrs.update(check | {"hx-trigger": "input changed delay:600ms, change"})
    form.fields["unit"].widget.attrs.update(check | {"hx-trigger": "change"})


def bench(desk: Desk, *, text: str, unit: str, year: str) -> dict[str, Any]:
    """Return a formula as it was read, and tried on a year where one is named."""
    read = read_formula(text[:MOST_FORMULA], unit=unit) if text else None
    years = list(UnitYear.objects.filter(unit=desk.unit).order_by("-year").values_list("year", flat=True)[:MOST_YEARS])
    tried_year = int(year) if year.isdecimal() and int(year) in years else 0
    found: dict[str, Any] = {
        "read": read,
        "years": years,
        "year": tried_year or _usual_year(desk, years),
        "names": known_names().values(),
        "units": UNITS,
        "tried": None,
    }
    if read is not None and tried_year:
        found |= _tried(desk, read, unit, tried_year)
    return found


def with_name(text: str, name: str) -> str:
    """Return a formula with a known name added at its end; an unknown one adds nothing."""
    if name not in known_names():
        return text
    return f"{text.rstrip()} {name}".strip()


def _tried(desk: Desk, read: Read, unit: str, year: int) -> dict[str, Any]:
    unit_year = UnitYear.objects.select_related("unit").get(unit=desk.unit, year=year)
    tried: Tried | None = try_formula(read, unit=unit, unit_year=unit_year)
    if tried is None:
        return {}
    there = dataclasses.replace(desk, unit_year=unit_year, year=year)
    shown = trace_shown(tried.computed.trace, link_of=lambda reference: link_of(there, reference))
    return {"tried": tried, "tried_year": year, "shown": shown}


def _usual_year(desk: Desk, years: list[int]) -> int:
    """Return the year to try on where none was chosen: the one before this, which is complete, if there is one."""
    return desk.year - 1 if desk.year - 1 in years else desk.year
