"""The official form: on the screen for printing, and as DOCX, PDF and XLSX."""

from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from jixiao.cycle.goals.access import may_read
from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.exchanging import PLAN, indicators_workbook
from jixiao.cycle.goals.papers import TITLE, form_of, workbook_of
from jixiao.cycle.goals.views.sheet import sheet_of
from jixiao.engine.errors import MissingFontError
from jixiao.engine.render import find_fonts, to_docx, to_html_part, to_pdf
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import Refused

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@at_desk(may_read)
def print_form(request: DeskRequest) -> HttpResponse:
    """Show the form as it will be printed."""
    document = form_of(request.desk.its_year, content_of(sheet_of(request.desk)))
    paper = to_html_part(document, figure=lambda number: number.text)
    return render(request, "goals/print.html", {"paper": paper, "title": TITLE})


@at_desk(may_read)
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """Send the form as a file."""
    if kind not in TYPES:
        raise Http404
    unit_year, content = request.desk.its_year, content_of(sheet_of(request.desk))
    if kind == "xlsx":
        return _file(workbook_of(unit_year, content), kind, f"{unit_year.unit.name}{unit_year.year}年度{TITLE}")
    document = form_of(unit_year, content)
    try:
        data = to_docx(document) if kind == "docx" else to_pdf(document, fonts=find_fonts(folder=settings.FONTS))
    except MissingFontError as missing:
        raise Refused(str(missing), cure="先下载 DOCX，用 Word 或 WPS 另存为 PDF", code="U548") from missing
    return _file(data, kind, document.title)


@at_desk(may_read)
def export_indicators(request: DeskRequest) -> HttpResponse:
    """Send the indicators as the workbook that the import desk reads."""
    data = indicators_workbook(content_of(sheet_of(request.desk)))
    return _file(data, "xlsx", f"{request.desk.unit.name}{request.desk.year}年度{PLAN.title}")


def _file(data: bytes, kind: str, title: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=TYPES[kind])
    answer["Content-Disposition"] = (
        f"attachment; filename=\"goals.{kind}\"; filename*=UTF-8''{quote(f'{title}.{kind}')}"
    )
    return answer
