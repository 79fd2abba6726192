"""What a phone keeps: the ticket of a player, a mark of the device, and a way in that is half taken.

The ticket names the player and the made-up name that orders their options, so that a request of the evening needs no
statement to know whom it is from. Forms of a player carry a token bound to the player and the day of the set: together
with a cookie that other sites cannot send along (SameSite=Lax) it takes the place of the CSRF cookie of office pages.
"""

import dataclasses
import datetime
import hmac
from collections.abc import Mapping

from django.core import signing

from jixiao.records.quiz.models import Player
from jixiao.records.quiz.seals import TICKET_COOKIE, digest_of, player_of_ticket, ticket_of

TICKET, DEVICE, HALF_WAY = TICKET_COOKIE, "jixiao-quiz-device", "jixiao-quiz-way"
MOST_TICKET, MOST_MARK, TOKEN_LENGTH = 120, 60, 24
HALF_WAY_SECONDS = 15 * 60
_SALT = "jixiao.quiz.way"


@dataclasses.dataclass(frozen=True, slots=True)
class Ticket:
    """Whom a request is from."""

    player: int
    handle: str


@dataclasses.dataclass(frozen=True, slots=True)
class HalfWay:
    """What somebody said before they were sent for their identity: kept signed on their own phone, not here.

    ``nonce`` is the secret of this browser, ``of`` the digest of a telephone where one was given.
    """

    nonce: str
    group: str = ""
    is_minor: bool = False
    has_guardian: bool = False
    of: str = ""


def ticket_text(player: Player) -> str:
    """Return what the phone of a player keeps."""
    known = ticket_of(campaign=player.campaign_id, player=player.pk)
    return f"{known}.{player.handle}.{_of_handle(player.pk, player.handle)}"


def ticket_in(cookies: Mapping[str, str], *, campaign: int) -> Ticket | None:
    """Return the ticket that a request brings for a campaign, None where it brings none, or one that is not ours."""
    text = cookies.get(TICKET, "")[:MOST_TICKET]
    known, _, mark = text.rpartition(".")
    ticket, _, handle = known.rpartition(".")
    player = player_of_ticket(ticket, campaign=campaign) if ticket else None
    if player is None or not hmac.compare_digest(mark.encode(), _of_handle(player, handle).encode()):
        return None
    return Ticket(player, handle)


def form_token(ticket: Ticket, *, campaign: int, day: datetime.date) -> str:
    """Return the token that a form of a player's set of a day carries."""
    return digest_of(campaign, "form", f"{ticket.player}|{day.isoformat()}")[:TOKEN_LENGTH]


def is_token(text: str, ticket: Ticket, *, campaign: int, day: datetime.date) -> bool:
    """Return whether a form carries the token of that player and day."""
    return hmac.compare_digest(text.encode(), form_token(ticket, campaign=campaign, day=day).encode())


def device_digest(cookies: Mapping[str, str], *, campaign: int) -> str:
    """Return the digest of the device that a request is from, "" where it keeps no mark."""
    mark = cookies.get(DEVICE, "")[:MOST_MARK]
    return digest_of(campaign, "device", mark) if mark else ""


def address_digest(address: str | None, *, campaign: int) -> str:
    """Return the digest of the address that a request is from."""
    return digest_of(campaign, "address", address or "")


def half_way_text(half: HalfWay, *, campaign: int) -> str:
    """Return what the phone keeps while somebody is being asked who they are."""
    return signing.dumps(dataclasses.asdict(half), salt=f"{_SALT}.{campaign}", compress=False)


def half_way_in(cookies: Mapping[str, str], *, campaign: int) -> HalfWay | None:
    """Return what somebody said before, None where the phone has not kept it, or too long."""
    try:
        kept = signing.loads(cookies.get(HALF_WAY, ""), salt=f"{_SALT}.{campaign}", max_age=HALF_WAY_SECONDS)
    except signing.BadSignature:
        return None
    return HalfWay(**kept)


def _of_handle(player: int, handle: str) -> str:
    return digest_of(player, "of-handle", handle)[:16]
