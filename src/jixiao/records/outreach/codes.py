"""The rotating code on the screen, and the pass that a scan of it gives. Pure: the moment is always given.

A code is an HMAC over the sitting and the step of server time; the step shown and the one before it are let in, so that
a code photographed and sent around is worth nothing a minute later. A pass lets one person sign in within five minutes.
"""

import base64
import datetime
import hashlib
import hmac

STEP = 25  # seconds that a code stands on the screen
WINDOW = 2  # codes that are let in: the one on the screen and the one before
PASS_SECONDS = 300
_LETTERS = 16


def code_at(*, secret: str, session: int, at: datetime.datetime) -> str:
    """Return the code that stands on the screen at a moment."""
    return _code(secret, session, _step(at))


def is_code_let_in(code: str, *, secret: str, session: int, at: datetime.datetime) -> bool:
    """Return whether a code is the one on the screen or the one before it."""
    now = _step(at)
    return any(
        hmac.compare_digest(code.encode(), _code(secret, session, now - back).encode()) for back in range(WINDOW)
    )


def seconds_left(at: datetime.datetime) -> int:
    """Return how long the code on the screen still stands there."""
    return STEP - int(at.timestamp()) % STEP


def make_pass(*, secret: str, session: int, at: datetime.datetime, nonce: str) -> str:
    """Return the pass for one person, made when their scan was let in; ``nonce`` makes it theirs."""
    issued = str(int(at.timestamp()))
    return f"{issued}.{nonce}.{_mac(secret, f'pass|{session}|{issued}|{nonce}')}"


def nonce_of(given: str, *, secret: str, session: int, at: datetime.datetime) -> str | None:
    """Return the nonce of a pass that is ours and not too old, else None."""
    issued, _, rest = given.partition(".")
    nonce, _, mac = rest.partition(".")
    if not issued.isascii() or not issued.isdecimal() or not nonce:
        return None
    if not hmac.compare_digest(mac.encode(), _mac(secret, f"pass|{session}|{issued}|{nonce}").encode()):
        return None
    age = int(at.timestamp()) - int(issued)
    return nonce if 0 <= age <= PASS_SECONDS else None


def _step(at: datetime.datetime) -> int:
    return int(at.timestamp()) // STEP


def _code(secret: str, session: int, step: int) -> str:
    return _mac(secret, f"code|{session}|{step}")


def _mac(secret: str, text: str) -> str:
    digest = hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().rstrip("=")[:_LETTERS]
