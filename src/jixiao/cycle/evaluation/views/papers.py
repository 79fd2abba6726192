"""The official 自评表: on screen for print, as DOCX and PDF, and the sheet as a workbook that can be read in again."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.http import content_disposition_header

from jixiao.cycle.evaluation.access import may_read
from jixiao.cycle.evaluation.assessing import standing_assessment
from jixiao.cycle.evaluation.exchanging import TYPE, sheet_workbook
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.sheets import UNIT
from jixiao.cycle.evaluation.views.sheet import evaluation_or_404
from jixiao.engine.document import Document
from jixiao.engine.errors import MissingFontError
from jixiao.engine.papers import project_score_sheet, unit_score_sheet
from jixiao.engine.render import find_fonts, to_docx, to_html_part, to_pdf
from jixiao.engine.yearbook import Assessment
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import Refused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@at_desk(may_read)
def show_print(request: DeskRequest) -> HttpResponse:
    """Show the official form as it is printed."""
    evaluation = evaluation_or_404(request.desk)
    assessment = standing_assessment(evaluation)
    project = request.GET.get("project", UNIT)
    context = {
        "evaluation": evaluation,
        "paper": to_html_part(paper_of(assessment, project), figure=lambda number: escape(number.text)),
        "project": project,
        "projects": [known for known, _, _ in assessment.projects],
    }
    return render(request, "evaluation/print.html", context)


@at_desk(may_read)
def send_paper(request: DeskRequest, kind: str) -> HttpResponse:
    """Send the official form as DOCX or PDF."""
    assessment = standing_assessment(evaluation_or_404(request.desk))
    document = paper_of(assessment, request.GET.get("project", UNIT))
    if kind == "docx":
        return attachment(to_docx(document), name=f"{document.title}.docx", media=DOCX)
    if kind != "pdf":
        raise Http404
    try:
        content = to_pdf(document, fonts=find_fonts(folder=settings.FONTS))
    except MissingFontError as missing:
        raise Refused("这台服务器没有中文字体，生成不了 PDF", cure=f"先下载 DOCX。{missing}", code="U585") from missing
    return attachment(content, name=f"{document.title}.pdf", media="application/pdf")


@at_desk(may_read)
def send_workbook(request: DeskRequest) -> HttpResponse:
    """Send the sheet as a workbook that the import desk takes back."""
    evaluation = evaluation_or_404(request.desk)
    content = sheet_workbook(standing_assessment(evaluation), rows_of(evaluation))
    unit_year = evaluation.unit_year
    return attachment(content, name=f"{unit_year.unit.name}{unit_year.year}年度自评打分表.xlsx", media=TYPE)


def paper_of(assessment: Assessment, project: str) -> Document:
    """Return the 自评表 of the unit ("") or of a project."""
    if project == UNIT:
        return unit_score_sheet(assessment)
    for known, _, _ in assessment.projects:
        if known.code == project:
            return project_score_sheet(assessment, known)
    raise Http404


def attachment(content: bytes, *, name: str, media: str) -> HttpResponse:
    """Return a download."""
    answer = HttpResponse(content, content_type=media)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    answer.headers["Content-Disposition"] = disposition or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
