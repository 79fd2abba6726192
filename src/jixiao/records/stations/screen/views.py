"""The screen of a station: the page, its list, its files, and what it tells. No account, no cookie."""

import datetime
import hashlib
import json
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from jixiao.measures import shelf
from jixiao.measures.materials import material_of
from jixiao.measures.models import Proof
from jixiao.measures.previews import MEDIA_TYPE, preview_of
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Station, StationState
from jixiao.records.stations.screen.receiving import (
    MOST_BYTES,
    note_contact,
    note_plain,
    read_batch,
    take_receipts,
)
from jixiao.records.stations.screen.showing import Item, code_of, file_at, is_playing, items_at, shown
from jixiao.web.clock import now
from jixiao.web.headers import POLICY
from jixiao.web.ranges import file_answer

WORKER = Path(__file__).resolve().parents[1] / "static" / "stations" / "screen_worker.js"
_POLICY = f"{POLICY}; worker-src 'self'"
_FILE_POLICY = "sandbox; default-src 'none'"
_YEAR = 365 * 24 * 60 * 60
RENEW_EVERY = 300
NOTHING_NEW = 204


@require_safe
def screen(request: HttpRequest, token: str) -> HttpResponse:
    """Show the page: a plain list of what may be shown now, which the script turns into a player."""
    station, at = _station(token), now()
    items = _due(station, at, _site(request))
    note_contact(station=station, at=at)
    context = {
        "station": station, "unit": station.unit, "items": items, "here": _here(token), "at": at,
        "is_playing": is_playing(station), "state": StationState(station.state).label, "renew": RENEW_EVERY,
    }  # fmt: skip
    return _page(render(request, "stationscreen/screen.html", context))


@require_safe
def item(request: HttpRequest, token: str, place: int) -> HttpResponse:
    """Show one content to a terminal without scripts, and lead on to the next by itself."""
    station, at = _station(token), now()
    items = _due(station, at, _site(request))
    if not 1 <= place <= len(items):
        raise Http404
    one = items[place - 1]
    if request.method == "GET":
        note_contact(station=station, at=at)
        note_plain(station=station, contents=[each.pk for each in items], shown=one.pk, at=at)
    seconds = one.seconds or (one.minutes or 1) * 60
    context = {
        "station": station, "unit": station.unit, "item": one, "here": _here(token),
        "code": code_of(one.link) if one.link else "", "pages": range(1, one.pages + 1), "seconds": seconds,
        "next": place % len(items) + 1, "place": place, "number": len(items),
    }  # fmt: skip
    return _page(render(request, "stationscreen/item.html", context))


@require_GET
def listing(request: HttpRequest, token: str) -> HttpResponse:
    """Give the script the list of what may be shown from today on, nothing where it has that version already."""
    station, at = _station(token), now()
    note_contact(station=station, at=at)
    here = _here(token)
    found = {
        "station": station.name, "unit": station.unit.name, "plays": is_playing(station),
        "items": [shown(one, here) for one in items_at(station, on=_day(at), site=_site(request))],
    }  # fmt: skip
    digest = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:32]
    if request.GET.get("v") == digest:
        answer = HttpResponse(status=NOTHING_NEW)
    else:
        answer = JsonResponse({**found, "version": digest})
    answer.headers["X-Now"] = str(int(at.timestamp()))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_safe
def file(request: HttpRequest, token: str, pk: int, short: str) -> HttpResponseBase:
    """Send the file of a content that the station may show, the whole or a part of it."""
    found = _file(token, pk, short)
    path = shelf.path_of(found.sha256)
    if not path.exists():
        raise Http404("文件不在服务器上")
    media = material_of(found.media_type).media_type
    return _kept(file_answer(path, media_type=media, asked=request.headers.get("Range", "")))


@require_safe
def page(request: HttpRequest, token: str, pk: int, short: str, page: int) -> HttpResponseBase:  # noqa: ARG001 - Django's signature
    """Send a page of a PDF as a picture: every terminal can show that."""
    found = _file(token, pk, short)
    if not 1 <= page <= (found.pages or 1):
        raise Http404
    return _kept(FileResponse(preview_of(found, page=page, size="large").open("rb"), content_type=MEDIA_TYPE))


@csrf_exempt
@require_POST
def receipts(request: HttpRequest, token: str) -> HttpResponse:
    """Count what the terminal tells; a batch that came before is answered as the first time, and not counted."""
    station, at = _station(token), now()
    try:
        key, lines = read_batch(_small_body(request))
        number = take_receipts(station=station, key=key, lines=lines, at=at)
    except Refused as refused:
        return JsonResponse({"refused": str(refused), "code": refused.code}, status=refused.status)
    note_contact(station=station, at=at)
    return JsonResponse({"key": key, "counted": number})


@require_safe
def worker(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Send the script that keeps page, list and files: it rules over the pages below this address and no others."""
    _station(token)
    answer = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _small_body(request: HttpRequest) -> bytes:
    """Return what came in, nothing of what is too large to be a batch."""
    length = request.headers.get("Content-Length") or "0"
    return request.body if length.isdecimal() and len(length) < 9 and int(length) <= MOST_BYTES else b""  # noqa: PLR2004 - a number with more digits is too large anyhow


def _station(token: str) -> Station:
    return get_object_or_404(Station.objects.select_related("unit").filter(removed_at=None), screen_token=token)


def _file(token: str, pk: int, short: str) -> Proof:
    found = file_at(_station(token), content=pk, on=_day(now())) if pk < 2**62 else None
    if found is None or not short or not found.sha256.startswith(short):
        raise Http404
    return found


def _due(station: Station, at: datetime.datetime, site: str) -> list[Item]:
    on = _day(at)
    return [one for one in items_at(station, on=on, site=site) if one.is_due(on)]


def _day(at: datetime.datetime) -> datetime.date:
    return at.astimezone(SHANGHAI).date()


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]


def _here(token: str) -> str:
    return reverse("stationscreen:screen", kwargs={"token": token})


def _page(answer: HttpResponse) -> HttpResponse:
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _kept(answer: HttpResponseBase) -> HttpResponseBase:
    """Let the terminal keep a file: its address names its content; no browser takes it for a page."""
    answer.headers["Cache-Control"] = f"private, max-age={_YEAR}, immutable"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = _FILE_POLICY
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
