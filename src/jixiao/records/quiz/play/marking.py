"""What is put on a phone: the mark of the device, the ticket of a player, a way in half taken; and taken off again."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jixiao.records.quiz.identity.tickets import (
    DEVICE,
    HALF_WAY,
    HALF_WAY_SECONDS,
    TICKET,
    HalfWay,
    half_way_text,
    ticket_text,
)
from jixiao.records.quiz.models import Player
from jixiao.records.quiz.play.visiting import Visit

DEVICE_AGE, TICKET_AGE = 400 * 24 * 60 * 60, 200 * 24 * 60 * 60


def marked_device(request: HttpRequest, answer: HttpResponse, visit: Visit) -> HttpResponse:
    """Put a mark on a phone that has none: it is the same in all campaigns, and kept here only as a digest of each."""
    if not request.COOKIES.get(DEVICE):
        path = visit.here.removesuffix(f"{visit.card.campaign.token}/")
        _put(answer, DEVICE, secrets.token_urlsafe(18), age=DEVICE_AGE, path=path)
    return answer


def with_ticket(answer: HttpResponse, visit: Visit, player: Player) -> HttpResponse:
    """Give the phone the ticket of a player."""
    _put(answer, TICKET, ticket_text(player), age=TICKET_AGE, path=visit.here)
    answer.delete_cookie(HALF_WAY, path=f"{visit.here}join/", samesite="Lax")
    return answer


def without_ticket(answer: HttpResponse, visit: Visit) -> HttpResponse:
    """Take the ticket off the phone."""
    answer.delete_cookie(TICKET, path=visit.here, samesite="Lax")
    return answer


def with_half_way(answer: HttpResponse, visit: Visit, half: HalfWay) -> HttpResponse:
    """Let the phone keep what somebody said before they were sent for their identity."""
    text = half_way_text(half, campaign=visit.card.pk)
    _put(answer, HALF_WAY, text, age=HALF_WAY_SECONDS, path=f"{visit.here}join/")
    return answer


def _put(answer: HttpResponse, name: str, text: str, *, age: int, path: str) -> None:
    answer.set_cookie(name, text, max_age=age, secure=settings.HTTPS, httponly=True, samesite="Lax", path=path)
