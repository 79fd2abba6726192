"""Doors: addresses of pages, with the unit and the year of the desk put in."""

import functools
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse

Parts = tuple[tuple[str, Any], ...]
KEPT = 8192  # addresses remembered: they follow from the name and its parts alone


def place_of(request: HttpRequest | None) -> dict[str, Any]:
    """Return the unit code and year a request stands at: from its desk, else from its own address."""
    desk = getattr(request, "desk", None)
    if desk is not None:
        return {"unit": desk.unit.code, "year": desk.year}
    match = getattr(request, "resolver_match", None)
    return {key: match.kwargs[key] for key in ("unit", "year") if key in match.kwargs} if match else {}


def door(request: HttpRequest | None, name: str, **kwargs: Any) -> str:  # noqa: ANN401 - a URL takes any value
    """Return the address of the page called ``name``; raise NoReverseMatch where there is none.

    Unit and year come from the desk unless they are given; an address that has no place for them goes without.
    """
    found = door_or_none(request, name, **kwargs)
    if not found:
        message = f"no page called {name} for {kwargs}"
        raise NoReverseMatch(message)
    return found


def door_or_none(request: HttpRequest | None, name: str, **kwargs: Any) -> str:  # noqa: ANN401 - a URL takes any value
    """Return the address of the page called ``name``, or nothing where its room is not installed."""
    return _address(name, tuple(place_of(request).items()), tuple(kwargs.items()), settings.ROOT_URLCONF)


@functools.lru_cache(maxsize=KEPT)
def _address(name: str, place: Parts, parts: Parts, urlconf: str) -> str:
    """Return the address, tried with the whole place, with the unit alone and without; "" where there is none."""
    for kept in (("unit", "year"), ("unit",), ()):
        given = {key: value for key, value in place if key in kept}
        try:
            return reverse(name, urlconf=urlconf, kwargs={**given, **dict(parts)})
        except NoReverseMatch:
            continue
    return ""


def changed_query(query: QueryDict, **changes: Any) -> str:  # noqa: ANN401 - a query takes any value
    """Return a query string with some of it changed, its question mark included; None takes a key away."""
    changed = dict(query.lists())
    for key, value in changes.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
    pairs = (f"{quote(key, safe='/')}={quote(text, safe='/')}" for key, texts in changed.items() for text in texts)
    return f"?{'&'.join(pairs)}"
