"""Awards by their shares. Pure: from the ranks of a group and the shares of its awards, who has what.

Of n judged works, an award of p per cent goes to ⌊n × p ÷ 100⌋ of them at most, best first. Works of the same rank are
never parted: where there is no room for all of them, all of them wait for the next award, and that is told.
"""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby


@dataclasses.dataclass(frozen=True, slots=True)
class Share:
    """An award and which part of the judged works has it at most, in per cent."""

    name: str
    percent: Decimal


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: the award by work, and what somebody should look at."""

    awards: Mapping[int, str]
    places: Mapping[str, int]
    doubts: tuple[str, ...]


def places_of(shares: Sequence[Share], judged: int) -> dict[str, int]:
    """Return how many works have each award at most."""
    return {one.name: math.floor(Fraction(one.percent) * judged / 100) for one in shares}


def propose(ranks: Sequence[tuple[int, int]], shares: Sequence[Share]) -> Proposal:
    """Return who has what, from works with their ranks, best first."""
    places = places_of(shares, len(ranks))
    awards: dict[int, str] = {}
    doubts: list[str] = []
    waiting = [one.name for one in shares]
    left = dict(places)
    for rank, rows in groupby(ranks, key=lambda row: row[1]):
        works = [work for work, _ in rows]
        while waiting and left[waiting[0]] < len(works):
            name = waiting.pop(0)
            if left[name] > 0:
                doubts.append(f"第 {rank} 名并列 {len(works)} 件，{name}只剩 {left[name]} 个，都不列入{name}，由您决定")
        if not waiting:
            break
        left[waiting[0]] -= len(works)
        awards.update(dict.fromkeys(works, waiting[0]))
    return Proposal(awards, places, tuple(doubts))
