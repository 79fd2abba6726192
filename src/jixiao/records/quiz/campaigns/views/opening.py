"""A campaign is opened with everything it promises before one's eyes, and closed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from jixiao.engine.errors import Severity
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import pressed
from jixiao.orgs.refusing import refusals_into
from jixiao.records.quiz.access import may_look, may_open
from jixiao.records.quiz.campaigns.checking import faults_of
from jixiao.records.quiz.campaigns.days import was_taken_over
from jixiao.records.quiz.campaigns.forms.running import ClosingForm, OpeningForm, TakingOverForm
from jixiao.records.quiz.campaigns.opening import close_campaign, open_campaign, undrawn, unfinished
from jixiao.records.quiz.campaigns.pooling import buckets_of
from jixiao.records.quiz.campaigns.standing import standing_of
from jixiao.records.quiz.campaigns.taking_over import take_over_campaign
from jixiao.records.quiz.campaigns.views.finding_rows import campaign_at, draft_at, running_at
from jixiao.records.quiz.campaigns.wording import rules_of


@at_desk(may_look)
def rules(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the rules as they are made from what is configured."""
    row = campaign_at(request.desk, pk)
    return render(
        request,
        "quiz/campaigns/rules.html",
        {"campaign": row, "rules": rules_of(row), "is_taken_over": was_taken_over(row)},
    )


@at_desk(may_open, write=may_open)
def start(request: DeskRequest, pk: int) -> HttpResponse:
    """Show all that would be promised and what is odd about it; one press opens the campaign."""
    row, desk = draft_at(request, pk), request.desk
    form = OpeningForm(request.POST or None, stamp=row.version)
    accepted = request.POST.getlist("accepted")
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer = pressed(
                request,
                lambda: open_campaign(
                    campaign=row, stamp=form.stamp, by=desk.actor, accepted=accepted,
                    reason=form.cleaned_data["reason"],
                ),
                leads_to=desk.door("quiz:campaign", pk=pk),
            )  # fmt: skip
            messages.success(request, "竞答已经发布")
            return answer
    found = faults_of(row, on=desk.today)
    context = {
        "campaign": row,
        "form": form,
        "musts": [one for one in found if one.severity == Severity.MUST],
        "shoulds": [one for one in found if one.severity == Severity.SHOULD],
        "mays": [one for one in found if one.severity == Severity.MAY],
        "accepted": accepted,
        "rules": rules_of(row),
        "buckets": buckets_of(row),
    }
    return render(request, "quiz/campaigns/start.html", context)


@at_desk(may_open, write=may_open)
def take_over(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and close a draft as a campaign that was held before."""
    row, desk = draft_at(request, pk), request.desk
    form = TakingOverForm(request.POST or None, stamp=row.version)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer = pressed(
                request,
                lambda: take_over_campaign(campaign=row, why=form.cleaned_data["why"], stamp=form.stamp, by=desk.actor),
                leads_to=desk.door("quiz:campaign", pk=pk),
            )
            messages.success(request, "已经补录")
            return answer
    return render(request, "quiz/campaigns/take_over.html", {"campaign": row, "form": form})


@at_desk(may_open, write=may_open)
def finish(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and close a campaign."""
    row, desk = running_at(request, pk), request.desk
    form = ClosingForm(request.POST or None, stamp=row.version)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer = pressed(
                request,
                lambda: close_campaign(
                    campaign=row, reason=form.cleaned_data["reason"], stamp=form.stamp, by=desk.actor
                ),
                leads_to=desk.door("quiz:campaign", pk=pk),
            )
            messages.success(request, "竞答已经结束")
            return answer
    context = {
        "campaign": row,
        "form": form,
        "waiting": unfinished(row, by=desk.actor),
        "undrawn": undrawn(row),
        "standing": standing_of(row),
    }
    return render(request, "quiz/campaigns/finish.html", context)
