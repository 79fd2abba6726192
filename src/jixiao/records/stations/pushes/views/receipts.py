"""Receipts: of a push by station and by content, and all that was pushed to a station."""

import datetime
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.stations.access import may_look
from jixiao.records.stations.models import Content, StationKind
from jixiao.records.stations.pushes.receipts import (
    contents_of_push,
    deliveries_at,
    deliveries_of,
    stations_of_push,
    tally_of,
    what_became,
)
from jixiao.records.stations.pushes.views.finding_rows import push_at
from jixiao.records.stations.sites.views.finding_rows import station_at
from jixiao.web.table import Choice, Column, Contains, DataTable

CAME = (("none", "一项都没有收到"), ("some", "收到一部分"), ("all", "全部收到"))


@at_desk(may_look)
def receipts(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show what became of a push at each station, and who has not received it."""
    desk, row = request.desk, push_at(request.desk, pk)
    rows = stations_of_push(row)
    came = request.GET.get("came", "")
    if came == "none":
        rows = rows.filter(came=0)
    table = DataTable(
        request=request,
        title=f"回执 {row.title}",
        queryset=rows,
        columns=(
            Column(
                "name", "e站", sort_by="name", width="w-l",
                link=lambda one: desk.door("stations:station_deliveries", pk=one.pk),
            ),
            Column("township", "乡镇街道", sort_by="township"),
            Column("line", "网络", value=lambda one: "联网" if one.is_online else "离线包"),
            Column("listed", "列入", kind="number", sort_by="listed", unit="项"),
            Column("came", "送达", kind="number", sort_by="came", unit="项"),
            Column("looked_at", "打开", kind="number", sort_by="looked_at", unit="项"),
            Column("played", "播放", kind="number", sort_by="played", unit="项"),
            Column("times", "播放次数", kind="number", sort_by="times", unit="次"),
            Column("word", "收到没有", kind="light", value=_light),
            Column("seen_at", "终端最近联系", kind="day", sort_by="seen_at", value=_seen),
        ),
        filters=(
            Contains("q", "e站名称", fields=("name", "initials", "code")),
            Choice("kind", "类型", field="kind", choices=list(StationKind.choices)),
        ),
        order=("came", "name"),
        empty=("还没有列入任何e站", "推送完成后，这里是每个e站送达、打开、播放的情况。"),
    )  # fmt: skip
    context = {"push": row, "tally": tally_of(row), "table": table, "tab": "none" if came == "none" else "stations"}
    return table.export() or render(request, "stations/pushes/receipts.html", context)


@at_desk(may_look)
def contents(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show what became of each content of a push."""
    desk, row = request.desk, push_at(request.desk, pk)
    table = DataTable(
        request=request,
        title=f"回执 {row.title} 按内容",
        queryset=contents_of_push(row),
        columns=(
            Column("title", "内容", sort_by="title", width="w-l"),
            Column("kind", "类型", value=lambda one: one.get_kind_display()),
            Column("listed", "列入", kind="number", sort_by="listed", unit="站"),
            Column("came", "送达", kind="number", sort_by="came", unit="站"),
            Column("looked_at", "打开", kind="number", sort_by="looked_at", unit="站"),
            Column("played", "播放", kind="number", sort_by="played", unit="站"),
            Column("times", "播放次数", kind="number", sort_by="times", unit="次"),
            Column("state", "现在", kind="light", value=lambda one: _stands(one, desk)),
        ),
        filters=(Contains("q", "内容标题", fields=("title", "initials")),),
        order=("-listed", "place"),
    )
    context = {"push": row, "tally": tally_of(row), "table": table, "tab": "contents"}
    return table.export() or render(request, "stations/pushes/receipts.html", context)


@at_desk(may_look)
def station(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show all that was ever pushed to a station."""
    desk, row = request.desk, station_at(request.desk, pk)
    table = DataTable(
        request=request,
        title=f"推送和回执 {row.name}",
        queryset=deliveries_at(row),
        columns=(
            Column("content", "内容", sort_by="content__title", width="w-l", value=lambda one: one.content.title),
            Column("push", "推送", value=lambda one: one.push.title),
            Column("queued_at", "列入", kind="day", sort_by="queued_at"),
            Column("delivered_at", "送达", kind="day", sort_by="delivered_at", value=_came),
            Column("opened", "打开", kind="number", sort_by="opened", unit="次"),
            Column("shown", "播放", kind="number", sort_by="shown", unit="次"),
            Column("package", "离线包", value=lambda one: one.package.code if one.package else NOT_APPLICABLE),
            Column("word", "情况", value=lambda one: what_became(_with(one, row), on=desk.today)),
        ),
        filters=(Contains("q", "内容标题", fields=("content__title", "content__initials")),),
        order=("-queued_at", "position"),
        empty=("还没有推送过内容", "推送规则对上这个e站的内容，推送以后列在这里。"),
    )
    return table.export() or render(request, "stations/pushes/at_station.html", {"station": row, "table": table})


@at_desk(may_look)
def content(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show at which stations a content is, and what became of it there."""
    desk = request.desk
    row = get_object_or_404(Content, unit=desk.unit, removed_at=None, pk=pk)
    table = DataTable(
        request=request,
        title=f"送达情况 {row.title}",
        queryset=deliveries_of(row),
        columns=(
            Column(
                "station", "e站", sort_by="station__name", width="w-l", value=lambda one: one.station.name,
                link=lambda one: desk.door("stations:station_deliveries", pk=one.station_id),
            ),
            Column("township", "乡镇街道", sort_by="station__township", value=lambda one: one.station.township),
            Column("push", "推送", value=lambda one: one.push.title),
            Column("delivered_at", "送达", kind="day", sort_by="delivered_at", value=_came),
            Column("opened", "打开", kind="number", sort_by="opened", unit="次"),
            Column("shown", "播放", kind="number", sort_by="shown", unit="次"),
            Column("word", "情况", value=lambda one: what_became(one, on=desk.today)),
        ),
        filters=(Contains("q", "e站名称", fields=("station__name", "station__initials")),),
        order=("station__name",),
        empty=("还没有推送到e站", "拟定推送，把它加进去，试算后推送。"),
    )  # fmt: skip
    context = {"content": row, "table": table}
    return table.export() or render(request, "stations/pushes/of_content.html", context)


def _with(one: Any, row: Any) -> Any:  # noqa: ANN401 - a delivery and its station, which is at hand
    one.station = row
    return one


def _seen(one: Any) -> datetime.datetime | Absent:  # noqa: ANN401 - a station with its sums
    return one.seen_at or NOT_APPLICABLE


def _came(one: Any) -> datetime.datetime | Absent:  # noqa: ANN401 - a delivery
    return one.delivered_at or NOT_APPLICABLE


def _light(one: Any) -> tuple[str, str]:  # noqa: ANN401 - a station with its sums
    if not one.came:
        return "red", "没有收到"
    return ("green", "全部收到") if one.came >= one.listed else ("amber", f"还差 {one.listed - one.came} 项")


def _stands(one: Any, desk: Any) -> tuple[str, str]:  # noqa: ANN401 - a content with its sums
    content: Content = one
    if not one.listed:
        return "none", "这次没有列入"
    if content.recalled_at is not None:
        return ("amber", f"已撤回，{one.still_up} 站还没有联系上") if one.still_up else ("none", "已撤回，都已下线")
    if content.until_day is not None and content.until_day < desk.today:
        return "none", "已下架"
    return "green", "在播"
