"""The page of a campaign: what it is, how long, what is asked, what there is to win; and how to begin or go on."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jixiao.records.quiz.campaigns.days import was_taken_over
from jixiao.records.quiz.models import CampaignState, Player, PlayerState, Prize
from jixiao.records.quiz.play.marking import marked_device
from jixiao.records.quiz.play.telling import where_it_stands
from jixiao.records.quiz.play.visiting import Visit, page, visited
from jixiao.records.quiz.playing.sitting import sitting_of
from jixiao.web.doors import door_or_none
from jixiao.web.short_way import without_session

MOST_PRIZES = 20
DOORS = {
    "prizes": ("quizprizes:prizes",),
    "winners": ("quizprizes:winners",),
    "appeal": ("quizfair:appeal",),
    "mine": ("quizprizes:mine",),
    "raffle": ("quizprizes:raffle",),
    "result": ("quizaccount:result",),
}
"""Pages that later parts of the room may have: each is linked to where it is there."""


@without_session
@require_GET
@visited
def landing(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the campaign to everybody, and to who has joined what is theirs."""
    campaign = visit.card.campaign
    prizes = list(Prize.objects.filter(campaign=campaign).order_by("position")[:MOST_PRIZES])
    context: dict[str, Any] = {
        **where_it_stands(visit.card, visit.at),
        "prizes": prizes,
        "pieces": sum(one.total for one in prizes),
        "pieces_left": sum(one.left for one in prizes),
        "is_closed": campaign.state == CampaignState.CLOSED,
        "is_over": campaign.last_day is not None and campaign.last_day < visit.today,
        "is_taken_over": was_taken_over(campaign),
        **{f"{name}_door": _door(campaign.token, *names) for name, names in DOORS.items()},
        **_mine(visit),
    }
    return marked_device(request, page("play/landing.html", visit, context), visit)


def _door(token: str, *names: str) -> str:
    return next((found for name in names if (found := door_or_none(None, name, token=token))), "")


def _mine(visit: Visit) -> dict[str, Any]:
    if visit.ticket is None:
        return {"players": Player.objects.filter(campaign=visit.card.pk).count()}
    player = Player.objects.filter(pk=visit.ticket.player).first()
    if player is None:
        return {"is_known": None, "players": 0}
    yesterday = visit.today - datetime.timedelta(days=1)
    sitting = sitting_of(card=visit.card, player=player.pk, day=visit.today)
    before = sitting_of(card=visit.card, player=player.pk, day=yesterday)
    return {
        "player": player,
        "is_excluded": player.state == PlayerState.EXCLUDED,
        "sitting": sitting,
        "answered": len(sitting.asked) - len(sitting.open_places) if sitting else 0,
        "yesterday": yesterday.isoformat() if before else "",
        "today": visit.today.isoformat(),
        "form_token": visit.token(visit.today),
    }
