"""Findings set aside, files made, the sealed scan taken back, the whole year out and in."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.evaluation.queries import evaluation_of
from jixiao.engine.yearbook import Reading, Yearbook
from jixiao.measures.keeping import keep_proof
from jixiao.measures.models import ProofClass
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import refusals_into
from jixiao.reports.access import may_read, may_write
from jixiao.reports.dismissing import dismiss_finding, take_up_finding
from jixiao.reports.exchanging import read_year, take_in_results, take_in_year, workbook_of
from jixiao.reports.forms import ReasonForm, ScanForm, YearbookForm
from jixiao.reports.rendering import ask_for_files
from jixiao.reports.sealing import attach_sealed_scan
from jixiao.reports.views.reading import version_or_404
from jixiao.web.sending import attachment


@at_desk(may_write, write=may_write)
def set_aside(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Set a finding aside with a reason."""
    version = version_or_404(request.desk, pk)
    told = version.findings[number] if 0 <= number < len(version.findings) else None
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            reason = form.cleaned_data["reason"]
            dismiss_finding(version=version, number=number, reason=reason, by=request.desk.actor)
            messages.success(request, "已记下理由，不再列出")
            return redirect(request.desk.door("reports:report"))
    return render(request, "reports/set_aside.html", {"form": form, "told": told, "version": version})


@require_POST
@at_desk(may_write, write=may_write)
def take_up(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """List a finding again."""
    take_up_finding(version=version_or_404(request.desk, pk), number=number, by=request.desk.actor)
    messages.success(request, "已重新列出")
    return redirect(request.desk.door("reports:report"))


@require_POST
@at_desk(may_write, write=may_write)
def make_files(request: DeskRequest, pk: int) -> HttpResponse:
    """Render a version in the background; the job's page shows how far it is."""
    job = ask_for_files(version=version_or_404(request.desk, pk), by=request.desk.actor)
    return redirect("orgs:job", pk=job.pk)


@at_desk(may_write, write=may_write)
def take_scan(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the sealed scan of a filed version."""
    version = version_or_404(request.desk, pk)
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["scan"]
        with refusals_into(form):
            proof = keep_proof(
                unit_year=version.report.unit_year, upload=upload, name=upload.name, proof_class=ProofClass.OFFICIAL,
                by=request.desk.actor,
            )  # fmt: skip
            attach_sealed_scan(version=version, proof=proof, by=request.desk.actor)
            messages.success(request, "盖章扫描件已附上")
            return redirect(request.desk.door("reports:report"))
    limit = settings.UPLOAD_LIMIT // (1024 * 1024)
    return render(request, "reports/scan.html", {"form": form, "version": version, "limit": limit})


@at_desk(may_read)
def download_year(request: DeskRequest) -> HttpResponse:
    """Send the year as it is recorded now as a workbook."""
    desk = request.desk
    return attachment(workbook_of(desk.its_year), name=f"{desk.unit.name}{desk.year}年度数据.xlsx")


@at_desk(may_write, write=may_write)
def upload_year(request: DeskRequest) -> HttpResponse:
    """Take a whole year from a file: first what is wrong with it, then, on confirmation, all of it or nothing."""
    desk = request.desk
    form = YearbookForm(request.POST or None, request.FILES or None)
    reading: Reading | None = None
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        if upload.size > settings.UPLOAD_LIMIT:
            form.add_error("file", ValidationError(f"文件超过 {settings.UPLOAD_LIMIT // 1024 // 1024} MB"))
        else:
            reading = read_year(upload.read(), name=upload.name)
            yearbook = reading.yearbook
            if yearbook is not None:
                with refusals_into(form):
                    return _taken_in(request, desk.its_year, yearbook)
    return render(request, "reports/yearbook.html", {"form": form, "findings": reading.findings if reading else ()})


def _taken_in(request: DeskRequest, unit_year: UnitYear, yearbook: Yearbook) -> HttpResponse:
    """Take in the whole year, or, where its evaluation has begun, what came of each indicator."""
    by, evaluation = request.desk.actor, evaluation_of(unit_year)
    if evaluation is None:
        taken = take_in_year(unit_year=unit_year, yearbook=yearbook, by=by)
        messages.success(request, f"已导入 {sum(taken.rows.values())} 行")
        return redirect(request.desk.door("orgs:workbench"))
    rows = take_in_results(evaluation=evaluation, yearbook=yearbook, by=by)
    messages.success(request, f"已取入 {rows} 项指标的完成值和原因")
    return redirect(request.desk.door("evaluation:sheet"))
