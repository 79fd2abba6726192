"""试算: who would get what, and why the others do not. It is kept, and what is sent afterwards is exactly that."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.stations.models import Content, ContentState, Delivery, Push, PushState, Station, StationState
from jixiao.records.stations.pushes.drafting import require_draft
from jixiao.records.stations.pushes.events import PushTried
from jixiao.records.stations.pushes.matching import MEGABYTE, Block, Found, Piece, Place, match
from jixiao.records.stations.pushes.queries import contents_of
from jixiao.records.stations.pushes.ruling import ruling_of
from jixiao.records.stations.pushes.telling import tell
from jixiao.records.stations.sites.queries import MOST_STATIONS, stations_of

TRIED = ("dry_run", "dry_run_at", "stopped_because")


@transaction.atomic
def try_out(*, push: Push, by: Actor) -> Push:
    """Look which station gets what and keep it with the push. Refuses (X505) a push without contents."""
    require_draft(push)
    places, pieces = places_of(push), pieces_of(push, on=by.on)
    if not pieces:
        raise Refused("还没有选推送内容", cure="先选内容，再试算", code="X505")
    found = match(ruling_of(push.rule), places, pieces)
    push.dry_run = {**shown(found, places, pieces), "day": by.on.isoformat()}
    push.dry_run_at, push.stopped_because = by.at, ""
    save_stamped(push, stamp=None, fields=TRIED)
    after = {"e站": sum(len(one.stations) for one in found.blocks), "列入推送": found.pairs}
    tell(PushTried, push, by, after=after)
    return push


def has_changed(push: Push, *, on: datetime.date) -> bool:
    """Return whether a station, a content or the rule is not as it was when the push was tried."""
    found = match(ruling_of(push.rule), places_of(push), pieces_of(push, on=on))
    return bool(found.digest != push.dry_run.get("digest"))


def places_of(push: Push) -> list[Place]:
    """Return the stations of the unit as a push sees them: one statement."""
    rows = stations_of(push.unit_year.unit).order_by("pk")[:MOST_STATIONS]
    return [_place(one) for one in rows]


def pieces_of(push: Push, *, on: datetime.date) -> list[Piece]:
    """Return the contents of a push as it sees them on a day: one statement."""
    return [_piece(one.content, on) for one in contents_of(push)]


def shown(found: Found, places: Sequence[Place], pieces: Sequence[Piece]) -> dict[str, Any]:
    """Return what was found as plain JSON values, with what each station has already and whether its room is enough."""
    sizes = {one.pk: one.size for one in pieces}
    by_pk = {one.pk: one for one in places}
    lines = []
    for block in found.blocks:
        size, had = sum(sizes[one] for one in block.contents), _had(block)
        lines += [_line(by_pk[pk], len(block.contents), had.get(pk, 0), size) for pk in block.stations]
    titles = {one.pk: one.title for one in pieces}
    return {
        "digest": found.digest,
        "blocks": [[list(one.stations), list(one.contents)] for one in found.blocks],
        "stations": sorted(lines, key=lambda line: line["name"]),
        "stations_left": [{"pk": pk, "name": by_pk[pk].name, "why": why} for pk, why in found.stations_left],
        "contents_left": [{"pk": pk, "title": titles[pk], "why": why} for pk, why in found.contents_left],
        "pairs": found.pairs,
        "had": sum(line["had"] for line in lines),
        "contents": len(pieces) - len(found.contents_left),
    }


def _line(place: Place, number: int, had: int, size: int) -> dict[str, Any]:
    needed = -(-size // MEGABYTE)
    tight = place.room_mb is not None and needed > place.room_mb
    line: Mapping[str, Any] = {
        "pk": place.pk, "name": place.name, "number": number, "had": had, "mb": needed, "room": place.room_mb,
        "is_tight": tight, "is_online": place.is_online,
    }  # fmt: skip
    return dict(line)


def _had(block: Block) -> dict[int, int]:
    """Return how many of what a block of stations gets each of them has on its list already: one statement."""
    rows = Delivery.objects.filter(station__in=block.stations, content__in=block.contents)
    return dict(rows.order_by().values_list("station").annotate(number=Count("pk")))


def _place(row: Station) -> Place:
    state = StationState(row.state)
    why = "" if state == StationState.PLATED else f"未在挂牌状态（{state.label}）"
    return Place(
        row.pk, row.name, row.kind, row.township, tuple(row.audiences), row.is_online, row.room_mb, why
    )  # fmt: skip


def _piece(row: Content, on: datetime.date) -> Piece:
    span = tuple(day.isoformat() if day else "" for day in (row.from_day, row.until_day))
    return Piece(
        row.pk, row.title, tuple(row.topics), tuple(row.audiences), size_of(row),
        row.file.sha256 if row.file else "", (span[0], span[1]), _why_not(row, on),
    )  # fmt: skip


def size_of(row: Content) -> int:
    """Return how much room a content takes at a station, in bytes."""
    return len(row.body.encode()) + (row.file.size if row.file else 0)


def _why_not(row: Content, on: datetime.date) -> str:
    if row.removed_at is not None:
        return "已删除"
    if row.recalled_at is not None:
        return "已撤回"
    if row.state != ContentState.PASSED:
        return f"没有审核通过（{row.get_state_display()}）"
    if row.until_day is not None and row.until_day < on:
        return "已过下架日期"
    return ""


def is_tried(push: Push) -> bool:
    """Return whether a draft was tried and has been left alone since."""
    return push.state == PushState.DRAFT and push.dry_run_at is not None and bool(push.dry_run.get("digest"))
