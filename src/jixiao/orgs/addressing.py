"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    """Return the address of the visitor: the peer's, or behind the office's own proxies what the outermost saw."""
    hops: int = settings.PROXY_HOPS
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    chosen = told[-hops] if hops and len(told) >= hops else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(chosen))
    except ValueError:
        return None
