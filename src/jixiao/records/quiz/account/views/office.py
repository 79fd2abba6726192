"""The account of a campaign at a desk: every figure opens; and the paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jixiao.measures.doors import link_of
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.orgs.sending import send_document
from jixiao.records.quiz.access import may_look
from jixiao.records.quiz.account.figures import figures_of
from jixiao.records.quiz.account.gathering import account_of
from jixiao.records.quiz.account.paper import report_of
from jixiao.records.quiz.account.views.picturing import days_chart, tags_chart
from jixiao.records.quiz.models import Campaign, CampaignState
from jixiao.web.trace import trace_page

HEADLINES = ("players", "valid_share", "sets", "right_rate", "given")


@at_desk(may_look)
def account(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what a campaign came to."""
    campaign = _campaign_at(request.desk, pk)
    found = account_of(campaign)
    figures = figures_of(found)
    context = {
        "campaign": campaign,
        "account": found,
        "headlines": [figures[key] for key in HEADLINES],
        "others": [one for key, one in figures.items() if key not in HEADLINES],
        "days_chart": days_chart(found),
        "tags_chart": tags_chart(found),
        "public_url": request.build_absolute_uri(reverse("quizaccount:result", kwargs={"token": campaign.token})),
        "is_over": campaign.last_day is not None and campaign.last_day < request.desk.today,
    }
    return render(request, "quiz/account/account.html", context)


@at_desk(may_look)
def figure(request: DeskRequest, pk: int, key: str) -> HttpResponse:
    """Show where one figure comes from."""
    desk, campaign = request.desk, _campaign_at(request.desk, pk)
    found = figures_of(account_of(campaign)).get(key)
    if found is None:
        raise Http404
    way = [
        (campaign.title, desk.door("quiz:campaign", pk=pk)),
        ("活动总结", desk.door("quiz:account", pk=pk)),
    ]
    return trace_page(
        request, found.trace, link_of=lambda reference: link_of(desk, reference), title=found.title, way=way
    )


@at_desk(may_look)
def paper(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Send the report of a campaign."""
    campaign = _campaign_at(request.desk, pk)
    document = report_of(account_of(campaign), on=request.desk.today)
    return send_document(document, kind, name=f"{request.desk.year}年{campaign.code} 竞答活动情况报告")


def _campaign_at(desk: Desk, pk: int) -> Campaign:
    """Return a campaign of the year that was opened; a draft has no account yet (404)."""
    rows = Campaign.objects.exclude(state=CampaignState.DRAFT).select_related("unit_year__unit")
    return get_object_or_404(rows, unit_year=desk.unit_year, pk=pk)
