"""The list of stations, and their statistics."""

import datetime
from collections.abc import Mapping, Sequence

from django.db.models import F
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.stations.access import may_keep, may_look
from jixiao.records.stations.models import Station, StationKind, StationState
from jixiao.records.stations.sites.queries import stations_of, townships_of
from jixiao.records.stations.sites.statistics import Group, statistics_of
from jixiao.web.charts import Bar, bar_chart
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange

CHIPS: Mapping[str, str] = {
    StationState.APPLIED: "draft", StationState.CHECKED: "sent", StationState.RECHECKED: "public",
    StationState.PLATED: "approved", StationState.SUSPENDED: "returned", StationState.CLOSED: "closed",
}  # fmt: skip
WORDS = {CHIPS[state]: state.label for state in StationState}
STARS = [(str(one), f"{one} 星") for one in range(5, 0, -1)]


@at_desk(may_look)
def stations(request: DeskRequest) -> HttpResponseBase:
    """Show the stations of the unit."""
    table = station_table(request)
    return table.export() or render(
        request, "stations/sites/stations.html", {"table": table, "may_keep": request.desk.may(may_keep)}
    )


@at_desk(may_look)
def statistics(request: DeskRequest) -> HttpResponse:
    """Show how many stations there are of each kind and place, and what they did this year."""
    found = statistics_of(request.desk.its_year)
    return render(request, "stations/sites/statistics.html", {
        "found": found, "may_keep": request.desk.may(may_keep), "chart": _chart(found.townships),
    })  # fmt: skip


def _plated(row: Station) -> datetime.date | Absent:
    return row.plated_on or NOT_APPLICABLE


def stars_text(station: Station) -> str:
    """Return the stars of a station as people read them."""
    return "★" * station.stars if station.stars else ""


def station_table(request: DeskRequest) -> DataTable:
    """Return the list of stations."""
    desk = request.desk
    new_url = desk.door("stations:station_new") if desk.may(may_keep) else ""
    return DataTable(
        request=request,
        title="科普e站",
        queryset=stations_of(desk.unit).annotate(line=F("is_online")),
        columns=(
            Column("code", "编号", sort_by="code", width="w-s"),
            Column("name", "e站名称", sort_by="name", link=lambda row: desk.door("stations:station", pk=row.pk)),
            Column("kind", "类型", sort_by="kind", words=dict(StationKind.choices)),
            Column("township", "乡镇街道", sort_by="township"),
            Column("village", "村或社区", sort_by="village", default_shown=False),
            Column("host", "申报单位", sort_by="host", default_shown=False),
            Column("keeper", "负责人", sort_by="keeper"),
            Column("line", "网络", value=lambda row: "联网" if row.is_online else "离线"),
            Column("applied_on", "申报", kind="day", sort_by="applied_on"),
            Column(
                "plate_number", "牌匾编号", sort_by="plate_number", default_shown=False,
                value=lambda row: row.plate_number or NOT_APPLICABLE,
            ),
            Column("plated_on", "授牌", kind="day", sort_by="plated_on", value=_plated),
            Column("stars", "星级", sort_by="stars", value=lambda row: stars_text(row) or NOT_APPLICABLE),
            Column("state", "状态", kind="state", sort_by="state", value=lambda row: CHIPS[row.state], words=WORDS),
        ),
        filters=(
            Contains("q", "名称、编号或单位", fields=("name", "initials", "code", "host", "village", "plate_number")),
            Choice("kind", "类型", field="kind", choices=StationKind.choices),
            Choice("state", "状态", field="state", choices=StationState.choices),
            Choice("township", "乡镇街道", field="township", choices=[(one, one) for one in townships_of(desk.unit)]),
            Choice("stars", "星级", field="stars", choices=STARS),
            DayRange("plated", "授牌日期", field="plated_on"),
        ),
        order=("code",),
        empty=("还没有科普e站", "收到申报材料后登记档案，再实地核查五有；原有的台账可以导入。"),
        empty_door=("登记申报", new_url) if new_url else None,
        note="e站跨年使用，不分年度；月报和巡查按年度",
    )  # fmt: skip


def _chart(townships: Sequence[Group]) -> SafeString | str:
    rows = [one for one in townships if one.working]
    if not rows:
        return ""
    most = max(one.working for one in rows)
    bars = [
        Bar(one.name, one.working, most, f"{one.working} 个", small=f"本年活动 {one.activities:,} 次 ") for one in rows
    ]
    return bar_chart(bars, caption="已挂牌、没有暂停的e站")
