"""The street: where every room hangs its sign, in the order of the data; and what the frame of a page shows.

Settings it reads:

- ``STREET``: dotted path to a tuple of Blocks. A Block without a title stands above the street (工作台).
- ``FRAME_DOORS``: url names of the frame's own doors, by ``home``, ``search``, ``todo``, ``account`` and ``logout``;
  each a tuple, of which the first that is there is taken.
"""

import dataclasses
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string

from jixiao.web.doors import door_or_none

DOORS = {
    "home": ("orgs:workbench", "orgs:home"),
    "search": ("web:search", "search", "orgs:search"),
    "todo": ("orgs:todo",),
    "account": ("orgs:mine", "orgs:password"),
    "logout": ("orgs:logout",),
}
PARTS = {"side": "web/panel.html", "dialog": "web/dialog.html"}


@dataclasses.dataclass(frozen=True, slots=True)
class Stop:
    """One door on the street: its sign, the url name behind it, and what else counts as being there.

    ``also`` holds further url names (``outreach:activity``) and whole namespaces (``quiz``). ``seen_by`` are the roles
    it is shown to; the desk knows to whom where none is named.
    """

    title: str
    url_name: str
    also: tuple[str, ...] = ()
    seen_by: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the street (记录, 目标, 评价, 公开) with its stops."""

    title: str
    stops: tuple[Stop, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Sign:
    """A stop as the page shows it."""

    title: str
    url: str
    current: str
    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """A block as the page shows it."""

    title: str
    signs: tuple[Sign, ...]
    is_here: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame shows (a context processor): street, doors, years, units, and the part that is asked for.

    ``frame_or_part`` is the template to extend by a page that can also come as side panel or dialog.
    """
    part = PARTS.get(_htmx_target(request), "web/frame.html")
    if not getattr(request, "desk", None):
        return {"frame_or_part": part, "street": (), "frame_doors": _doors(request)}
    blocks = street()
    here = current_stop(request, blocks)
    return {
        "frame_or_part": part,
        "street": stretches(request, blocks, here),
        "frame_doors": _doors(request),
        "frame_years": _years(request, here),
        "frame_units": _units(request),
        "side_address": _side_address(request),
    }


def street() -> tuple[Block, ...]:
    """Return the street that the settings name."""
    path = getattr(settings, "STREET", None)
    return import_string(path) if path else ()


def current_stop(request: HttpRequest, blocks: tuple[Block, ...]) -> Stop | None:
    """Return the stop a request stands at: by its url name, then by what counts as being there, then by namespace."""
    match = request.resolver_match
    if match is None:
        return None
    stops = [stop for block in blocks for stop in block.stops]
    names = (match.view_name, match.namespace) if match.namespace else (match.view_name,)
    return next(
        (stop for stop in stops if stop.url_name == match.view_name),
        next(
            (stop for name in names for stop in stops if name in stop.also),
            next((stop for stop in stops if match.namespace and _namespace(stop.url_name) == match.namespace), None),
        ),
    )


def stretches(request: HttpRequest, blocks: tuple[Block, ...], here: Stop | None) -> tuple[Stretch, ...]:
    """Return the street as the page shows it, without doors that lead nowhere or that this person may not open."""
    shown = []
    for block in blocks:
        signs = tuple(sign for stop in block.stops if (sign := _sign(request, stop, here)))
        if signs:
            shown.append(Stretch(block.title, signs, here in block.stops))
    return tuple(shown)


def _sign(request: HttpRequest, stop: Stop, here: Stop | None) -> Sign | None:
    desk = request.desk  # type: ignore[attr-defined]  # set by orgs
    url = door_or_none(request, stop.url_name)
    if not url or not _is_shown(request, stop):
        return None
    exact = request.resolver_match is not None and request.resolver_match.view_name == stop.url_name
    current = ("page" if exact else "true") if stop is here else ""
    return Sign(stop.title, url, current, (getattr(desk, "counts", None) or {}).get(stop.url_name, 0))


def _is_shown(request: HttpRequest, stop: Stop) -> bool:
    may_see = getattr(getattr(request, "desk", None), "may_see", None)
    return may_see is None or bool(may_see(stop.url_name, stop.seen_by))


def _namespace(url_name: str) -> str:
    return url_name.rpartition(":")[0]


def _htmx_target(request: HttpRequest) -> str:
    htmx = getattr(request, "htmx", None)
    return (getattr(htmx, "target", None) or "") if htmx else ""


def _doors(request: HttpRequest) -> dict[str, str]:
    """Return the doors of the frame; one that is a stop of the street which this person does not see leads nowhere."""
    hidden = {stop.url_name for block in street() for stop in block.stops if not _is_shown(request, stop)}
    return {
        key: _first(request, tuple(name for name in names if name not in hidden)) for key, names in _names().items()
    }


def _names() -> dict[str, tuple[str, ...]]:
    return {**DOORS, **getattr(settings, "FRAME_DOORS", {})}


def _first(request: HttpRequest, names: tuple[str, ...], **kwargs: Any) -> str:  # noqa: ANN401 - a URL takes any value
    return next(filter(None, (door_or_none(request, name, **kwargs) for name in names)), "")


def _years(request: HttpRequest, here: Stop | None) -> list[dict[str, Any]]:
    """Return the years with the same room in each: an object of one year has no page in another."""
    desk = request.desk  # type: ignore[attr-defined]  # set by orgs
    names = (*([here.url_name] if here else []), *_names()["home"])
    return [
        {
            "year": year,
            "url": _first(request, names, year=year),
            "is_current": year == desk.year,
        }
        for year in desk.years
    ]


def _units(request: HttpRequest) -> list[dict[str, Any]]:
    desk = request.desk  # type: ignore[attr-defined]  # set by orgs
    return [
        {
            "name": unit.name,
            "url": _first(request, _names()["home"], unit=unit.code),
            "is_current": unit.code == desk.unit.code,
        }
        for unit in desk.units
    ]


def _side_address(request: HttpRequest) -> str:
    """Return the local address that ``?trace=`` asks to have open in the side panel."""
    wanted = request.GET.get("trace", "")
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if safe else ""
