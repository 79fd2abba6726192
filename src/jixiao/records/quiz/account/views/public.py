"""What a campaign came to, for citizens: the figures of the office page, once the last day is over.

Winners stand there by name only as long as the notice of winners does; afterwards by the name of their play.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jixiao.records.quiz.account.figures import figures_of
from jixiao.records.quiz.account.gathering import account_of
from jixiao.records.quiz.account.views.picturing import days_chart, tags_chart
from jixiao.records.quiz.models import Campaign, CampaignState
from jixiao.records.quiz.playing.cards import day_of
from jixiao.records.quiz.prizes.publishing import standing_notice
from jixiao.web.clock import now

SHOWN = (
    "players", "valid_players", "valid_share", "sets", "days", "right_rate", "points", "given", "unclaimed", "value",
    "excluded", "appeals", "fault_rate",
)  # fmt: skip


@require_GET
def result(request: HttpRequest, token: str) -> HttpResponse:
    """Show the result; while questions are still asked only that it is still on, since it holds the right answers."""
    rows = Campaign.objects.exclude(state=CampaignState.DRAFT).select_related("unit_year__unit")
    campaign = get_object_or_404(rows, token=token)
    context = {"campaign": campaign, "unit": campaign.unit_year.unit}
    today = day_of(now())
    if campaign.last_day is None or today <= campaign.last_day:
        return render(request, "quizaccount/not_yet.html", context)
    found = account_of(campaign)
    figures = figures_of(found)
    return render(
        request,
        "quizaccount/result.html",
        {
            **context,
            "account": found,
            "headlines": [figures[key] for key in SHOWN[:4]],
            "others": [figures[key] for key in SHOWN[4:]],
            "days_chart": days_chart(found),
            "tags_chart": tags_chart(found),
            "names_winners": standing_notice(campaign, on=today) is not None,
        },
    )
