"""Batches of frozen readings: the list, one batch, the difference between two, one reading."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jixiao.measures import access
from jixiao.measures.board import STATES, Line, chosen, grouped, lines_between, room_title
from jixiao.measures.board_export import board_workbook
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.models import Reading, ReadingBatch
from jixiao.measures.panel import proofs_panel
from jixiao.measures.queries import batches_of, readings_of
from jixiao.measures.tracing import ledger_of
from jixiao.measures.views.board import page_number
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.web.printing import local
from jixiao.web.table import Column, DataTable

_CHOICES = 100


@at_desk(access.may_see_board)
def batches(request: DeskRequest) -> HttpResponseBase:
    """List the batches of the year."""
    desk = request.desk
    table = DataTable(
        request=request,
        title="取数批次",
        queryset=batches_of(desk.its_year),
        columns=(
            Column("taken_at", "取数时间", value=_moment, sort_by="taken_at",
                   link=lambda row: desk.door("measures:batch", pk=row.pk)),
            Column("period", "期间", value=lambda row: f"{row.first_day:%Y-%m-%d} 至 {row.last_day:%Y-%m-%d}"),
            Column("taken_by", "取数人", value=lambda row: row.taken_by.name),
        ),
        order=("-taken_at",),
        empty=("还没有取过数", "在计量板上按「取数」，所有计量就按现在的记录冻结成一批。"),
        empty_door=("去计量板", desk.door("measures:board")),
    )  # fmt: skip
    return table.export() or render(request, "measures/batches.html", {"table": table})


@at_desk(access.may_see_board)
def batch(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show one batch, compared with another of the year where one is chosen."""
    desk = request.desk
    found = get_object_or_404(batches_of(desk.its_year), pk=pk)
    others = list(batches_of(desk.its_year).exclude(pk=pk)[:_CHOICES])
    against = _against(request, others)
    lines = lines_between(readings_of(found), readings_of(against) if against else {})
    text = request.GET.get("q", "").strip()[:60]
    shown = chosen(lines, text=text, state="moved" if against and request.GET.get("state") == "moved" else "")
    if request.GET.get("format") == "xlsx":
        return board_workbook(shown, title=f"{desk.unit.name}{desk.year}年度取数{_moment(found)}")
    context = {
        "batch": found,
        "title": f"第 {found.pk} 批",
        "others": others,
        "against": against,
        "groups": grouped(shown),
        "count": len(lines),
        "filled": sum(1 for line in lines if line.now is not None and line.now.value is not None),
        "tally": _tally(lines) if against else None,
        "text": text,
        "only_moved": request.GET.get("state") == "moved",
        "moved_words": STATES["moved"][0],
    }
    return render(request, "measures/batch.html", context)


@at_desk(access.may_see_board)
def reading(request: DeskRequest, pk: int) -> HttpResponse:
    """Unfold one frozen reading: its records as they were then, the proofs of the records and of the reading."""
    desk = request.desk
    rows = Reading.objects.filter(batch__unit_year=desk.its_year).select_related("batch__taken_by")
    found = get_object_or_404(rows, pk=pk)
    context = {
        "reading": found,
        "hung": MEASURES.get(found.code),
        "batch": found.batch,
        "ledger": ledger_of(desk, found, page=page_number(request)),
        "panel": proofs_panel(desk, f"measures.reading:{found.pk}", f"读数：{found.name}"),
        "room": room_title(found.code.partition(".")[0] if found.code in MEASURES else "entered"),
    }
    return render(request, "measures/reading.html", context)


def _against(request: DeskRequest, others: list[ReadingBatch]) -> ReadingBatch | None:
    asked = request.GET.get("against", "")
    return next((one for one in others if str(one.pk) == asked), None)


def _tally(lines: tuple[Line, ...]) -> dict[str, int]:
    return {change: sum(1 for line in lines if line.change == change) for change in ("moved", "same", "new", "gone")}


def _moment(found: ReadingBatch) -> str:
    return f"{local(found.taken_at):%Y-%m-%d %H:%M}"
