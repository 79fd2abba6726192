"""The trail: who did what when, before and after; and the check that nobody touched it."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from jixiao.orgs.access import is_audit, may_see_trail
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.events import EVENTS
from jixiao.orgs.looking_back import check_trail, lines_seen, note_export, words_of
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.queries import units_seen
from jixiao.orgs.seat import Desk
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange

MOST_UNITS = 500
NONE = "—"


@at_office(may_see_trail)
def trail_list(request: DeskRequest) -> HttpResponseBase:
    """Show the lines this person may read, newest first; the export is itself written down."""
    desk = request.desk
    table = _table(request, desk)
    export = table.export()
    if export is not None:
        note_export(unit=desk.unit, year=desk.year, query=request.GET.urlencode(), by=desk.actor)
        return export
    return render(request, "orgs/trail.html", {"table": table, "is_audit": desk.may(is_audit)})


def _table(request: DeskRequest, desk: Desk) -> DataTable:
    units = units_seen(desk.held).order_by("code").values_list("pk", "name")[:MOST_UNITS]
    return DataTable(
        request=request,
        title="操作留痕",
        queryset=lines_seen(desk.held).select_related("unit"),
        columns=(
            Column(
                "number",
                "序号",
                sort_by="number",
                value=_number,
                link=lambda row: desk.door("orgs:trail-line", pk=row.pk),
            ),
            Column("at", "时间", sort_by="at", value=moment_words, width="w-l"),
            Column("person_name", "操作人", sort_by="person_name", width="w-s"),
            Column("address", "来访地址", value=lambda row: row.address or NONE, default_shown=False),
            Column("unit", "单位", value=lambda row: row.unit.name if row.unit else NONE, width="w-m"),
            Column("year", "年度", sort_by="year", value=lambda row: str(row.year) if row.year else NONE),
            Column("title", "事项", sort_by="title", width="w-s"),
            Column("subject_name", "对象", value=lambda row: row.subject_name or NONE, width="w-m"),
            Column("before", "变更前", "long", value=lambda row: words_of(row.before) or NONE, width="w-xl"),
            Column("after", "变更后", "long", value=lambda row: words_of(row.after) or NONE, width="w-xl"),
            Column("why", "事由", value=lambda row: row.why or NONE, width="w-m"),
        ),
        filters=(
            Contains(key="q", title="操作人、对象或事由", fields=("person_name", "subject_name", "why")),
            Choice(key="unit", title="单位", field="unit", choices=[(str(pk), name) for pk, name in units]),
            Choice(
                key="event",
                title="事项",
                field="event",
                choices=sorted((code, one.title) for code, one in EVENTS.items()),
            ),
            DayRange(key="at", title="日期", field="at__date"),
        ),
        order=("-number",),
        empty=("还没有留痕", "办理的每一件事都会记在这里。"),
    )


def _number(row: TrailEntry) -> str:
    return str(row.number)


def moment_words(row: TrailEntry) -> str:
    """Return when a line was written, to the second."""
    return f"{timezone.localtime(row.at):%Y-%m-%d %H:%M:%S}"


@at_office(may_see_trail)
def trail_line(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one line in full, with its place in the chain."""
    entry = get_object_or_404(lines_seen(request.desk.held).select_related("unit"), pk=pk)
    names = list(dict.fromkeys([*entry.before, *entry.after]))
    pairs = [
        (name, words_of({name: entry.before[name]}).partition("：")[2] if name in entry.before else "",
         words_of({name: entry.after[name]}).partition("：")[2] if name in entry.after else "")
        for name in names
    ]  # fmt: skip
    return render(request, "orgs/trail_line.html", {"entry": entry, "pairs": pairs, "when": moment_words(entry)})


@at_office(is_audit)
def verify(request: DeskRequest) -> HttpResponse:
    """Check the whole chain and show what came of it."""
    verdict = check_trail(by=request.desk.actor) if request.method == "POST" else None
    return render(request, "orgs/trail_verified.html", {"verdict": verdict})
