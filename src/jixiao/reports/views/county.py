"""县级工作台: all departments of the year on one page, what is late, and what is done with many at once."""

from django.db.models import F
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import HandoverKind
from jixiao.reports.county.acting import LONGEST
from jixiao.reports.county.publishing import marked_published
from jixiao.reports.county.sectors import sectors_of
from jixiao.reports.county.spreading import Share, apart_of, spread_of
from jixiao.reports.county.standing import JUDGED, MOST_UNITS, STAGES, county_rows
from jixiao.reports.views.county_columns import ALL, Around, columns_of, filters_of, handed_in, needs_work
from jixiao.web.doors import changed_query
from jixiao.web.table import DataTable

PAGE_ROWS = 200
"""A county has some eighty departments: they stand on one page."""


@at_desk(is_reviewer)
def show_county(request: DeskRequest) -> HttpResponseBase:
    """Show the desk of the finance bureau."""
    desk = request.desk
    rows = marked_published(county_rows(desk.held, year=desk.year).order_by("unit__code")[:MOST_UNITS], on=desk.today)
    around = Around.of(rows, today=desk.today)
    table = county_table(request, around)
    spread = spread_of(rows)
    context = {
        "table": table,
        "tab": "county",
        "year": desk.year,
        "units": len(rows),
        "late": len(around.late),
        "stages": [(kind, Share(*handed_in(rows, kind))) for kind in STAGES],
        "spread": spread,
        "apart": apart_of(rows),
        "kinds": [(kind.value, kind.label, kind in JUDGED) for kind in STAGES],
        "wanted": _kind_wanted(request),
        "longest": LONGEST,
        "query": request.GET.urlencode(),
        "is_ticked": request.GET.get("tick") == ALL,
        "tick_all": changed_query(request.GET, tick=ALL, page=None),
        "tick_none": changed_query(request.GET, tick=None),
        "is_locked": desk.is_closed,
    }
    return table.export() or render(request, "reports/county.html", context)


def _kind_wanted(request: DeskRequest) -> str:
    """Return the stage that the form starts with: the one that is filtered by, else the goals."""
    asked = request.GET.get("wait") or request.GET.get("kind", "")
    filtered = next((kind.value for kind in STAGES if request.GET.get(f"at_{kind.value}")), "")
    return next((one for one in (asked, filtered) if one in HandoverKind.values), HandoverKind.GOALS.value)


def county_table(request: DeskRequest, around: Around) -> DataTable:
    """Return the table of all units × stages."""
    desk = request.desk
    return DataTable(
        request,
        title=f"{desk.year} 年度各部门绩效管理进度",
        queryset=county_rows(desk.held, year=desk.year),
        columns=columns_of(desk, around, ticked=request.GET.get("tick", "")),
        filters=filters_of(around, sectors=sectors_of(desk.held)),
        order=(needs_work(around), F("evaluation__agreed_total").desc(nulls_last=True), "unit__code"),  # type: ignore[arg-type]  # expressions order too
        row_css=lambda row: "is-warn" if row.pk in around.late else "",
        empty=("还没有部门开放这个年度", "部门的年度开放以后，会列在这里。"),
        page_rows=PAGE_ROWS,
        css="cards wide",
    )
