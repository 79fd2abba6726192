"""Papers of a station on their way out."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.sending import attachment, send_document
from jixiao.records.stations.access import may_keep, may_look
from jixiao.records.stations.models import CheckStage
from jixiao.records.stations.sites.station_papers import check_sheet, plate_certificate, plate_certificate_docx
from jixiao.records.stations.sites.views.finding_rows import check_at, station_at


@at_desk(may_look)
def certificate(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send the certificate of a plate."""
    row = station_at(request.desk, pk)
    if row.plated_on is None:
        raise Http404("还没有授牌")
    address = request.build_absolute_uri(reverse("stationplate:verify", kwargs={"code": row.plate_code}))
    said: dict[str, Any] = {"year": request.desk.year, "mark": _mark(request), "address": address}
    if form == "docx":
        return attachment(plate_certificate_docx(row, **said), name=f"{row.name}授牌证书.docx")
    return send_document(plate_certificate(row, **said, with_code=True), form)


@at_desk(may_look)
def check_paper(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send the sheet of a check as it was filled in."""
    found = check_at(request.desk, pk)
    paper = check_sheet(found.station, stage=found.stage, check=found, year=request.desk.year, mark=_mark(request))
    return send_document(paper, form, name=f"{found.station.name} {paper.title}")


@at_desk(may_keep)
def blank_check(request: DeskRequest, pk: int, stage: str, form: str) -> HttpResponse:
    """Send the blank sheet of a check, to be taken along."""
    if stage not in CheckStage.values:
        raise Http404("没有这个核查环节")
    row = station_at(request.desk, pk)
    paper = check_sheet(row, stage=stage, check=None, year=request.desk.year, mark=_mark(request))
    return send_document(paper, form, name=f"{row.name} {paper.title}（空白）")


def _mark(request: DeskRequest) -> str:
    return "示例" if request.desk.unit.is_specimen else ""
