"""The units of the county: the tree with years and states of work; registering, amending, opening, closing."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.access import is_system, may_see_units
from jixiao.orgs.amending import UNIT_FIELDS, amend_unit, close_unit, move_unit
from jixiao.orgs.beside import beside_people, beside_units
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.forms.people import ReasonForm
from jixiao.orgs.forms.units import MoveForm, NewUnitForm, UnitForm, YearsForm
from jixiao.orgs.models import ONE_A_YEAR, Unit, UnitYear, YearState
from jixiao.orgs.queries import units_seen
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.orgs.registering import close_year_of_many, open_year, open_year_of_many, register_unit
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.standing import standings_of
from jixiao.web.asking import ask, confirmed
from jixiao.web.fields import CountField
from jixiao.web.stamp import stale_page

PAGE = 100
DEEPEST = 3


def units_of(desk: Desk) -> QuerySet[Unit]:
    """Return the units that the person administers or reviews."""
    held = [(unit, role) for unit, role in desk.held if role in {Role.SYSTEM, Role.REVIEWER}]
    return units_seen(held)


@at_office(may_see_units)
def unit_tree(request: DeskRequest) -> HttpResponse:
    """Show the tree of units, each with its years and with how the work of this year stands."""
    desk, words = request.desk, request.GET.get("q", "").strip()[:100]
    units = units_of(desk).order_by("path")
    if words:
        units = (
            units.filter(name__icontains=words)
            | units.filter(code__startswith=words)
            | units.filter(initials__startswith=words.lower())
        )
    page = Paginator(units.order_by("path"), PAGE).get_page(request.GET.get("page"))
    return render(request, "orgs/units.html", _tree_context(desk, page, words))


def _tree_context(desk: Desk, page: Any, words: str) -> dict[str, Any]:  # noqa: ANN401 - a page of a paginator
    units = list(page)
    years: dict[int, list[UnitYear]] = {unit.pk: [] for unit in units}
    for unit_year in UnitYear.objects.filter(unit__in=units).order_by("-year")[: PAGE * 60]:
        years[unit_year.unit_id].append(unit_year)
    sees_trade = Role.REVIEWER in desk.roles
    standings = standings_of(units, year=desk.year) if sees_trade else {}
    beside = beside_units(desk, units)
    top = min((unit.path.count("/") for unit in units), default=0)
    rows = [
        {
            "unit": unit,
            "level": min(unit.path.count("/") - top + 1, DEEPEST),
            "years": years[unit.pk],
            "here": next((one for one in years[unit.pk] if one.year == desk.year), None),
            "standings": standings.get(unit.pk, []),
            "beside": [told.get(unit.pk) for told in beside.values()],
        }
        for unit in units
    ]
    kinds = [kind.label for kind in ONE_A_YEAR] if sees_trade else []
    return {
        "page": page,
        "rows": rows,
        "words": words,
        "kinds": kinds,
        "beside": list(beside),
        "is_system": desk.may(is_system),
        "width": 5 + len(kinds) + len(beside),
    }


@require_POST
@at_office(may_see_units)
def turn_years(request: DeskRequest) -> HttpResponse:
    """Open or close a year of the units that were ticked."""
    desk = request.desk
    form = YearsForm(request.POST, units=units_of(desk))
    if not form.is_valid():
        raise Refused("没有办成", cure="先勾选单位，填写年度，再按按钮", code="U309")
    given = form.cleaned_data
    act = open_year_of_many if given["act"] == "open" else close_year_of_many
    done = act(units=list(given["units"]), year=given["year"], reason=given["reason"], by=desk.actor)
    word = "开放" if given["act"] == "open" else "关闭"
    messages.success(request, f"{given['year']} 年度：{word} {len(done)} 个单位")
    return redirect(desk.door("orgs:units"))


@at_office(is_system)
def new_unit(request: DeskRequest) -> HttpResponse:
    """Register a unit, perhaps with its first year."""
    desk = request.desk
    units = units_of(desk).filter(closed_on=None).order_by("path")
    initial = {
        "parent": desk.unit,
        "division_code": desk.unit.division_code,
        "division_name": desk.unit.division_name,
        "year": desk.year,
        "kind": "department",
    }
    form = NewUnitForm(request.POST or None, initial=initial, units=units)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("code", *UNIT_FIELDS, "parent")}
        with refusals_into(form):
            made = register_unit(
                **given, specimen=given["parent"].is_specimen, by=desk.actor, first_year=form.cleaned_data["year"]
            )
            messages.success(request, f"已登记{made.name}")
            return redirect(desk.door("orgs:unit", pk=made.pk))
    return render(request, "orgs/unit_form.html", {"form": form, "title": "登记单位", "verb": "登记单位"})


@at_office(may_see_units, write=is_system)
def unit_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one unit with its years and people; the system administrator amends it here."""
    desk = request.desk
    unit = get_object_or_404(units_of(desk).select_related("parent"), pk=pk)
    form = UnitForm(
        request.POST or None, initial={name: getattr(unit, name) or "" for name in UNIT_FIELDS}, stamp=unit.version
    )
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in UNIT_FIELDS}
        try:
            with refusals_into(form):
                amend_unit(unit=unit, values=values, stamp=form.stamp, by=desk.actor)
                messages.success(request, "单位已修改")
                return redirect(desk.door("orgs:unit", pk=pk))
        except Stale as stale:
            unit.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=unit.version, saved="别人")
    duties = list(unit.duties.filter(until=None).select_related("person").order_by("role", "pk")[:PAGE])
    people = beside_people(desk, list({one.person_id: one.person for one in duties}.values()))
    context = {
        "unit": unit,
        "form": form,
        "years": unit.unit_years.order_by("-year")[:60],
        "duties": [(one, [told.get(one.person_id) for told in people.values()]) for one in duties],
        "beside": [(title, told.get(unit.pk)) for title, told in beside_units(desk, [unit]).items()],
        "beside_people": list(people),
        "is_system": desk.may(is_system),
    }
    return render(request, "orgs/unit.html", context)


@at_office(is_system)
def move(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a unit under another one."""
    desk = request.desk
    unit = get_object_or_404(units_of(desk), pk=pk)
    units = units_of(desk).filter(closed_on=None).exclude(path__startswith=unit.path).order_by("path")
    form = MoveForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            move_unit(unit=unit, **form.cleaned_data, by=desk.actor)
            messages.success(request, f"{unit.name}已归到{form.cleaned_data['parent'].name}下")
            return redirect(desk.door("orgs:unit", pk=pk))
    return render(
        request, "orgs/unit_form.html", {"form": form, "title": f"调整「{unit.name}」的隶属", "verb": "调整隶属"}
    )


@at_office(is_system)
def close(request: DeskRequest, pk: int) -> HttpResponse:
    """Close a unit that was merged or abolished."""
    desk = request.desk
    unit = get_object_or_404(units_of(desk), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            close_unit(unit=unit, on=desk.today, reason=form.cleaned_data["reason"], by=desk.actor)
            messages.success(request, f"{unit.name}已撤并")
            return redirect(desk.door("orgs:unit", pk=pk))
    return render(request, "orgs/unit_form.html", {"form": form, "title": f"撤并「{unit.name}」", "verb": "撤并单位"})


@at_office(may_see_units)
def turn_year(request: DeskRequest, pk: int, turned: int) -> HttpResponse:
    """Open or close one year of one unit: closing asks first, opening again wants a reason."""
    desk = request.desk
    unit = get_object_or_404(units_of(desk), pk=pk)
    unit_year = UnitYear.objects.filter(unit=unit, year=turned).first()
    back = desk.door("orgs:unit", pk=pk)
    if unit_year is not None and unit_year.state == YearState.OPEN:
        if not confirmed(request):
            question, consequence = f"关闭{unit.name} {turned} 年度？", "关闭后只能查看；要改须写明理由重新开放。"
            return ask(request, question=question, consequence=consequence, verb="关闭年度", back=back)
        close_year_of_many(units=[unit], year=turned, by=desk.actor)
        messages.success(request, f"{turned} 年度已关闭")
        return redirect(back)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            open_year(unit=unit, year=turned, reason=form.cleaned_data["reason"], by=desk.actor)
            messages.success(request, f"{turned} 年度已开放")
            return redirect(back)
    return render(
        request, "orgs/unit_form.html", {"form": form, "title": f"开放「{unit.name}」{turned} 年度", "verb": "开放年度"}
    )


@require_POST
@at_office(may_see_units)
def add_year(request: DeskRequest, pk: int) -> HttpResponse:
    """Open a year that a unit never had."""
    desk = request.desk
    unit = get_object_or_404(units_of(desk), pk=pk)
    text = request.POST.get("year", "")
    year = CountField(required=False).clean(text) if text.isdecimal() else None
    if not year:
        raise Refused("没有填年度", cure="填四位数的年度，如 2025", code="U305", field="year")
    open_year(unit=unit, year=year, by=desk.actor, reason=request.POST.get("reason", ""))
    messages.success(request, f"{year} 年度已开放")
    return redirect(desk.door("orgs:unit", pk=pk))
