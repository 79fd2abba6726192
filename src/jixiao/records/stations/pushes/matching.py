"""Which station gets which content, and why the others do not: pure, no table is read.

Stations that serve the same people are looked at together, so that 500 stations and 1,000 contents are some dozens of
comparisons. What is found is a list of blocks: every station of a block gets every content of it.
"""

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

EVERYBODY = "公众"
OTHER_PEOPLE = "服务人群不合"
OTHER_TOPIC, OTHER_AUDIENCE = "主题不在规则里", "适用人群不在规则里"
OTHER_KIND, OTHER_PLACE = "e站类型不在规则里", "乡镇街道不在规则里"
NO_CONTENT_FITS = "这些内容都不适合它服务的人群"
MEGABYTE = 1024 * 1024


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A station as a push sees it; ``why_not`` says what keeps it from being pushed to at all."""

    pk: int
    name: str
    kind: str
    township: str
    audiences: tuple[str, ...]
    is_online: bool
    room_mb: int | None
    why_not: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A content as a push sees it; ``size`` in bytes, ``sha256`` of its file."""

    pk: int
    title: str
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    size: int
    sha256: str = ""
    span: tuple[str, str] = ("", "")
    why_not: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """Every one of these stations gets every one of these contents."""

    stations: tuple[int, ...]
    contents: tuple[int, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What goes where: blocks, and those left out with the reason. ``digest`` is over all that it was found from."""

    blocks: tuple[Block, ...]
    stations_left: tuple[tuple[int, str], ...]
    contents_left: tuple[tuple[int, str], ...]
    digest: str

    @property
    def pairs(self) -> int:
        """Return how many contents go to how many stations, multiplied out."""
        return sum(len(one.stations) * len(one.contents) for one in self.blocks)


def match(rule: Mapping[str, Sequence[str]], places: Sequence[Place], pieces: Sequence[Piece]) -> Found:
    """Return which of the stations get which of the contents by a rule."""
    contents_left = [(one.pk, why) for one in pieces if (why := _why_not_piece(rule, one))]
    out = {pk for pk, _ in contents_left}
    fitting = [one for one in pieces if one.pk not in out]
    stations_left, groups = [], {}  # type: tuple[list[tuple[int, str]], dict[frozenset[str], list[int]]]
    for place in places:
        why = _why_not_place(rule, place)
        if why:
            stations_left.append((place.pk, why))
        else:
            groups.setdefault(frozenset(place.audiences), []).append(place.pk)
    found: dict[tuple[int, ...], list[int]] = {}
    for people, stations in groups.items():
        contents = tuple(one.pk for one in fitting if suits(one.audiences, people))
        found.setdefault(contents, []).extend(stations)
    stations_left += [(pk, NO_CONTENT_FITS) for pk in found.pop((), ())] if fitting else []
    found.pop((), None)
    blocks = tuple(Block(tuple(sorted(stations)), contents) for contents, stations in found.items())
    return Found(blocks, tuple(stations_left), tuple(contents_left), digest_of(rule, places, pieces))


def suits(audiences: Sequence[str], people: frozenset[str]) -> bool:
    """Return whether a content for those audiences is for people whom a station serves; who names none means all."""
    return (
        not audiences or not people or EVERYBODY in audiences or EVERYBODY in people or not people.isdisjoint(audiences)
    )


def digest_of(rule: Mapping[str, Sequence[str]], places: Sequence[Place], pieces: Sequence[Piece]) -> str:
    """Return the SHA-256 over everything that decides who gets what."""
    said: list[Any] = [dict(rule)]
    said += [dataclasses.asdict(one) for one in sorted(places, key=lambda one: one.pk)]
    said += [dataclasses.asdict(one) for one in pieces]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _why_not_place(rule: Mapping[str, Sequence[str]], place: Place) -> str:
    if place.why_not:
        return place.why_not
    if rule["kinds"] and place.kind not in rule["kinds"]:
        return OTHER_KIND
    if rule["townships"] and place.township not in rule["townships"]:
        return OTHER_PLACE
    if rule["audiences"] and not suits(rule["audiences"], frozenset(place.audiences)):
        return OTHER_PEOPLE
    return ""


def _why_not_piece(rule: Mapping[str, Sequence[str]], piece: Piece) -> str:
    if piece.why_not:
        return piece.why_not
    if rule["topics"] and set(rule["topics"]).isdisjoint(piece.topics):
        return OTHER_TOPIC
    if rule["audiences"] and not suits(rule["audiences"], frozenset(piece.audiences)):
        return OTHER_AUDIENCE
    return ""
