"""The page on which a player who was excluded appeals, and sees what came of it. The phone is known by its ticket."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness.appealing import file_appeal, why_not
from jixiao.records.quiz.models import Campaign, CampaignState, Player, PlayerState, Suspicion, SuspicionState
from jixiao.records.quiz.seals import TICKET_COOKIE, player_of_ticket
from jixiao.web.clock import now


@never_cache
@require_http_methods(["GET", "POST"])
def appeal(request: HttpRequest, token: str) -> HttpResponse:
    """Show why a player was excluded and what came of their appeals; take an appeal."""
    player = _player(request, token)
    campaign = player.campaign
    refused, typed = None, request.POST.get("text", "")[:1000]
    if request.method == "POST":
        try:
            file_appeal(player=player, text=typed, at=now())
            return redirect("quizfair:appeal", token=token)
        except Refused as raised:
            refused = raised
    found = Suspicion.objects.filter(player=player, state=SuspicionState.EXCLUDED).order_by("pk")
    context = {
        "campaign": campaign,
        "unit": campaign.unit_year.unit,
        "player": player,
        "is_excluded": player.state == PlayerState.EXCLUDED,
        "reasons": found[:10],
        "appeals": player.appeals.order_by("-pk")[:10],
        "why_not": why_not(player),
        "refused": refused,
        "typed": typed,
    }
    return render(request, "quizfair/appeal.html", context, status=refused.status if refused else 200)


def _player(request: HttpRequest, token: str) -> Player:
    """Return who this phone is; a phone that is nobody's, and a draft, are not there (404)."""
    campaign = Campaign.objects.exclude(state=CampaignState.DRAFT).filter(token=token).values_list("pk", flat=True)
    ticket = request.COOKIES.get(TICKET_COOKIE, "")[:100]
    pk = player_of_ticket(ticket, campaign=campaign[0]) if campaign else None
    found = Player.objects.select_related("campaign__unit_year__unit").filter(pk=pk).first() if pk else None
    if found is None:
        raise Http404
    return found
