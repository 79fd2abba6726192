"""Certificates: applications, issuing and refusing, the papers, revoking."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.sending import send_document
from jixiao.records.community.access import may_keep, may_look, may_see_everybody
from jixiao.records.community.models import CertificateRequest, RequestState, ServiceCertificate
from jixiao.records.community.volunteers.certificate_paper import (
    hours_text,
    service_certificate,
    service_certificate_docx,
)
from jixiao.records.community.volunteers.certifying import (
    ask_for_certificate,
    issue_certificate,
    refuse_certificate,
    revoke_certificate,
    served_between,
)
from jixiao.records.community.volunteers.forms import IssueForm, RequestForm
from jixiao.records.community.volunteers.views.finding_rows import (
    certificate_at,
    request_at,
    show_form,
    shown_name,
    volunteer_at,
)
from jixiao.web.sending import attachment
from jixiao.web.table import Column, Contains, DataTable

MOST_WAITING, NOTICE_DAYS = 100, 5


@at_desk(may_look)
def certificates(request: DeskRequest) -> HttpResponseBase:
    """Show the certificates that were issued, and the applications that wait."""
    desk = request.desk
    table = DataTable(
        request=request,
        title="志愿服务记录证明",
        queryset=ServiceCertificate.objects.filter(unit=desk.unit).select_related("volunteer"),
        columns=(
            Column("number", "证明编号", sort_by="number", link=lambda row: _door(request, row)),
            Column("name", "姓名", value=lambda row: shown_name(desk, row.name)),
            Column("first_day", "服务开始", kind="day", sort_by="first_day"),
            Column("last_day", "服务结束", kind="day", sort_by="last_day"),
            Column("minutes", "时长", unit="小时", sort_by="minutes", value=lambda row: hours_text(row.minutes)),
            Column("issued_on", "出具日期", kind="day", sort_by="issued_on"),
            Column("notice_until", "公示至", kind="day", sort_by="notice_until"),
            Column(
                "state", "状态", kind="light",
                value=lambda row: ("amber", "已作废") if row.revoked_at else ("green", "有效"),
            ),
        ),
        filters=(Contains("q", "证明编号", fields=("number",)),),
        order=("-pk",),
        empty=("还没有开过证明", "志愿者在自己的页面上申请，或在志愿者页代为申请。"),
    )  # fmt: skip
    asked = CertificateRequest.objects.filter(volunteer__unit=desk.unit, state=RequestState.WAITING)
    waiting = asked.select_related("volunteer").order_by("at")[:MOST_WAITING]
    notices = request.build_absolute_uri(reverse("volunteer_page:notices", kwargs={"unit": desk.unit.code}))
    context = {
        "table": table, "may_keep": desk.may(may_keep), "notices": notices,
        "waiting": [(one, shown_name(desk, one.volunteer.name)) for one in waiting],
    }  # fmt: skip
    return table.export() or render(request, "community/volunteers/certificates.html", context)


@at_desk(may_keep, write=may_keep)
def ask_for(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask for a certificate for a volunteer."""
    desk, row = request.desk, volunteer_at(request.desk, pk)
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: ask_for_certificate(row=row, at=desk.at, **form.cleaned_data),
                lambda made: desk.door("community:request", pk=made.pk),
            )
    back = desk.door("community:volunteer", pk=pk)
    lead = "只列双方确认一致的服务；不收费用"
    return show_form(request, form=form, title="申请证明", verb="提交申请", back=back, row_title=row.name, lead=lead)


@at_desk(may_see_everybody, write=may_keep)
def application(request: DeskRequest, pk: int) -> HttpResponse:
    """Show an application with what was served, and issue the certificate."""
    desk, row = request.desk, request_at(request.desk, pk)
    form = IssueForm(request.POST or None, initial={"responsible": desk.person.name, "notice_days": NOTICE_DAYS})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer = done_once(
                request,
                lambda: issue_certificate(request=row, unit_year=desk.its_year, by=desk.actor, **form.cleaned_data),
                lambda made: desk.door("community:certificate", pk=made.pk),
            )
            messages.success(request, "证明已经出具，打印盖章后交给本人；公示页上已经列出")
            return answer
    served = list(served_between(row.volunteer, row.first_day, row.last_day)[:500])
    context = {
        "row": row, "form": form, "served": [(one, hours_text(one.agreed_minutes)) for one in served],
        "total": hours_text(sum(one.agreed_minutes or 0 for one in served)), "may_keep": desk.may(may_keep),
        "is_waiting": row.state == RequestState.WAITING,
    }  # fmt: skip
    return render(request, "community/volunteers/application.html", context)


@at_desk(may_keep, write=may_keep)
def application_refuse(request: DeskRequest, pk: int) -> HttpResponse:
    """Turn an application down."""
    desk, row = request.desk, request_at(request.desk, pk)
    return ask_reason(
        request,
        question=f"对{row.volunteer.name}的申请不予出具？",
        consequence="本人在自己的页面上看得到原因，可以再申请。",
        label="不予出具原因",
        verb="不予出具",
        back=desk.door("community:request", pk=pk),
        leads_to=desk.door("community:certificates"),
        act=lambda reason: refuse_certificate(request=row, unit_year=desk.its_year, reason=reason, by=desk.actor),
    )


@at_desk(may_look)
def certificate(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a certificate."""
    desk, row = request.desk, certificate_at(request.desk, pk)
    context = {
        "row": row, "name": shown_name(desk, row.name), "hours": hours_text(row.minutes),
        "rows": [(day, what, place, hours_text(minutes), note) for day, what, place, minutes, note in row.rows],
        "address": _address(request, row), "may_keep": desk.may(may_keep), "sees": desk.may(may_see_everybody),
    }  # fmt: skip
    return render(request, "community/volunteers/certificate.html", context)


@at_desk(may_see_everybody)
def certificate_file(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send a certificate as PDF or DOCX; one that was revoked is not there."""
    row = certificate_at(request.desk, pk)
    if row.revoked_at:
        raise Http404("这份证明已经作废")
    mark, name = "示例" if request.desk.unit.is_specimen else "", f"volunteer-{row.number}"
    address = _address(request, row)
    if form == "docx":
        return attachment(service_certificate_docx(row, address=address, mark=mark), name=f"{name}.docx")
    return send_document(service_certificate(row, address=address, mark=mark, with_code=True), form, name=name)


@at_desk(may_keep, write=may_keep)
def certificate_revoke(request: DeskRequest, pk: int) -> HttpResponse:
    """Say that a certificate is no longer valid."""
    desk, row = request.desk, certificate_at(request.desk, pk)
    back = desk.door("community:certificate", pk=pk)
    return ask_reason(
        request,
        question=f"作废 {row.number} 号证明？",
        consequence="查验的人会看到“已作废”和原因。编号不再使用。",
        label="作废原因",
        verb="作废证明",
        back=back,
        leads_to=back,
        act=lambda reason: revoke_certificate(certificate=row, unit_year=desk.its_year, reason=reason, by=desk.actor),
    )


def _address(request: DeskRequest, row: ServiceCertificate) -> str:
    path = reverse("volunteer_page:verify", kwargs={"number": row.number, "code": row.code})
    return request.build_absolute_uri(path)


def _door(request: DeskRequest, row: ServiceCertificate) -> str:
    return request.desk.door("community:certificate", pk=row.pk)
