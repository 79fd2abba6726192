"""Certificates of hours: issued, printed, revoked."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.orgs.sending import send_document
from jixiao.records.outreach.access import may_keep, may_look
from jixiao.records.outreach.certificate_paper import certificate_document, certificate_docx
from jixiao.records.outreach.certifying import attendances_by_trainee, issue_certificates, revoke_certificate
from jixiao.records.outreach.forms.training import ChosenForm
from jixiao.records.outreach.models import Certificate
from jixiao.records.outreach.views.finding_rows import batch_at, certificate_at, live_activity_at
from jixiao.web.sending import attachment

MOST = 500


@at_desk(may_look, write=may_keep)
def certificates(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the certificates of a training, and issue those that can be issued."""
    activity = live_activity_at(request.desk, pk)
    ready = list(attendances_by_trainee(activity).items())
    form = ChosenForm(request.POST or None, offered=[trainee for trainee, _ in ready])
    here = request.desk.door("outreach:certificates", pk=activity.pk)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["chosen"]
        with refusals_into(form):
            answer = done_once(
                request,
                lambda: issue_certificates(activity=activity, chosen=chosen, by=request.desk.actor),
                lambda _: here,
            )
            messages.success(request, f"已开具 {len(chosen)} 份学时证明")
            return answer
    issued = Certificate.objects.filter(batch__activity=activity).select_related("batch").order_by("-number")
    context = {
        "activity": activity,
        "form": form,
        "ready": [(trainee, sum(row.hours for row in rows), len(rows)) for trainee, rows in ready],
        "issued": issued[:MOST],
        "batches": activity.certificate_batches.order_by("-pk")[:50],
        "may_keep": request.desk.may(may_keep),
    }
    return render(request, "outreach/certificates.html", context)


@at_desk(may_look)
def certificate_file(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send one certificate as PDF or DOCX."""
    one = certificate_at(request.desk, pk)
    return _paper(request, [one], form, name=f"certificate-{one.number}")


@at_desk(may_look)
def batch_file(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send all certificates of a batch as one PDF or DOCX; revoked ones are left out."""
    batch = batch_at(request.desk, pk)
    rows = batch.certificates.filter(revoked_at=None).select_related("unit", "batch").order_by("number")
    if not rows:
        raise Refused("这一批证明都作废了", cure="重新开具后再下载", code="U498")
    return _paper(request, list(rows[:MOST]), form, name=f"certificates-{batch.pk}")


@at_desk(may_keep, write=may_keep)
def revoke(request: DeskRequest, pk: int) -> HttpResponse:
    """Say that a certificate is no longer valid."""
    one = certificate_at(request.desk, pk)
    back = request.desk.door("outreach:certificates", pk=one.batch.activity_id)
    return ask_reason(
        request,
        question=f"作废 {one.number} 号证明？",
        consequence="查验的人会看到“已作废”。作废后可以重新开具，编号不再使用。",
        label="作废原因",
        verb="作废证明",
        back=back,
        act=lambda reason: revoke_certificate(certificate=one, reason=reason, by=request.desk.actor),
        leads_to=back,
    )


def _paper(request: DeskRequest, rows: Sequence[Certificate], form: str, *, name: str) -> HttpResponse:
    def address_of(one: Certificate) -> str:
        path = reverse("sign_in:certificate", kwargs={"number": one.number, "code": one.code})
        return request.build_absolute_uri(path)

    year, mark = request.desk.year, "示例" if request.desk.unit.is_specimen else ""
    if form == "docx":
        content = certificate_docx(rows, year=year, address_of=address_of, mark=mark)
        return attachment(content, name=f"{name}.docx")
    paper = certificate_document(rows, year=year, address_of=address_of, mark=mark, with_code=True)
    return send_document(paper, "pdf", name=name)
