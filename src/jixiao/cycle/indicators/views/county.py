"""六维覆盖 of the whole county: one line a unit, and how many units have nothing in a dimension."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from jixiao.cycle.indicators.access import is_reviewer
from jixiao.cycle.indicators.coverage import UnitCovered, county_coverage, dimensions
from jixiao.cycle.indicators.frames import frames
from jixiao.cycle.indicators.views.filters import MissingFilter
from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import Unit, UnitKind
from jixiao.orgs.queries import units_seen
from jixiao.orgs.seat import Desk
from jixiao.web.table import Column, Contains, DataTable


@at_desk(is_reviewer)
def county(request: DeskRequest) -> HttpResponseBase:
    """Show how the goals of every unit the person reviews cover the six dimensions."""
    desk = request.desk
    units = units_seen(desk.held).filter(closed_on=None).exclude(kind=UnitKind.FINANCE)
    found = county_coverage(units, desk.year)
    order = dimensions()
    promising = [one for one in found.values() if sum(one.counts) + one.placeless]
    without = [(name, sum(one.counts[place] == 0 for one in promising)) for place, name in enumerate(order)]
    missing = MissingFilter("missing", "缺哪个维度", found=found)
    table = DataTable(
        request=request,
        title=f"{desk.year} 年度各单位六维覆盖",
        queryset=units,
        columns=(
            Column("unit", "单位", sort_by="code", value=lambda row: row.name, link=_coverage_of(desk), width="w-xl"),
            Column("covered", "覆盖", kind="light", value=lambda row: _covered_light(found.get(row.pk)), width="w-m"),
            *(
                Column(f"d{place}", name, kind="number", unit="个", value=_counted(found, place))
                for place, name in enumerate(order)
            ),
            Column("placeless", "归不进", kind="number", unit="个", value=_placeless(found), default_shown=False),
        ),
        filters=(missing, Contains("q", "单位名称", fields=("name", "code"))),
        order=("code",),
        note="数的是申报表里的指标；归不进六维的不算",
        empty=("没有单位", "单位的绩效目标申报表会列在这里。"),
    )  # fmt: skip
    context = {"table": table, "without": without, "units": len(promising), "frame": frames()["SIX2018"]}
    return table.export() or render(request, "indicators/coverage_county.html", context)


def _counted(found: Mapping[int, UnitCovered], place: int) -> Callable[[Any], Any]:
    def of(row: Unit) -> int | Absent:
        one = found.get(row.pk)
        return NOT_APPLICABLE if one is None else one.counts[place]

    return of


def _placeless(found: Mapping[int, UnitCovered]) -> Callable[[Any], Any]:
    def of(row: Unit) -> int | Absent:
        one = found.get(row.pk)
        return NOT_APPLICABLE if one is None else one.placeless

    return of


def _covered_light(one: UnitCovered | None) -> tuple[str, str]:
    if one is None:
        return "none", "没有申报表"
    whole = len(one.counts)
    return ("green", "六维都有") if one.covered == whole else ("amber", f"缺 {whole - one.covered} 维")


def _coverage_of(desk: Desk) -> Callable[[Any], str]:
    def of(row: Unit) -> str:
        return reverse("indicators:coverage", kwargs={"unit": row.code, "year": desk.year})

    return of
