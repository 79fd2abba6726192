"""The 监控表 and the 监控报告: on screen for print, as DOCX and PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.html import escape

from jixiao.cycle.monitoring.access import may_read
from jixiao.cycle.monitoring.models import MonitoringSheet
from jixiao.cycle.monitoring.views.finding import sheet_or_404
from jixiao.cycle.monitoring.writing import watch_of
from jixiao.engine.document import Document
from jixiao.engine.papers import monitoring_report, monitoring_table
from jixiao.engine.render import to_html_part
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.sending import send_document

PAPERS = {"table": monitoring_table, "report": monitoring_report}
TITLES = {"table": "监控表", "report": "监控报告"}


@at_desk(may_read)
def show_print(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the table or the report as it is printed."""
    sheet, which = sheet_or_404(request.desk, pk), request.GET.get("paper", "table")
    part = to_html_part(paper_of(sheet, which), figure=lambda number: escape(number.text))
    context = {"sheet": sheet, "round": sheet.round, "paper": part, "which": which, "title": TITLES[which]}
    return render(request, "monitoring/print.html", context)


@at_desk(may_read)
def send_paper(request: DeskRequest, pk: int, which: str, kind: str) -> HttpResponse:
    """Send the table or the report as DOCX or PDF."""
    document = paper_of(sheet_or_404(request.desk, pk), which)
    return send_document(document, kind)


def paper_of(sheet: MonitoringSheet, which: str) -> Document:
    """Return the paper that is asked for."""
    if which not in PAPERS:
        raise Http404
    return PAPERS[which](watch_of(sheet))
