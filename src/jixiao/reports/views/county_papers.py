"""县级绩效管理情况报告: made, shown, downloaded."""

from urllib.parse import quote

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import escape
from django.views.decorators.http import require_POST

from jixiao.cycle.followup.queries import authority_over
from jixiao.engine.document import document_from_json
from jixiao.engine.render import to_html_part
from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import Unit
from jixiao.orgs.pressing import claim
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.reports.county.writing import TITLES, make_county_paper, papers_of
from jixiao.reports.models import CountyPaper
from jixiao.reports.rendering import file_path
from jixiao.web.marks import number_mark
from jixiao.web.sending import MEDIA
from jixiao.web.trace import trace_page

MOST = 100


@at_desk(is_reviewer)
def list_papers(request: DeskRequest) -> HttpResponse:
    """List the papers of the year."""
    desk = request.desk
    papers = list(papers_of(_place(desk), years=[desk.year])[:MOST])
    rows = [(paper, [(kind, TITLES[kind], told) for kind, told in paper.files.items()]) for paper in papers]
    return render(request, "reports/county_papers.html", {"rows": rows, "tab": "county_papers"})


@require_POST
@at_desk(is_reviewer)
def make_paper(request: DeskRequest) -> HttpResponse:
    """Make the paper of the year as it stands now; its files are made by a job."""
    desk, place = request.desk, _place(request.desk)
    back = desk.door("reports:county_papers")
    with transaction.atomic():
        claim(request, leads_to=back)
        paper = make_county_paper(place=place, year=desk.year, held=[(place, Role.REVIEWER)], by=desk.actor)
    return redirect(desk.door("reports:county_paper", pk=paper.pk))


@at_desk(is_reviewer)
def show_paper(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a paper as it is printed; each figure opens."""
    paper = _paper_or_404(request.desk, pk)
    door = request.desk.door("reports:county_trace", pk=pk)

    def figure(number: object) -> str:
        reference, text = getattr(number, "reference", ""), escape(getattr(number, "text", ""))
        return str(number_mark(request, text, f"{door}?ref={quote(reference)}")) if reference else str(text)

    part = to_html_part(document_from_json(paper.document), figure=figure)
    context = {"one": paper, "paper": part, "files": list(paper.files), "tab": "county_papers"}
    return render(request, "reports/county_paper.html", context)


@at_desk(is_reviewer)
def show_paper_trace(request: DeskRequest, pk: int) -> HttpResponse:
    """Show where a figure of a paper came from."""
    trace = _paper_or_404(request.desk, pk).document.get("traces", {}).get(request.GET.get("ref", ""))
    if trace is None:
        raise Http404("没有这个数")
    return trace_page(request, trace)


@at_desk(is_reviewer)
def send_paper_file(request: DeskRequest, pk: int, kind: str) -> HttpResponseBase:
    """Send a file of a paper."""
    paper = _paper_or_404(request.desk, pk)
    told = paper.files.get(kind)
    path = file_path(told) if told else None
    if path is None or not path.is_file():
        raise Http404("还没有这个文件")
    word = "汇总表" if kind == "xlsx" else "情况报告"
    name = f"{paper.place.division_name}{paper.year}年度县级绩效管理{word}-{paper}.{kind}"
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=MEDIA[kind])
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _place(desk: Desk) -> Unit:
    """Return the bureau whose departments the paper is about: that by which the person reviews here."""
    return authority_over(desk) or desk.unit


def _paper_or_404(desk: Desk, pk: int) -> CountyPaper:
    rows = CountyPaper.objects.select_related("place", "made_by", "job")
    return get_object_or_404(rows, pk=pk, place=_place(desk), year=desk.year)
