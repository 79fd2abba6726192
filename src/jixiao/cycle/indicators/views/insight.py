"""What the library is worth and what a change would do: statistics, coverage of the six dimensions, impact preview."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.cycle.indicators.access import is_reviewer, may_edit, may_look
from jixiao.cycle.indicators.coverage import coverage_of
from jixiao.cycle.indicators.frames import frames
from jixiao.cycle.indicators.growing.impact import MOST_REPRICED, impact_of
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState
from jixiao.cycle.indicators.statistics import (
    ALWAYS_FULL,
    ENOUGH,
    NOTHING,
    SAME_RATE,
    TELLS,
    VERDICTS,
    Fared,
    fared_of,
    indicators_used,
    summary_of,
)
from jixiao.cycle.indicators.views.filters import UsedFilter, VerdictFilter
from jixiao.cycle.indicators.views.seen import newest_of, seen_indicator
from jixiao.engine.values import NOT_APPLICABLE, Absent, Ratio
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import UnitYear
from jixiao.orgs.queries import units_seen
from jixiao.orgs.remembering import Memory
from jixiao.orgs.seat import Desk
from jixiao.web.table import Choice, Column, Contains, DataTable

COLOURS = {ALWAYS_FULL: "amber", SAME_RATE: "amber", TELLS: "green"}
MOST_YEARS = 60
_FARED: Memory[dict[int, Fared]] = Memory(16)


@at_desk(may_look)
def statistics(request: DeskRequest) -> HttpResponseBase:
    """Show how the indicators fared among the units the person sees."""
    desk = request.desk
    table = statistics_table(request)
    units = units_seen(desk.held)
    fared = _fared(desk, _year(request.GET))
    context = {"table": table, "enough": ENOUGH, "summary": summary_of(units, fared, year=desk.year)}
    return table.export() or render(request, "indicators/statistics.html", context)


def statistics_table(request: DeskRequest) -> DataTable:
    """Return the table of how indicators fared."""
    desk = request.desk
    year = _year(request.GET)
    units = units_seen(desk.held)
    fared = _fared(desk, year)
    newest = _names()
    titles = [(one.code, one.title) for one in frames().values()]

    def of(row: Indicator) -> Fared:
        return fared.get(row.pk, NOTHING)

    def sheet(row: Indicator) -> str:
        seen = row.owner_id in {None, desk.unit.pk}
        return desk.door("indicators:indicator", pk=row.pk) if seen else ""

    def uses(row: Any) -> str:  # noqa: ANN401 - an indicator with what the list counts beside it
        return desk.door("indicators:uses", pk=row.pk) if row.sheets and sheet(row) else ""

    def verdict(row: Indicator) -> tuple[str, str]:
        found = of(row).verdict
        return COLOURS.get(found, "none"), VERDICTS[found]

    def lowest(row: Indicator) -> Ratio | Absent:
        return of(row).lowest or NOT_APPLICABLE

    return DataTable(
        request=request,
        title="指标使用和得分",
        queryset=indicators_used(units),
        columns=(
            Column("code", "代码", sort_by="code", link=sheet, width="w-s"),
            Column("name", "三级指标", value=lambda row: newest.get(row.pk, ""), width="w-xl"),
            Column("level2", "二级指标", sort_by="level2", width="w-s"),
            Column("sheets", "引用", kind="number", unit="次", sort_by="sheets", total=True, link=uses),
            Column("by_units", "单位", kind="number", unit="个", sort_by="by_units"),
            Column("by_years", "年度", kind="number", unit="个", sort_by="by_years"),
            Column("scored", "已计分", kind="number", unit="次", value=lambda row: of(row).scored, link=uses),
            Column("hits", "满分率", kind="percent", value=lambda row: of(row).hit_rate or NOT_APPLICABLE),
            Column("rate", "平均得分率", kind="percent", value=lambda row: of(row).rate or NOT_APPLICABLE),
            Column("lowest", "最低得分率", kind="percent", value=lowest, default_shown=False),
            Column("verdict", "区分度", kind="light", value=verdict, width="w-m"),
            Column("owner", "所属", value=_owner, default_shown=False),
        ),
        filters=(
            Choice("frame", "指标框架", field="frame", choices=titles),
            UsedFilter("used", "引用"),
            VerdictFilter("verdict", "区分度", verdicts={pk: one.verdict for pk, one in fared.items()}),
            _YearFilter("year", "计分年度", field="pk", choices=_years(desk)),
            Contains("q", "名称或代码", fields=("code", "versions__name")),
        ),
        order=("-sheets", "code"),
        note="得分以财政认定为准，没有认定的按自评；只统计您能看到的单位",
        empty=("指标库还是空的", "装入内置指标库后，会列在这里。"),
    )  # fmt: skip


def _fared(desk: Desk, year: int | None) -> Mapping[int, Fared]:
    units = units_seen(desk.held)
    return _FARED.recall((desk.held, year), lambda: fared_of(units, first=year, last=year), of=None)


class _YearFilter(Choice):
    """The year that scores are taken of: it changes the figures, not the rows."""

    def condition(self, query: QueryDict) -> Q:  # noqa: ARG002 - every row stays
        """Return an empty condition."""
        return Q()


@at_desk(may_look)
def coverage(request: DeskRequest) -> HttpResponse:
    """Show which of the six dimensions the library and the unit's year have indicators for."""
    desk = request.desk
    found = coverage_of(desk.unit_year) if desk.unit_year is not None else None
    context = {"coverage": found, "frame": frames()["SIX2018"], "is_reviewer": desk.may(is_reviewer)}
    return render(request, "indicators/coverage.html", context)


@at_desk(may_look)
def impact(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what publishing the draft of an indicator, or retiring it, would mean."""
    desk = request.desk
    found = seen_indicator(desk, pk)
    draft = found.versions.filter(state=VersionState.DRAFT).first()
    shown = draft or newest_of(found)
    shown.indicator = found
    first_year = draft.first_year if draft else desk.year + 1
    previewed = impact_of(indicator=found, version=draft, first_year=first_year, units=units_seen(desk.held))
    context = {
        "indicator": found,
        "version": shown,
        "draft": draft,
        "first_year": first_year,
        "impact": previewed,
        "may_edit": may_edit(desk, found),
        "most": MOST_REPRICED,
    }
    return render(request, "indicators/impact.html", context)


def _owner(row: Indicator) -> str:
    return "共享库" if row.owner_id is None else "单位"


def _names() -> dict[int, str]:
    rows = IndicatorVersion.objects.exclude(state=VersionState.VOID).order_by("number")
    return dict(rows.values_list("indicator", "name"))


def _year(query: QueryDict) -> int | None:
    text = query.get("year", "")
    return int(text) if text.isdecimal() and len(text) == 4 else None  # noqa: PLR2004 - digits of a year


def _years(desk: Desk) -> list[tuple[str, str]]:
    years = UnitYear.objects.filter(unit__in=units_seen(desk.held)).order_by("-year").values_list("year", flat=True)
    return [(str(year), f"{year} 年度") for year in years.distinct()[:MOST_YEARS]]
