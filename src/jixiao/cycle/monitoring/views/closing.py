"""The bureau ends a round, and opens it again with a reason."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jixiao.cycle.monitoring.access import may_issue
from jixiao.cycle.monitoring.closing import close_round, reopen_round
from jixiao.cycle.monitoring.forms import ReopenForm
from jixiao.cycle.monitoring.views.finding import round_or_404
from jixiao.cycle.monitoring.views.rounds import round_page
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import refusals_into
from jixiao.web.stamp import StampedForm


@require_POST
@at_desk(may_issue, write=may_issue)
def close(request: DeskRequest, pk: int) -> HttpResponse:
    """End a round."""
    desk, one = request.desk, round_or_404(request.desk, pk)
    form = StampedForm(request.POST)
    back = desk.door("monitoring:round", pk=pk)
    with transaction.atomic():
        claim(request, leads_to=back)
        close_round(round=one, by=desk.actor, stamp=form.stamp)
    messages.success(request, f"{one.title}已结束")
    return redirect(back)


@require_POST
@at_desk(may_issue, write=may_issue)
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """Open a round again."""
    desk, one = request.desk, round_or_404(request.desk, pk)
    form = ReopenForm(request.POST)
    if form.is_valid():
        with refusals_into(form):
            reopen_round(round=one, reason=form.cleaned_data["reason"], by=desk.actor, stamp=form.stamp)
            messages.success(request, f"{one.title}已重新开放")
            return redirect(desk.door("monitoring:round", pk=pk))
    return round_page(request, one, form)
