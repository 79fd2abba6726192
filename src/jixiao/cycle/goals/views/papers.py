"""The official form: on the screen for printing, and as DOCX, PDF and XLSX."""

from django.http import HttpResponse
from django.shortcuts import render

from jixiao.cycle.goals.access import may_read
from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.exchanging import PLAN, indicators_workbook
from jixiao.cycle.goals.papers import TITLE, form_of, workbook_of
from jixiao.cycle.goals.views.sheet import sheet_of
from jixiao.engine.render import to_html_part
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.sending import send_document
from jixiao.web.sending import attachment


@at_desk(may_read)
def print_form(request: DeskRequest) -> HttpResponse:
    """Show the form as it will be printed."""
    document = form_of(request.desk.its_year, content_of(sheet_of(request.desk)))
    paper = to_html_part(document, figure=lambda number: number.text)
    return render(request, "goals/print.html", {"paper": paper, "title": TITLE})


@at_desk(may_read)
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """Send the form as a file."""
    unit_year, content = request.desk.its_year, content_of(sheet_of(request.desk))
    if kind == "xlsx":
        name = f"{unit_year.unit.name}{unit_year.year}年度{TITLE}.xlsx"
        return attachment(workbook_of(unit_year, content), name=name)
    return send_document(form_of(unit_year, content), kind)


@at_desk(may_read)
def export_indicators(request: DeskRequest) -> HttpResponse:
    """Send the indicators as the workbook that the import desk reads."""
    data = indicators_workbook(content_of(sheet_of(request.desk)))
    return attachment(data, name=f"{request.desk.unit.name}{request.desk.year}年度{PLAN.title}.xlsx")
