"""A formula looked at and tried, for the form it stands in and as a page by itself. Nothing is written."""

from django.http import HttpResponse
from django.shortcuts import render

from jixiao.cycle.indicators.access import may_look
from jixiao.cycle.indicators.forms import FormulaForm
from jixiao.cycle.indicators.views.drawing import ADD, bench, check_as_typed, pressed, with_name
from jixiao.orgs.desk import DeskRequest, at_desk


@at_desk(may_look)
def formula_check(request: DeskRequest) -> HttpResponse:
    """Answer with what is wrong with a formula and what it says."""
    return _answer(request, part="indicators/checked.html", tries=False)


@at_desk(may_look)
def formula_try(request: DeskRequest) -> HttpResponse:
    """Answer with what a formula gives for a year."""
    return _answer(request, part="indicators/tried.html", tries=True)


def _answer(request: DeskRequest, *, part: str, tries: bool) -> HttpResponse:
    desk = request.desk
    data = request.POST if request.method == "POST" else request.GET
    text, unit = data.get("formula", "").strip(), data.get("unit", "").strip()[:20]
    if pressed(request) == ADD:
        text = with_name(text, data.get("add_name", "").strip())
    found = bench(desk, text=text, unit=unit, year=data.get("year", "") if tries else "")
    if getattr(request, "htmx", False):
        return render(request, part, found)
    form = FormulaForm(initial={"formula": text, "unit": unit, "year": str(found["year"])}, years=found["years"])
    check_as_typed(form, desk)
    return render(request, "indicators/formula.html", {**found, "form": form, "is_tried": tries and bool(text)})
