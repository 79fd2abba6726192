"""Versions of the library: listed, opened with what changed against the one before, and as a workbook."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jixiao.cycle.indicators.access import may_look
from jixiao.cycle.indicators.frames import frame_title, frames
from jixiao.cycle.indicators.growing.asking import rounds_seen
from jixiao.cycle.indicators.growing.releasing import WORDS, members_of, release_workbook
from jixiao.cycle.indicators.models import IndicatorVersion, LibraryRelease
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.web.sending import attachment
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST_RELEASES = 100


@at_desk(may_look)
def releases(request: DeskRequest) -> HttpResponse:
    """Show the versions of the library, the newest first."""
    desk = request.desk
    found = list(seen_releases(desk).defer("members").order_by("-number")[:MOST_RELEASES])
    holds = next((one.number for one in found if one.year <= desk.year), None)
    rows = [(one, [(word, _count(one, kind)) for kind, word in WORDS.items()], one.number == holds) for one in found]
    return render(request, "indicators/releases.html", {"rows": rows})


@at_desk(may_look)
def release(request: DeskRequest, number: int) -> HttpResponseBase:
    """Show a version: what changed against the one before, and what was in force."""
    desk = request.desk
    found = seen_release(desk, number)
    table = _members_table(request, found)
    earlier = seen_releases(desk).filter(number__lt=number).order_by("-number").first()
    context = {
        "release": found,
        "table": table,
        "earlier": earlier,
        "changes": [(one, WORDS[one["kind"]]) for one in found.changes],
        "counts": [(word, _count(found, kind)) for kind, word in WORDS.items()],
    }
    return table.export() or render(request, "indicators/release.html", context)


@at_desk(may_look)
def export_release(request: DeskRequest, number: int) -> HttpResponse:
    """Send a version as a workbook: the indicators, and what changed."""
    found = seen_release(request.desk, number)
    return attachment(release_workbook(found), name=f"指标库第{found.number}版（{found.year}年度起施行）.xlsx")


def seen_releases(desk: Desk) -> QuerySet[LibraryRelease]:
    """Return the versions that a bureau above the unit published."""
    wanted: Q = rounds_seen(desk.unit, "round__")
    return LibraryRelease.objects.filter(wanted).select_related("round", "published_by")


def seen_release(desk: Desk, number: int) -> LibraryRelease:
    """Return a version by its number; one of another county is not there."""
    return get_object_or_404(seen_releases(desk), number=number)


def _members_table(request: DeskRequest, found: LibraryRelease) -> DataTable:
    desk = request.desk
    titles = [(one.code, one.title) for one in frames().values()]

    def sheet(row: IndicatorVersion) -> str:
        return f"{desk.door('indicators:indicator', pk=row.indicator_id)}?version={row.number}"

    return DataTable(
        request=request,
        title=f"指标库第 {found.number} 版",
        queryset=members_of(found),
        columns=(
            Column("code", "代码", sort_by="indicator__code", link=sheet, width="w-s"),
            Column("name", "三级指标", sort_by="name", link=sheet, width="w-xl"),
            Column("level1", "一级指标", sort_by="indicator__level1", width="w-s"),
            Column("level2", "二级指标", sort_by="indicator__level2", width="w-s"),
            Column("operator", "性质", sort_by="operator"),
            Column("unit", "单位", sort_by="unit", value=lambda row: row.unit or "定性"),
            Column("number", "版本", sort_by="number", value=lambda row: f"第 {row.number} 版"),
            Column("since", "启用年度", sort_by="first_year", value=lambda row: str(row.first_year)),
            Column("frame", "指标框架", value=lambda row: frame_title(row.indicator.frame), default_shown=False),
        ),
        filters=(
            Choice("frame", "指标框架", field="indicator__frame", choices=titles),
            Contains("q", "名称或代码", fields=("name", "indicator__code", "initials")),
        ),
        order=("indicator__frame", "indicator__order", "indicator__code"),
        empty=("这一版里没有指标", "发布时共享库是空的。"),
    )  # fmt: skip


def _count(found: LibraryRelease, kind: str) -> int:
    return sum(one["kind"] == kind for one in found.changes)
