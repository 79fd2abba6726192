"""Attaching proofs to what they prove, from the panel that every room shows, and taking them off."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jixiao.measures import access
from jixiao.measures.keeping import detach as take_off
from jixiao.measures.models import Proof
from jixiao.measures.owning import Ownership, ownership_of
from jixiao.measures.queries import proofs_in_use
from jixiao.measures.receiving import files_dropped
from jixiao.measures.uploading import attach_all, keep_all
from jixiao.measures.views.proofs import uploaded
from jixiao.orgs.desk import DeskRequest, at_desk

_MOST_LABEL = 200


@require_POST
@at_desk(access.may_see_proofs, write=access.may_keep_proofs)
def attach(request: DeskRequest) -> HttpResponse:
    """Keep the files that were sent and attach them, or attach proofs that were chosen."""
    desk = request.desk
    subject, label, back = asked_subject(request)
    chosen = request.POST.getlist("proof")
    if chosen:
        rows = Proof.objects.filter(
            unit_year=desk.its_year, removed_at=None, pk__in=[pk for pk in chosen if pk.isdecimal()]
        )
        count = attach_all(proofs=rows, subject=subject, label=label, by=desk.actor)
        messages.success(request, f"已关联 {count} 件佐证")
        return redirect(back)
    outcomes = keep_all(
        unit_year=desk.its_year, uploads=request.FILES.getlist("files"), dropped=files_dropped(request), by=desk.actor,
        proof_class=request.POST.get("proof_class", ""), subject=subject, label=label,
    )  # fmt: skip
    return uploaded(request, outcomes, back=back)


@require_POST
@at_desk(access.may_see_proofs, write=access.may_keep_proofs)
def detach(request: DeskRequest) -> HttpResponse:
    """Take a proof off what it proved."""
    desk = request.desk
    pk = request.POST.get("proof", "")
    found = get_object_or_404(Proof, pk=pk if pk.isdecimal() else 0, unit_year=desk.its_year)
    subject = request.POST.get("subject", "")[:80]
    take_off(proof=found, subject=subject, by=desk.actor)
    messages.success(request, f"已取下「{found.name}」，材料仍在佐证列表里")
    return redirect(safe_next(request))


@at_desk(access.may_keep_proofs)
def choose(request: DeskRequest) -> HttpResponse:
    """Offer the proofs of the year that are there already, to be attached to a record."""
    desk = request.desk
    subject, label, back = asked_subject(request)
    text = request.GET.get("q", "").strip()[:60]
    rows = proofs_in_use(desk.its_year).exclude(links__subject=subject).order_by("-uploaded_at", "-pk")
    if text:
        rows = rows.filter(name__icontains=text)
    context = {"rows": rows[:200], "subject": subject, "label": label, "next": back, "text": text}
    return render(request, "measures/choose.html", context)


def asked_subject(request: DeskRequest) -> tuple[str, str, str]:
    """Return subject, label and the way back that a form asks for; a record that is not of this year is not there."""
    asked = request.POST if request.method == "POST" else request.GET
    subject = asked.get("subject", "")[:80]
    if ownership_of(subject, unit_year=request.desk.its_year) is not Ownership.OURS:
        raise Http404("没有这项记录")
    return subject, asked.get("label", "").strip()[:_MOST_LABEL], safe_next(request)


def safe_next(request: DeskRequest) -> str:
    """Return the local address to go back to, the list of proofs where none was given."""
    asked = request.POST if request.method == "POST" else request.GET
    address = asked.get("next", "")
    if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return address
    return request.desk.door("measures:proofs")
