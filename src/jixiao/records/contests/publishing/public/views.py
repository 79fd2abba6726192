"""Pages that need no account: the notice of results, an objection and its answer, the verifying of a certificate."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.addressing import address_of
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.knocking import knock
from jixiao.records.contests.models import AwardCertificate, Contest, ContestState
from jixiao.records.contests.publishing.announcing import is_notice
from jixiao.records.contests.publishing.forms import ObjectionForm
from jixiao.records.contests.publishing.objecting import ANSWER_DAYS, DOOR, file_objection, objection_by_code
from jixiao.records.contests.publishing.showing import counted_by_award, public_rows
from jixiao.web.clock import now
from jixiao.web.paper_codes import plain_code, spaced

SHOWN = (ContestState.PUBLISHED, ContestState.CLOSED)


@require_GET
def results(request: HttpRequest, token: str) -> HttpResponse:
    """Show the awards with names masked; before they are published there is nothing (404)."""
    contest = _published(token)
    on = now().astimezone(SHANGHAI).date()
    groups = public_rows(contest)
    context = {
        "groups": [(group, rows, counted_by_award(rows)) for group, rows in groups],
        "works": sum(len(rows) for _, rows in groups),
        "is_notice": is_notice(contest, on=on),
        "is_before": contest.notice_from is not None and on < contest.notice_from,
    }
    return _page(request, "contest/results/results.html", contest, context)


@never_cache
@require_http_methods(["GET", "POST"])
def object_(request: HttpRequest, token: str) -> HttpResponse:
    """Take an objection while results are on show, and show the code of it once."""
    contest, at = _published(token), now()
    refused, code = None, ""
    form = ObjectionForm(request.POST or None)
    typed = {name: request.POST.get(name, "")[:1001] for name in form.fields}
    typed["number"] = typed["number"] or request.GET.get("number", "")[:30]
    if request.method == "POST":
        try:
            knock(contest=contest, door=DOOR, address=address_of(request), at=at)
            _, code = file_objection(contest=contest, **typed, at=at)
        except Refused as raised:
            refused = raised
    context = {
        "typed": typed,
        "refused": refused,
        "code": spaced(code) if code else "",
        "days": ANSWER_DAYS,
        "is_notice": is_notice(contest, on=at.astimezone(SHANGHAI).date()),
    }
    return _page(request, "contest/results/object.html", contest, context, status=refused.status if refused else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the answer to an objection to whoever has its code; the code never stands in an address."""
    contest, refused, row = _published(token), None, None
    if request.method == "POST":
        try:
            knock(contest=contest, door=DOOR, address=address_of(request), at=now())
            row = objection_by_code(contest=contest, text=request.POST.get("code", "")[:40])
        except Refused as raised:
            refused = raised
    context = {"row": row, "refused": refused, "typed": request.POST.get("code", "")[:40]}
    return _page(request, "contest/results/answer.html", contest, context, status=refused.status if refused else 200)


@require_GET
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the number and code of a certificate, and go where it is verified."""
    contest = _published(token)
    number, code = request.GET.get("number", "").strip()[:30], plain_code(request.GET.get("code", ""))
    if number and code:
        try:
            return redirect("contest:certificate", token=token, number=number, code=code)
        except NoReverseMatch:
            return _page(request, "contest/results/certificate.html", contest, {"one": None, "number": number}, 404)
    return _page(request, "contest/results/verify.html", contest, {"number": number})


@never_cache
@require_GET
def certificate(request: HttpRequest, token: str, number: str, code: str) -> HttpResponse:
    """Say whether a certificate is genuine and valid; the name is masked, since anybody may hold the paper."""
    contest = _published(token)
    rows = AwardCertificate.objects.select_related("unit").filter(contest=contest)
    one = rows.filter(number=number, code=code).first()
    status = 200 if one else 404
    return _page(request, "contest/results/certificate.html", contest, {"one": one, "number": number}, status)


def _published(token: str) -> Contest:
    rows = Contest.objects.select_related("unit_year__unit").filter(published_at__isnull=False, state__in=SHOWN)
    return get_object_or_404(rows, token=token)


def _page(
    request: HttpRequest, template: str, contest: Contest, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    shared = {"contest": contest, "unit": contest.unit_year.unit}
    return render(request, template, {**shared, **context}, status=status)
