"""The database an office uses: a file in its data folder, or PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_SQLITE = "sqlite:///"


def database_of(address: str, *, data: Path) -> dict[str, Any]:
    """Return the Django settings of the database at ``address``, or of the file in ``data`` where there is none."""
    if not address or address.startswith(_SQLITE):
        name = address.removeprefix(_SQLITE) or str(data / "jixiao.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "CONN_MAX_AGE": 600,  # opening the file reads its whole schema, a quarter of what a plain page costs
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
