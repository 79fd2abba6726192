"""Digests, seals and tickets of this room: who somebody is, without the table saying it.

A pupil is known again by school and name, an adult by the name alone: so a judge who tutored a work is always seen,
and somebody of the same name is asked about rather than overlooked.
"""

import hmac

from jixiao.web import sealing
from jixiao.web.paper_codes import plain_code

SEALS, DIGESTS = "jixiao.contests.seal", "jixiao.contests"
MARK, MOST_DIGITS = 40, 18


def seal(text: str) -> str:
    """Return a text that this site alone can read again; "" stays empty."""
    return sealing.seal(text, purpose=SEALS) if text else ""


def unseal(sealed: str) -> str:
    """Return the text that was sealed, "" for none."""
    return sealing.unseal(sealed, purpose=SEALS) if sealed else ""


def pupil_key(*, unit: int, school: int, name: str) -> str:
    """Return the digest by which an author is known again: the same name at the same school."""
    return sealing.digest(f"pupil|{unit}|{school}|{_squeezed(name)}", purpose=DIGESTS)


def claim_of(*, key: str, born: str, scope: str) -> str:
    """Return what an author claims in a contest: who they are, when they were born, and within what (OneEach)."""
    return sealing.digest(f"claim|{key}|{born}|{scope}", purpose=DIGESTS)


def adult_key(*, unit: int, name: str) -> str:
    """Return the digest by which a tutor or judge is known again: by the name."""
    return sealing.digest(f"adult|{unit}|{_squeezed(name)}", purpose=DIGESTS)


def code_digest(*, contest: int, door: str, text: str) -> str:
    """Return the digest of a code as somebody types it at one of the doors (school, judge)."""
    return sealing.digest(f"code|{contest}|{door}|{plain_code(text)}", purpose=DIGESTS)


def address_digest(*, contest: int, address: str) -> str:
    """Return the digest of where somebody comes from."""
    return sealing.digest(f"address|{contest}|{address}", purpose=DIGESTS)


def ticket_of(*, door: str, pk: int, digest: str) -> str:
    """Return what a browser keeps to be let in again: worth nothing once the code it was made from is another."""
    return f"{pk}.{sealing.digest(f'ticket|{door}|{pk}|{digest}', purpose=DIGESTS)[:MARK]}"


def pk_of_ticket(ticket: str) -> int | None:
    """Return whose ticket it says it is; whether it is, ``is_ticket`` tells."""
    number = ticket.partition(".")[0]
    is_number = number.isascii() and number.isdigit() and len(number) < MOST_DIGITS
    return int(number) if is_number else None


def is_ticket(ticket: str, *, door: str, pk: int, digest: str) -> bool:
    """Return whether a ticket was made by this site from that code."""
    return hmac.compare_digest(ticket.encode(), ticket_of(door=door, pk=pk, digest=digest).encode())


def _squeezed(name: str) -> str:
    return "".join(name.split()).lower()
