"""Seals, digests and codes of this room: what is known of people without knowing them."""

import hashlib
import hmac
import json

from django.conf import settings

from jixiao.web import sealing
from jixiao.web.paper_codes import LENGTH, LETTERS

_PURPOSE = "jixiao.community.seal"


def seal(*parts: str) -> str:
    """Return texts that this site alone can read again."""
    return sealing.seal(json.dumps(parts, ensure_ascii=False), purpose=_PURPOSE)


def unseal(sealed: str) -> tuple[str, ...]:
    """Return the texts that were sealed, none for nothing and for what is no seal of ours."""
    found = sealing.unseal(sealed, purpose=_PURPOSE) if sealed else ""
    return tuple(json.loads(found)) if found else ()


def digest_of(place: int, kind: str, text: str) -> str:
    """Return the digest of somebody or something (kind: phone, code, address) at a unit."""
    return _mac(f"{kind}|{place}|{text}").hex()


def code_of(place: int, seed: str) -> str:
    """Return the query code that is made from a seed at a unit: ten letters, always the same."""
    value = int.from_bytes(_mac(f"query|{place}|{seed}"), "big")
    found = []
    for _ in range(LENGTH):
        value, letter = divmod(value, len(LETTERS))
        found.append(LETTERS[letter])
    return "".join(found)


def _mac(said: str) -> bytes:
    key = hashlib.sha256(f"jixiao.community|{settings.SECRET_KEY}".encode()).digest()
    return hmac.digest(key, said.encode(), "sha256")
