"""Doors: addresses of pages, with the unit and the year of the desk put in."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse


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
    place = place_of(request)
    tried = [{**place, **kwargs}, {**{k: v for k, v in place.items() if k == "unit"}, **kwargs}, kwargs]
    for attempt in tried[:-1]:
        try:
            return reverse(name, kwargs=attempt)
        except NoReverseMatch:
            continue
    return reverse(name, kwargs=tried[-1])


def door_or_none(request: HttpRequest | None, name: str, **kwargs: Any) -> str:  # noqa: ANN401 - a URL takes any value
    """Return the address of the page called ``name``, or nothing where its room is not installed."""
    try:
        return door(request, name, **kwargs)
    except NoReverseMatch:
        return ""


def changed_query(query: QueryDict, **changes: Any) -> str:  # noqa: ANN401 - a query takes any value
    """Return a query string with some of it changed, its question mark included; None takes a key away."""
    changed = query.copy()
    for key, value in changes.items():
        if value is None:
            changed.pop(key, None)
        elif isinstance(value, list | tuple):
            changed.setlist(key, [str(one) for one in value])
        else:
            changed[key] = str(value)
    return f"?{changed.urlencode(safe='/')}" if changed else "?"
