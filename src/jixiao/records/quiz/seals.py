"""Digests, seals and codes made with the secret of the site: what is known of people without knowing them.

A digest tells whether two are the same and nothing else; a seal can be opened again by this site alone; a code for the
counter is made anew each time it is shown and stands nowhere.
"""

import functools
import hashlib
import hmac

from django.conf import settings

from jixiao.web import sealing
from jixiao.web.paper_codes import LENGTH, LETTERS

TICKET_COOKIE = "jixiao-quiz"
HANDLE_LENGTH, TICKET_LENGTH, MOST_DIGITS = 6, 40, 18
_SEAL = "jixiao.quiz.seal"


def digest_of(place: int, kind: str, text: str) -> str:
    """Return the digest of somebody or something (kind: wechat, phone, code, device, address) at a unit or campaign."""
    return _mac(f"quiz|{place}|{kind}|{text}").hex()


def code_of(*, player: int, once: str) -> str:
    """Return the code that a player shows at the counter for what a request won: ten letters, always the same."""
    return _letters(_mac(f"quiz|redeem|{player}|{once}"), LENGTH)


def handle_of(*, campaign: int, key: str, turn: int) -> str:
    """Return a made-up name for a player; ``turn`` gives another where one is taken."""
    return _letters(_mac(f"quiz|handle|{campaign}|{key}|{turn}"), HANDLE_LENGTH)


def ticket_of(*, campaign: int, player: int) -> str:
    """Return what a phone keeps to be known again as that player of that campaign."""
    return f"{player}.{_mac(f'quiz|ticket|{campaign}|{player}').hex()[:TICKET_LENGTH]}"


def player_of_ticket(ticket: str, *, campaign: int) -> int | None:
    """Return the player that a ticket is for, None where it is none of ours; what else the phone keeps is let be."""
    number, _, rest = ticket.partition(".")
    mark = rest.partition(".")[0]
    if not (number.isascii() and number.isdigit() and len(number) < MOST_DIGITS):
        return None
    player = int(number)
    known = hmac.compare_digest(f"{number}.{mark}".encode(), ticket_of(campaign=campaign, player=player).encode())
    return player if known else None


def seal(text: str) -> str:
    """Return a text that this site alone can read again."""
    return sealing.seal(text, purpose=_SEAL)


def unseal(sealed: str) -> str:
    """Return the text that was sealed, "" for what is no seal of this site."""
    return sealing.unseal(sealed, purpose=_SEAL)


def _mac(said: str) -> bytes:
    return hmac.digest(_secret(settings.SECRET_KEY), said.encode(), "sha256")


def _letters(raw: bytes, number: int) -> str:
    value = int.from_bytes(raw, "big")
    found = []
    for _ in range(number):
        value, place = divmod(value, len(LETTERS))
        found.append(LETTERS[place])
    return "".join(found)


@functools.lru_cache(maxsize=4)
def _secret(key: str) -> bytes:
    return hashlib.sha256(f"jixiao.quiz|{key}".encode()).digest()
