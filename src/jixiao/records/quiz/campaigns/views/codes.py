"""Entry codes are printed and voided."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import AlreadyDone, refusals_into
from jixiao.records.quiz.access import may_keep
from jixiao.records.quiz.campaigns.forms.running import CodesForm, VoidForm
from jixiao.records.quiz.campaigns.inviting import issue_codes, void_codes
from jixiao.records.quiz.campaigns.queries import unused_codes
from jixiao.records.quiz.campaigns.views.campaigns import joining_address
from jixiao.records.quiz.campaigns.views.finding_rows import campaign_at
from jixiao.records.quiz.models import Campaign, CampaignState, IdentityWay
from jixiao.web.qr import qr_code

MOST_LISTED = 500


@never_cache
@at_desk(may_keep, write=may_keep)
def codes(request: DeskRequest, pk: int) -> HttpResponse:
    """Show which codes nobody used yet, and make a sheet of new ones: it is shown this once, to be printed."""
    row = campaign_at(request.desk, pk)
    form = CodesForm(request.POST or None, campaign=row)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return _printed(request, row, form)
    return _codes_page(request, row, form, VoidForm())


@at_desk(may_keep, write=may_keep)
def void(request: DeskRequest, pk: int) -> HttpResponse:
    """Void codes that nobody used."""
    row = campaign_at(request.desk, pk)
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        with refusals_into(form):
            number = void_codes(
                campaign=row, first=clean["first"], last=clean["last"], reason=clean["reason"], by=request.desk.actor
            )
            messages.success(request, f"已作废 {number} 个没有用过的参与码")
            return redirect(request.desk.door("quiz:codes", pk=pk))
    return _codes_page(request, row, CodesForm(campaign=row), form)


def _printed(request: DeskRequest, row: Campaign, form: CodesForm) -> HttpResponse:
    here = request.desk.door("quiz:codes", pk=row.pk)
    try:
        with transaction.atomic():
            clean = form.cleaned_data
            made = issue_codes(campaign=row, number=clean["number"], group=clean["group"], by=request.desk.actor)
            claim(request, leads_to=here)
    except AlreadyDone:
        messages.warning(request, "这一批已经制作并显示过一次；没有打印的，作废后重新制作")
        return redirect(here)
    base = joining_address(request, row)
    slips = [(one, qr_code(f"{base}?way=code&c={one.code}", look="quiz-code") if base else "") for one in made]
    return render(request, "quiz/campaigns/slips.html", {"campaign": row, "slips": slips, "base": base})


def _codes_page(request: DeskRequest, row: Campaign, form: CodesForm, void_form: VoidForm) -> HttpResponse:
    unused = unused_codes(row)
    context = {
        "campaign": row,
        "form": form,
        "void_form": void_form,
        "total": row.codes.count(),
        "unused_total": unused.count(),
        "unused": list(unused[:MOST_LISTED]),
        "has_codes": IdentityWay.CODE in row.ways and row.state != CampaignState.CLOSED,
    }
    return render(request, "quiz/campaigns/codes.html", context)
