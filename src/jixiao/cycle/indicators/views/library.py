"""The library as a table, and the same as a workbook that can be imported again."""

from collections import Counter
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString

from jixiao.cycle.indicators.access import may_keep_shared, may_look, may_record, may_write
from jixiao.cycle.indicators.exchanging import PLAN, library_workbook
from jixiao.cycle.indicators.frames import Frame, frame_title, frames, place_in
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState
from jixiao.cycle.indicators.queries import library_shown, seen_by
from jixiao.cycle.indicators.views.filters import OwnerFilter, PlacedFilter
from jixiao.cycle.indicators.views.seen import CHIPS, STATES
from jixiao.cycle.indicators.wording import years_of
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.web.marks import chip_mark
from jixiao.web.sending import attachment
from jixiao.web.table import Choice, Column, Contains, DataTable


@at_desk(may_look)
def library(request: DeskRequest) -> HttpResponseBase:
    """Show the library as the year sees it: one version of each indicator."""
    desk = request.desk
    table = library_table(request)
    drafts = editable_drafts(desk).count()
    return table.export() or render(
        request,
        "indicators/library.html",
        {
            "table": table,
            "may_write": desk.may(may_write),
            "may_keep_shared": desk.may(may_keep_shared),
            "drafts": drafts,
            "import_plan": PLAN.key,
            "frames": frame_notes(desk),
        },
    )


def library_table(request: DeskRequest) -> DataTable:
    """Return the table of the library."""
    desk = request.desk
    seen_as = request.GET.get("as", "")
    titles = [(one.code, one.title) for one in frames().values()]

    def sheet(row: IndicatorVersion) -> str:
        return desk.door("indicators:indicator", pk=row.indicator_id)

    def placed(row: IndicatorVersion) -> tuple[str, str]:
        indicator = row.indicator
        found = place_in(seen_as, indicator) if seen_as in frames() else None
        return found or (indicator.level1, indicator.level2)

    return DataTable(
        request=request,
        title="指标",
        queryset=library_shown(desk.year, desk.unit),
        columns=(
            Column("code", "代码", sort_by="indicator__code", link=sheet, width="w-s"),
            Column("name", "三级指标", sort_by="name", link=sheet, width="w-xl"),
            Column("level1", "一级指标", sort_by="indicator__level1", value=lambda row: placed(row)[0], width="w-s"),
            Column("level2", "二级指标", sort_by="indicator__level2", value=lambda row: placed(row)[1], width="w-s"),
            Column("operator", "性质", sort_by="operator"),
            Column("target", "参考值", value=_target),
            Column("state", "状态", value=state_mark),
            Column("years", "适用年度", sort_by="first_year", value=years_of),
            Column("used", "引用", kind="number", unit="张", sort_by="times_used", value=_times_used),
            Column("frame", "指标框架", sort_by="indicator__frame", value=_frame, default_shown=False),
            Column("owner", "所属", value=_owner, default_shown=False),
            Column("number", "版本", kind="number", sort_by="number", default_shown=False),
            Column("mark", "依据性质", sort_by="mark", default_shown=False),
            Column("doubt", "存疑", value=lambda row: row.doubt or NOT_APPLICABLE, default_shown=False),
        ),
        filters=(
            Choice("frame", "指标框架", field="indicator__frame", choices=titles),
            PlacedFilter("as", "按框架归类"),
            Choice("level1", "一级指标", field="indicator__level1", choices=[(one, one) for one in _level1s()]),
            OwnerFilter("owner", "所属"),
            Choice("state", "状态", field="state", choices=list(STATES.items())),
            Contains("q", "名称、代码或首字母", fields=("name", "indicator__code", "initials", "indicator__level2")),
        ),
        order=("indicator__owner", "indicator__frame", "indicator__order", "indicator__code"),
        row_css=lambda row: "is-ours" if row.indicator.owner_id else "",
        empty=("指标库还是空的", "请管理员装入内置指标库，或新建一个指标。"),
        empty_door=("新建指标", desk.door("indicators:new")) if desk.may(may_write) else None,
        note=f"{desk.year} 年度适用的版本；没有适用版本的列最新一版",
    )  # fmt: skip


def editable_drafts(desk: Desk) -> QuerySet[IndicatorVersion]:
    """Return the drafts that the person may publish."""
    drafts = IndicatorVersion.objects.filter(state=VersionState.DRAFT).select_related("indicator")
    mine = Q(pk__in=[])
    if desk.may(may_keep_shared):
        mine |= Q(indicator__owner=None)
    if desk.may(may_record):
        mine |= Q(indicator__owner=desk.unit)
    return drafts.filter(mine).order_by("indicator__order", "indicator__code")


def frame_notes(desk: Desk) -> list[tuple[Frame, int]]:
    """Return the frames with how many shared indicators stand in each: one statement."""
    counted = Indicator.objects.filter(seen_by(desk.unit)).values_list("frame").annotate(total=Count("pk")).order_by()
    totals = Counter(dict(counted))
    return [(frame, totals[frame.code]) for frame in frames().values()]


@at_desk(may_look)
def export(request: DeskRequest) -> HttpResponse:
    """Send the library as a workbook that can be imported again."""
    desk = request.desk
    rows = library_shown(desk.year, desk.unit)
    frame = request.GET.get("frame", "")
    if frame in frames():
        rows = rows.filter(indicator__frame=frame)
    content = library_workbook(rows.order_by("indicator__owner", "indicator__frame", "indicator__order"))
    name = f"{desk.unit.short_name or desk.unit.name}{desk.year}年度指标库.xlsx"
    return attachment(content, name=name)


def state_mark(version: IndicatorVersion) -> SafeString:
    """Return the state of a version as a chip, with a word where a draft of the next version waits."""
    waits = getattr(version, "has_draft", False) and version.state != VersionState.DRAFT
    return chip_mark(CHIPS[version.state], STATES[version.state] + ("，有草稿" if waits else ""))


def _times_used(row: Any) -> int:  # noqa: ANN401 - a version with what the list counts beside it
    return row.times_used or 0


def _frame(row: IndicatorVersion) -> str:
    return frame_title(row.indicator.frame)


def _owner(row: IndicatorVersion) -> str:
    return "共享库" if row.indicator.owner_id is None else "本单位"


def _target(row: IndicatorVersion) -> str:
    return f"{row.usual_target} {row.unit}".strip() if row.usual_target else "由单位定"


def _level1s() -> list[str]:
    return list(dict.fromkeys(level1 for frame in frames().values() for level1 in frame.levels))
