"""Certificates: made in the background, downloaded, revoked."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.naming import file_name
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import JobRun
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.sending import send_document
from jixiao.records.contests.access import may_keep, may_look, may_open, may_see_names
from jixiao.records.contests.judging.views.finding_rows import ask_reason, contest_at, framed, side_of
from jixiao.records.contests.models import AwardCertificate, CertificateFor, Contest
from jixiao.records.contests.publishing.announcing import is_final
from jixiao.records.contests.publishing.certificate_paper import certificates_document
from jixiao.records.contests.publishing.certifying import award_school, revoke_certificate, waiting_certificates
from jixiao.records.contests.publishing.forms import SchoolAwardForm
from jixiao.records.contests.publishing.jobs import KIND, ask_for_certificates, pdf_path
from jixiao.records.contests.publishing.queries import certificates_of
from jixiao.web.table import Choice, Column, Contains, DataTable

may_issue = may_keep | may_open
MOST_JOBS = 5


@at_desk(may_look, write=may_issue)
def certificates(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the certificates, and issue that of a school that organised well."""
    contest = contest_at(request.desk, pk)
    form = SchoolAwardForm(request.POST or None, contest=contest)
    here = request.desk.door("contests:certificates", pk=pk)
    if request.method == "POST" and form.is_valid():
        school = form.cleaned_data["school"]
        with refusals_into(form):
            return done_once(
                request, lambda: award_school(contest=contest, school=school, by=request.desk.actor), lambda _: here
            )
    authors, tutors = waiting_certificates(contest)
    table = _table(request, contest)
    jobs = JobRun.objects.filter(kind=KIND, order__contest=pk).order_by("-pk")[:MOST_JOBS]
    context = {
        "table": table,
        "form": form,
        "waiting": authors.count() + tutors.count(),
        "valid": certificates_of(contest).filter(revoked_at=None).count(),
        "is_final": is_final(contest, on=request.desk.today),
        "jobs": [(job, pdf_path(job).exists()) for job in jobs],
        "may_issue": request.desk.may(may_issue),
        "may_see_names": request.desk.may(may_see_names),
        "verify_url": request.build_absolute_uri(reverse("contest:verify", kwargs={"token": contest.token})),
        **side_of(contest),
    }
    return table.export() or framed(request, "contests/publishing/certificates.html", contest, context)


@require_POST
@at_desk(may_issue, write=may_issue)
def make(request: DeskRequest, pk: int) -> HttpResponse:
    """Queue the certificates: issued where missing, and set as one PDF."""
    contest, base = contest_at(request.desk, pk), request.build_absolute_uri("/")
    return done_once(
        request,
        lambda: ask_for_certificates(contest=contest, base=base, by=request.desk.actor),
        lambda job: reverse("orgs:job", kwargs={"pk": job.pk}),
    )


@at_desk(may_see_names)
def batch_file(request: DeskRequest, pk: int, job: int) -> HttpResponseBase:
    """Send the PDF of a job, from disk as it goes: full names are in it."""
    contest = contest_at(request.desk, pk)
    row = get_object_or_404(JobRun, pk=job, kind=KIND, order__contest=contest.pk, state=JobRun.State.DONE)
    path = pdf_path(row)
    if not path.exists():
        raise Http404("这份 PDF 已经过期，请重新制作")
    answer = FileResponse(path.open("rb"), content_type="application/pdf")
    name = file_name(f"{contest.title}证书", suffix=".pdf")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@at_desk(may_see_names)
def certificate_file(request: DeskRequest, pk: int, certificate: int) -> HttpResponse:
    """Send one certificate as PDF."""
    contest = contest_at(request.desk, pk)
    one = _certificate_at(contest, certificate)

    def address_of(row: AwardCertificate) -> str:
        where = {"token": contest.token, "number": row.number, "code": row.code}
        return request.build_absolute_uri(reverse("contest:certificate", kwargs=where))

    mark = "示例" if request.desk.unit.is_specimen else ""
    paper = certificates_document([one], year=request.desk.year, address_of=address_of, mark=mark)
    return send_document(paper, "pdf", name=f"certificate-{one.number}")


@at_desk(may_issue, write=may_issue)
def revoke(request: DeskRequest, pk: int, certificate: int) -> HttpResponse:
    """Say that a certificate is no longer valid."""
    contest = contest_at(request.desk, pk)
    one = _certificate_at(contest, certificate)
    return ask_reason(
        request, contest, title=f"作废 {one.number} 号证书？", verb="作废证书",
        note="查验的人会看到“已作废”。作废后再制作一次就补发一份，编号不再使用",
        back=request.desk.door("contests:certificates", pk=pk),
        act=lambda said, _: revoke_certificate(certificate=one, why=said, by=request.desk.actor),
    )  # fmt: skip


def _certificate_at(contest: Contest, pk: int) -> AwardCertificate:
    one = get_object_or_404(certificates_of(contest).select_related("unit"), pk=pk)
    one.contest = contest
    return one


def _table(request: DeskRequest, contest: Contest) -> DataTable:
    desk = request.desk
    may, names = desk.may(may_issue), desk.may(may_see_names)

    def place(row: AwardCertificate) -> dict[str, int]:
        return {"pk": contest.pk, "certificate": row.pk}

    return DataTable(
        request=request,
        title="获奖证书",
        queryset=certificates_of(contest),
        columns=(
            Column(
                "number", "证书编号", sort_by="number",
                link=(lambda row: desk.door("contests:certificate_pdf", **place(row))) if names else None,
            ),
            Column("whose", "证书对象", sort_by="whose", value=lambda row: row.get_whose_display()),
            Column("masked", "获奖人", value=lambda row: row.masked),
            Column("school", "获奖学校", sort_by="school"),
            Column("title", "获奖作品", value=lambda row: row.title or NOT_APPLICABLE),
            Column("award", "奖项", sort_by="award"),
            Column("issued_on", "颁发日期", kind="day", sort_by="issued_on"),
            Column(
                "state", "状态", kind="light",
                value=lambda row: ("amber", f"已作废：{row.revoked_because}") if row.revoked_at else ("green", "有效"),
            ),
            *((
                Column(
                    "act", "办理", value=lambda row: NOT_APPLICABLE if row.revoked_at else "作废",
                    link=lambda row: "" if row.revoked_at else desk.door("contests:certificate_revoke", **place(row)),
                ),
            ) if may else ()),
        ),
        filters=(
            Contains("q", "编号、学校或作品", fields=("number", "school", "title")),
            Choice("whose", "对象", field="whose", choices=list(CertificateFor.choices)),
        ),
        order=("-number",),
        empty=("还没有颁发证书", "公示期满、异议都答复以后，一次制作全部证书。"),
        note="姓名隐去一部分；PDF 里是全名，只有填报人和负责人能下载",
    )  # fmt: skip
