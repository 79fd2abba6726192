"""What would go into the packages of a station: all it may show from today on, split where its room is too small."""

import dataclasses
import datetime
from collections.abc import Sequence

from jixiao.records.stations.models import Content, Delivery, Station
from jixiao.records.stations.screen.showing import Item, is_playing, item_of, showable_from

MEGABYTE = 1024 * 1024
PAGE_ROOM = MEGABYTE
"""What page and manifest take beside the files: more than they do."""
MOST_BYTES = 8 * 1024 * MEGABYTE


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """What goes into one package; ``size`` in bytes, page and manifest included."""

    items: tuple[Item, ...]
    size: int

    @property
    def megabytes(self) -> int:
        """Return the room it takes, in whole MB."""
        return -(-self.size // MEGABYTE)


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """The packages of a station, and what fits into none because it is larger than the room of the terminal."""

    station: Station
    parts: tuple[Part, ...]
    too_large: tuple[Item, ...]

    @property
    def number(self) -> int:
        """Return how many contents go in."""
        return sum(len(one.items) for one in self.parts)

    @property
    def size(self) -> int:
        """Return the size of all parts together, in bytes."""
        return sum(one.size for one in self.parts)


def plans_of(stations: Sequence[Station], *, on: datetime.date, site: str = "") -> list[Plan]:
    """Return the plan of each station: one statement for all of them, one for their contents.

    ``site`` is the address of this site, for links to its own pages.
    """
    playing = [one for one in stations if is_playing(one)]
    rows = Delivery.objects.filter(showable_from(on), station__in=playing)
    listed: dict[int, list[int]] = {}
    for station, content in rows.order_by("station", "-push", "position").values_list("station", "content"):
        listed.setdefault(station, []).append(content)
    wanted = {content for contents in listed.values() for content in contents}
    found = Content.objects.filter(pk__in=wanted).select_related("file") if wanted else []
    items = {one.pk: item_of(one, site=site) for one in found}
    return [split(one, [items[pk] for pk in listed.get(one.pk, ())]) for one in stations]


def split(station: Station, items: Sequence[Item]) -> Plan:
    """Return the items in parts that each fit the room of the station, each in the first part that has room for it."""
    room = MOST_BYTES if station.room_mb is None else station.room_mb * MEGABYTE
    parts: list[tuple[list[Item], int]] = []
    too_large = []
    for one in items:
        size = room_of(one)
        if PAGE_ROOM + size > room:
            too_large.append(one)
            continue
        for place, (inside, taken) in enumerate(parts):
            if taken + size <= room:
                inside.append(one)
                parts[place] = inside, taken + size
                break
        else:
            parts.append(([one], PAGE_ROOM + size))
    return Plan(station, tuple(Part(tuple(inside), size) for inside, size in parts), tuple(too_large))


def room_of(item: Item) -> int:
    """Return how much room an item takes in a package, in bytes."""
    return item.size + 2 * len(item.body.encode())
