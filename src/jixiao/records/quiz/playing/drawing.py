"""Which questions a player gets on which of their days, and in which order the options stand: pure, from the seed.

Each player has an own order of every bucket, made from the seed of the campaign and their handle. Their first set takes
the first questions of that order, the next set those after: nothing comes twice until the bucket is through, whichever
days they play. Then comes another order. Anybody who knows the seed can repeat it.
"""

import functools
import hashlib
from collections.abc import Callable, Sequence

from jixiao.records.quiz.playing.cards import Asked, Card


def draw_set(card: Card, *, handle: str, nth: int) -> list[int]:
    """Return the positions of the questions of somebody's nth set (the first is 0), in the order they are asked."""
    found: list[int] = []
    for bucket, number in enumerate(card.numbers):
        members = _members(card, bucket)
        order = functools.partial(_round, tuple(members), card.campaign.seed, handle, bucket)
        found += _taken(order, start=nth * number, number=min(number, len(members)))
    return sorted(found, key=lambda position: _mixed(card.campaign.seed, handle, f"order|{nth}|{position}"))


def order_of_options(card: Card, asked: Asked, *, handle: str) -> tuple[int, ...]:
    """Return the options in the order that this player sees them; 判断 and unshuffled ones stay as they are."""
    places = tuple(range(len(asked.options)))
    if not card.campaign.shuffles_options or asked.kind == "judge":
        return places
    return tuple(sorted(places, key=lambda place: _mixed(card.campaign.seed, handle, f"o|{asked.position}|{place}")))


def _members(card: Card, bucket: int) -> Sequence[int]:
    return [one.position for one in card.pool if one.bucket == bucket and not one.is_withdrawn]


def _taken(order: Callable[[int], Sequence[int]], *, start: int, number: int) -> list[int]:
    """Take the next ``number`` of an endless row of shuffled rounds, never the same one twice in a set."""
    found: list[int] = []
    place = start
    while len(found) < number:
        turn, at = divmod(place, len(order(0)))
        position = order(turn)[at]
        if position not in found:
            found.append(position)
        place += 1
    return found


@functools.lru_cache(maxsize=256)
def _round(members: tuple[int, ...], seed: str, handle: str, bucket: int, turn: int) -> tuple[int, ...]:
    return tuple(sorted(members, key=lambda position: _mixed(seed, handle, f"{bucket}|{turn}|{position}")))


def _mixed(seed: str, handle: str, what: str) -> bytes:
    return hashlib.blake2b(f"{seed}|{handle}|{what}".encode(), digest_size=8).digest()
