"""What a screen shows: pushed to its station, passed, not recalled, and within its days. One statement."""

import dataclasses
import datetime
import functools
from typing import Any

from django.db.models import Q

from jixiao.measures.materials import PDF, material_of
from jixiao.measures.models import Proof
from jixiao.records.stations.models import Content, ContentKind, ContentState, Delivery, Station, StationState
from jixiao.web.qr import qr_picture

AHEAD = datetime.timedelta(days=30)
"""How long before its first day a content is handed to the terminal, so that it begins without a line."""
MOST_ITEMS, MOST_PAGES = 2_000, 60
SHORT_SHA = 16
PICTURE_SECONDS, LEAST_SECONDS, MOST_SECONDS, LETTERS_A_SECOND = 15, 20, 180, 6
WEB = ("http://", "https://")


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One content as a screen shows it; ``seconds`` 0 plays to its end, ``pages`` are pictures of those of a PDF."""

    pk: int
    title: str
    kind: str
    kind_word: str
    body: str
    link: str
    source: str
    media: str
    size: int
    sha256: str
    pages: int
    seconds: int
    from_day: datetime.date | None
    until_day: datetime.date | None
    minutes: int | None = None

    def is_due(self, on: datetime.date) -> bool:
        """Return whether it may be shown on a day."""
        return (self.from_day is None or self.from_day <= on) and (self.until_day is None or self.until_day >= on)

    @property
    def short(self) -> str:
        """Return the piece of the digest that stands in its address."""
        return self.sha256[:SHORT_SHA]


def is_playing(station: Station) -> bool:
    """Return whether a station plays at all: it has its plate and is not at rest."""
    return station.state == StationState.PLATED and station.removed_at is None


def items_at(station: Station, *, on: datetime.date, site: str = "") -> list[Item]:
    """Return what a station shows from a day on, the newest push first; nothing where it is at rest.

    ``site`` is the address of this site, so that a link to a page of its own can be scanned.
    """
    if not is_playing(station):
        return []
    rows = Delivery.objects.filter(showable_from(on), station=station).select_related("content__file")
    return [item_of(one.content, site=site) for one in rows.order_by("-push", "position", "pk")[:MOST_ITEMS]]


def file_at(station: Station, *, content: int, on: datetime.date) -> Proof | None:
    """Return the file of a content that the station may show, None for any other."""
    if not is_playing(station):
        return None
    rows = Delivery.objects.filter(showable_from(on), station=station, content=content)
    found = rows.select_related("content__file").first()
    return found.content.file if found else None


def item_of(row: Content, *, site: str = "") -> Item:
    """Return a content as a screen shows it; a link below this site is left out where ``site`` is not known."""
    file = row.file
    pages = min(file.pages or 1, MOST_PAGES) if file and material_of(file.media_type).family == PDF else 0
    return Item(
        pk=row.pk, title=row.title, kind=row.kind, kind_word=row.get_kind_display(), body=row.body,
        link=_whole(row.link, site), source=row.source,
        media=file.media_type if file else "", size=file.size if file else 0, sha256=file.sha256 if file else "",
        pages=pages, seconds=_seconds(row, pages), from_day=row.from_day, until_day=row.until_day, minutes=row.minutes,
    )  # fmt: skip


code_of = functools.lru_cache(maxsize=2_000)(qr_picture)


def shown(item: Item, here: str) -> dict[str, Any]:
    """Return an item as the script of the page takes it; ``here`` is the address of the page."""
    file = f"{here}file/{item.pk}/{item.short}/" if item.sha256 else ""
    return {
        "id": item.pk, "title": item.title, "kind": item.kind, "word": item.kind_word, "body": item.body,
        "link": item.link, "code": code_of(item.link) if item.link else "", "source": item.source,
        "media": item.media, "file": "" if item.pages else file,
        "pages": [f"{file}{page}/" for page in range(1, item.pages + 1)], "seconds": item.seconds,
        "from": item.from_day.isoformat() if item.from_day else "",
        "until": item.until_day.isoformat() if item.until_day else "",
    }  # fmt: skip


def showable_from(on: datetime.date) -> Q:
    """Return what a delivery must meet to be shown on a day, or so soon after that it is handed over now."""
    passed = Q(content__state=ContentState.PASSED, content__recalled_at=None, content__removed_at=None)
    begun = Q(content__from_day=None) | Q(content__from_day__lte=on + AHEAD)
    return passed & begun & (Q(content__until_day=None) | Q(content__until_day__gte=on))


def _whole(link: str, site: str) -> str:
    if link.startswith(WEB):
        return link
    return f"{site}{link}" if site and link else ""


def _seconds(row: Content, pages: int) -> int:
    if row.file and row.file.media_type.startswith(("video/", "audio/")):
        return 0
    if pages:
        return pages * PICTURE_SECONDS
    if row.kind == ContentKind.PICTURE:
        return PICTURE_SECONDS
    return min(MOST_SECONDS, max(LEAST_SECONDS, len(row.body) // LETTERS_A_SECOND))
