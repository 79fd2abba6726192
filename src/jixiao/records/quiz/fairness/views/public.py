"""The page on which a player who was excluded appeals, and sees what came of it. The phone is known by its ticket."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness.appealing import file_appeal, why_not
from jixiao.records.quiz.models import Player, PlayerState, Suspicion, SuspicionState
from jixiao.records.quiz.play.visiting import Visit, visited
from jixiao.web.clock import now


@never_cache
@require_http_methods(["GET", "POST"])
@visited
def appeal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show why a player was excluded and what came of their appeals; take an appeal."""
    player = _player(visit)
    campaign = player.campaign
    refused, typed = None, request.POST.get("text", "")[:1000]
    if request.method == "POST":
        try:
            file_appeal(player=player, text=typed, at=now())
            return redirect("quizfair:appeal", token=campaign.token)
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


def _player(visit: Visit) -> Player:
    """Return who this phone is; a phone that is nobody's is told how to come in."""
    rows = Player.objects.select_related("campaign__unit_year__unit")
    return get_object_or_404(rows, pk=visit.who.player, campaign=visit.card.pk)
