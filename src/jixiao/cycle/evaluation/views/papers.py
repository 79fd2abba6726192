"""The official 自评表: on screen for print, as DOCX and PDF, and the sheet as a workbook that can be read in again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.html import escape

from jixiao.cycle.evaluation.access import may_read
from jixiao.cycle.evaluation.assessing import standing_assessment
from jixiao.cycle.evaluation.exchanging import sheet_workbook
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.sheets import UNIT
from jixiao.cycle.evaluation.views.sheet import evaluation_or_404
from jixiao.engine.document import Document
from jixiao.engine.papers import project_score_sheet, unit_score_sheet
from jixiao.engine.render import to_html_part
from jixiao.engine.yearbook import Assessment
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.sending import send_document
from jixiao.web.sending import attachment


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
    return send_document(document, kind)


@at_desk(may_read)
def send_workbook(request: DeskRequest) -> HttpResponse:
    """Send the sheet as a workbook that the import desk takes back."""
    evaluation = evaluation_or_404(request.desk)
    content = sheet_workbook(standing_assessment(evaluation), rows_of(evaluation))
    unit_year = evaluation.unit_year
    return attachment(content, name=f"{unit_year.unit.name}{unit_year.year}年度自评打分表.xlsx")


def paper_of(assessment: Assessment, project: str) -> Document:
    """Return the 自评表 of the unit ("") or of a project."""
    if project == UNIT:
        return unit_score_sheet(assessment)
    for known, _, _ in assessment.projects:
        if known.code == project:
            return project_score_sheet(assessment, known)
    raise Http404
