"""The pushes of a year, and the page of one."""

import datetime

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.stations.access import may_keep, may_look
from jixiao.records.stations.models import Push, PushState
from jixiao.records.stations.pushes.queries import contents_of, history_of, pushes_of
from jixiao.records.stations.pushes.receipts import tally_of
from jixiao.records.stations.pushes.trying import is_tried, size_of
from jixiao.records.stations.pushes.views.finding_rows import chip_of, push_at
from jixiao.web.table import Choice, Column, Contains, DataTable

EVERY_STATION = "全部已挂牌e站"
SHOWN_CONTENTS, SHOWN_STATIONS = 200, 100


@at_desk(may_look)
def pushes(request: DeskRequest) -> HttpResponseBase:
    """Show the pushes of the year."""
    desk, keeps = request.desk, request.desk.may(may_keep)
    table = DataTable(
        request=request,
        title="推送",
        queryset=pushes_of(desk.its_year),
        columns=(
            Column(
                "title", "推送名称", sort_by="title", width="w-l",
                link=lambda row: desk.door("stations:push", pk=row.pk),
            ),
            Column("number", "编号", kind="number", sort_by="number"),
            Column("rule", "规则", value=_rule_words),
            Column("pairs", "列入", kind="number", unit="条", value=_pairs),
            Column("state", "状态", sort_by="state", value=lambda row: row.get_state_display()),
            Column("sent_at", "推送时间", kind="day", sort_by="sent_at", value=_sent),
        ),
        filters=(
            Contains("q", "推送名称", fields=("title",)),
            Choice("state", "状态", field="state", choices=list(PushState.choices)),
        ),
        order=("-number",),
        empty=("还没有推送", "选内容和规则，试算看清哪个e站得到什么，再推送；没有网的e站领离线内容包。"),
        empty_door=("拟定推送", desk.door("stations:push_new")) if keeps else None,
    )  # fmt: skip
    return table.export() or render(request, "stations/pushes/pushes.html", {"table": table, "may_keep": keeps})


def _pairs(row: Push) -> int | Absent:
    return row.dry_run.get("pairs", NOT_APPLICABLE) if row.dry_run_at else NOT_APPLICABLE


def _sent(row: Push) -> datetime.datetime | Absent:
    return row.sent_at or NOT_APPLICABLE


def _rule_words(row: Push) -> str:
    return str(row.rule_then.get("name") or (row.rule.name if row.rule else EVERY_STATION))


@at_desk(may_look)
def push(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a push: its contents, what the look beforehand showed, what became of it."""
    desk, row = request.desk, push_at(request.desk, pk)
    contents = contents_of(row)
    found = row.dry_run if row.dry_run_at else {}
    is_draft = row.state == PushState.DRAFT
    context = {
        "push": row,
        "chip": chip_of(row),
        "contents": [(one, size_of(one.content)) for one in contents[:SHOWN_CONTENTS]],
        "number": len(contents),
        "size": sum(size_of(one.content) for one in contents),
        "found": found,
        "stations": found.get("stations", [])[:SHOWN_STATIONS],
        "tight": [one for one in found.get("stations", ()) if one["is_tight"]],
        "offline": sum(not one["is_online"] for one in found.get("stations", ())),
        "is_draft": is_draft,
        "is_tried": is_tried(row),
        "is_planned": row.state == PushState.PLANNED,
        "tally": tally_of(row) if row.state in {PushState.SENT, PushState.PLANNED} else None,
        "history": history_of(row),
        "may_keep": desk.may(may_keep),
    }
    return render(request, "stations/pushes/push.html", context)
