"""Seals and digests made with the secret of the site: what is known of people without knowing them.

A digest tells whether two are the same and nothing else; a seal can be opened again by this site alone. Each room has
keys of its own (``room``), so that what one of them sealed says nothing to another.
"""

import base64
import functools
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def mac(said: str, *, room: str) -> bytes:
    """Return the 32 bytes that only this site makes of what is said, in that room."""
    return hmac.digest(_secret(settings.SECRET_KEY, room), said.encode(), "sha256")


def digest(said: str, *, room: str) -> str:
    """Return the same in hexadecimal: 64 letters for a column."""
    return mac(said, room=room).hex()


def seal(text: str, *, room: str) -> str:
    """Return a text that this site alone can read again."""
    return _box(settings.SECRET_KEY, room).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, *, room: str) -> str:
    """Return the text that was sealed in that room, "" for what is no seal of this site."""
    try:
        return _box(settings.SECRET_KEY, room).decrypt(sealed.encode("ascii")).decode()
    except (InvalidToken, ValueError):
        return ""


@functools.lru_cache(maxsize=16)
def _secret(key: str, room: str) -> bytes:
    return hashlib.sha256(f"jixiao.{room}|{key}".encode()).digest()


@functools.lru_cache(maxsize=16)
def _box(key: str, room: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"jixiao.{room}.seal|{key}".encode()).digest()))
