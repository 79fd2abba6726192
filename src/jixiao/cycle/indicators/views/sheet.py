"""An indicator's definition sheet, where it is used, two versions side by side."""

from typing import Any

from django.db.models import Count, F
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from jixiao.cycle.indicators.access import may_edit, may_look
from jixiao.cycle.indicators.comparing import compare_versions
from jixiao.cycle.indicators.definition import Place
from jixiao.cycle.indicators.formulas import read_formula
from jixiao.cycle.indicators.frames import Frame, frame_title, frames
from jixiao.cycle.indicators.models import Indicator, VersionState
from jixiao.cycle.indicators.queries import (
    default_formula,
    formula_of,
    lines_about,
    use_statistics,
    uses_of,
    version_for,
)
from jixiao.cycle.indicators.views.seen import CHIPS, STATES, newest_of, seen_indicator
from jixiao.cycle.indicators.wording import sheet_of, years_of
from jixiao.engine.values import NOT_APPLICABLE, Absent, Points, Ratio
from jixiao.measures.catalogue import MEASURES
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.queries import units_seen
from jixiao.web.table import Column, DataTable

MOST_VERSIONS = 100


@at_desk(may_look)
def indicator(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the definition sheet of an indicator: the version of the year, or the one asked for."""
    desk = request.desk
    found = seen_indicator(desk, pk)
    versions = list(
        found.versions.select_related("successor", "published_by")
        .annotate(used=Count("uses"))
        .order_by("-number")[:MOST_VERSIONS]
    )
    asked = request.GET.get("version", "")
    current = version_for(found, desk.year)
    shown = next((one for one in versions if str(one.number) == asked), None)
    shown = shown or next((one for one in versions if current and one.pk == current.pk), versions[0])
    shown.indicator = found
    formula = formula_of(shown)
    context = {
        "indicator": found,
        "version": shown,
        "versions": [(one, CHIPS[one.state], STATES[one.state], years_of(one)) for one in versions],
        "state": (CHIPS[shown.state], STATES[shown.state]),
        "years": years_of(shown),
        "is_current": current is not None and current.pk == shown.pk,
        "groups": sheet_of(shown),
        "read": read_formula(formula, unit=shown.unit) if formula else None,
        "from_board": bool(formula) and not shown.formula,
        "measure": next((one for one in MEASURES.values() if one.name == formula), None),
        "board_name": default_formula(found),
        "places": places_elsewhere(found),
        "frame": frame_title(found.frame),
        "statistics": use_statistics(found, units_seen(desk.held)),
        "may_edit": may_edit(desk, found),
        "has_draft": any(one.state == VersionState.DRAFT for one in versions),
        "previous": next((one for one in versions if one.number < shown.number), None),
        "trail": lines_about([f"indicators.indicator:{found.pk}"]),
    }  # fmt: skip
    return render(request, "indicators/indicator.html", context)


@at_desk(may_look)
def uses(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show which goal sheets promise an indicator, among the units the person sees."""
    desk = request.desk
    found = seen_indicator(desk, pk)
    table = DataTable(
        request=request,
        title=f"引用「{found.code}」的申报表",
        queryset=uses_of(found, units_seen(desk.held)).annotate(
            scored=Coalesce("score_rows__agreed_score", "score_rows__score"), full=F("score_rows__effective_weight")
        ),
        columns=(
            Column("unit", "单位", sort_by="sheet__unit_year__unit__name", link=_goals),
            Column("year", "年度", sort_by="sheet__unit_year__year", value=lambda row: str(row.sheet.unit_year.year)),
            Column("version", "引用版本", sort_by="version_pinned__number", value=_pinned),
            Column("name", "指标名称", sort_by="name"),
            Column("target", "年度指标值", value=lambda row: f"{row.operator} {row.target} {row.unit}".strip() or None),
            Column("weight", "分值", kind="points", sort_by="weight"),
            Column("scored", "得分", kind="points", sort_by="scored", value=_scored, link=_evaluation),
            Column("rate", "得分率", kind="percent", value=_rate),
        ),
        order=("-sheet__unit_year__year", "sheet__unit_year__unit__code"),
        empty=("还没有申报表引用它", "在绩效目标申报表里从指标库选用后，会列在这里。"),
    )  # fmt: skip
    context = {"table": table, "indicator": found, "newest": newest_of(found)}
    return table.export() or render(request, "indicators/uses.html", context)


@at_desk(may_look)
def compare(request: DeskRequest, pk: int) -> HttpResponse:
    """Show two versions of an indicator side by side."""
    found = seen_indicator(request.desk, pk)
    versions = list(found.versions.order_by("-number")[:MOST_VERSIONS])
    by_number = {str(one.number): one for one in versions}
    right = by_number.get(request.GET.get("right", ""), versions[0])
    left = by_number.get(request.GET.get("left", ""), versions[min(1, len(versions) - 1)])
    context = {
        "indicator": found,
        "versions": versions,
        "left": left,
        "right": right,
        "lines": compare_versions(left, right),
        "newest": versions[0],
    }
    return render(request, "indicators/compare.html", context)


def places_elsewhere(found: Indicator) -> list[tuple[Frame, tuple[str, str]]]:
    """Return the other frames an indicator has a place in, with 一级 and 二级指标 there."""
    others = [(frame, frame.place_of(Place.of(found))) for frame in frames().values() if frame.code != found.frame]
    return [(frame, place) for frame, place in others if place is not None]


def _scored(row: Any) -> Points | Absent:  # noqa: ANN401 - a row of the later room
    return NOT_APPLICABLE if row.scored is None else row.scored


def _rate(row: Any) -> Ratio | Absent:  # noqa: ANN401 - a row of the later room
    if row.scored is None or row.full is None or not row.full.value:
        return NOT_APPLICABLE
    return Ratio(row.scored.value / row.full.value)


def _evaluation(row: Any) -> str:  # noqa: ANN401 - a row of the later room
    return _at(row, "evaluation:sheet") if row.scored is not None else ""


def _pinned(row: Any) -> str:  # noqa: ANN401 - a row of the later room
    return f"第 {row.version_pinned.number} 版"


def _goals(row: Any) -> str:  # noqa: ANN401 - a row of the later room
    return _at(row, "goals:goals")


def _at(row: Any, name: str) -> str:  # noqa: ANN401 - a row of the later room
    unit_year = row.sheet.unit_year
    try:
        return reverse(name, kwargs={"unit": unit_year.unit.code, "year": unit_year.year})
    except NoReverseMatch:
        return ""
