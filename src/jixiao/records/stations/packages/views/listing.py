"""The packages of the unit, those of a station, one of them, and its file."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jixiao.measures import shelf
from jixiao.measures.naming import file_name
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.stations.access import may_keep, may_look
from jixiao.records.stations.models import Package, Station
from jixiao.records.stations.packages.queries import packages_of
from jixiao.records.stations.sites.views.finding_rows import station_at
from jixiao.web.table import Column, Contains, DataTable

SHOWN = 200


@at_desk(may_look)
def packages(request: DeskRequest) -> HttpResponseBase:
    """Show all packages of the unit."""
    return _list(request, None)


@at_desk(may_look)
def station(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the packages of a station."""
    return _list(request, station_at(request.desk, pk))


@at_desk(may_look)
def package(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a package: what is in it, who fetched it, what came back."""
    desk, row = request.desk, package_at(request, pk)
    lines = {one["id"]: one for one in row.usage.get("lines", ())}
    items = [(one, lines.get(one["id"])) for one in row.manifest.get("items", ())[:SHOWN]]
    context = {
        "package": row, "items": items, "number": len(row.manifest.get("items", ())),
        "is_there": shelf.path_of(row.sha256).exists(), "may_keep": desk.may(may_keep),
        "is_typed": row.usage.get("way") == "typed",
    }  # fmt: skip
    return render(request, "stations/packages/package.html", context)


@at_desk(may_look)
def file(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Send the ZIP of a package."""
    row = package_at(request, pk)
    path = shelf.path_of(row.sha256)
    if not path.exists():
        raise Http404("内容包不在服务器上，请重新制作")
    part = f"-{row.part}" if row.parts > 1 else ""
    name = file_name(f"{row.station.name}内容包{row.code}{part}", suffix=".zip")
    answer = FileResponse(path.open("rb"), content_type="application/zip")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def package_at(request: DeskRequest, pk: int) -> Package:
    """Return a package of the unit; one of another is not there."""
    return get_object_or_404(packages_of(request.desk.unit), pk=pk)


def _list(request: DeskRequest, row: Station | None) -> HttpResponseBase:
    desk = request.desk
    rows = packages_of(desk.unit)
    table = DataTable(
        request=request,
        title=f"离线内容包 {row.name}" if row else "离线内容包",
        queryset=rows.filter(station=row) if row else rows,
        columns=(
            Column("code", "编号", sort_by="code", link=lambda one: desk.door("stations:package", pk=one.pk)),
            Column("station", "e站", sort_by="station__name", value=lambda one: one.station.name),
            Column("part", "分包", value=lambda one: f"{one.part} / {one.parts}"),
            Column("size", "大小", kind="number", unit="KB", sort_by="size", value=lambda one: -(-one.size // 1024)),
            Column("built_at", "制包", kind="day", sort_by="built_at"),
            Column("taken_on", "取走", kind="day", sort_by="taken_on"),
            Column("read_back_at", "回执", kind="day", sort_by="read_back_at"),
            Column("word", "情况", kind="light", value=_stands),
        ),
        filters=(Contains("q", "e站或编号", fields=("station__name", "station__initials", "code")),),
        order=("-built_at", "-pk"),
        empty=("还没有离线内容包", "没有网的e站，把推送的内容打成一个包，拷到U盘带去；用过以后把使用回执带回来。"),
    )
    context = {"table": table, "station": row, "may_keep": desk.may(may_keep)}
    return table.export() or render(request, "stations/packages/packages.html", context)


def _stands(one: Package) -> tuple[str, str]:
    if one.read_back_at is not None:
        return "green", "已读回执"
    return ("amber", "等回执") if one.taken_on else ("none", "等取走")
