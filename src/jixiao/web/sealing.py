"""Texts that only this site can read again: names and telephones of private people, as they lie in the database.

``purpose`` names the room and what it seals (jixiao.quiz.seal), so that a seal of one room says nothing to another.
"""

import base64
import functools
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(text: str, *, purpose: str) -> str:
    """Return a text that this site alone can read again."""
    return _fernet(settings.SECRET_KEY, purpose).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, *, purpose: str) -> str:
    """Return the text that was sealed, "" for what is no seal of this site and purpose."""
    try:
        return _fernet(settings.SECRET_KEY, purpose).decrypt(sealed.encode("ascii")).decode()
    except (InvalidToken, ValueError):
        return ""


@functools.lru_cache(maxsize=16)
def _fernet(key: str, purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{purpose}|{key}".encode()).digest()))
