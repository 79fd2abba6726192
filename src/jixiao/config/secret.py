"""The key that signs sessions: given by the office, or made once and kept in its data folder."""

import os
import secrets
from pathlib import Path

FILE = "secret.key"
_BYTES = 48


def secret_key(given: str, *, data: Path) -> str:
    """Return the key given, or the one kept in ``data``, which is made on the first start (readable by us alone)."""
    if given:
        return given
    file = data / FILE
    try:
        return file.read_text("ascii").strip()
    except FileNotFoundError:
        data.mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(_BYTES)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # the other process, started at the same moment, was first
        return file.read_text("ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(made)
    return made
