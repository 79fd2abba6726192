"""Which characters may stand beside each other inside a word, and which may be typed twice."""

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from itertools import pairwise

_NOTHING: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a character inside a word; only characters that papers use much are known.

    ``reduplicated`` are characters that may be said twice, ``said_twice`` words; ``standing`` are words of one
    character. ``closing`` are characters that may be said twice, but not behind the word they end before a stop;
    ``closing_anywhere`` not before anything that makes no word with them.
    """

    before: Mapping[str, frozenset[str]]
    after: Mapping[str, frozenset[str]]
    reduplicated: frozenset[str]
    standing: frozenset[str]
    said_twice: frozenset[str]
    closing: frozenset[str]
    closing_anywhere: frozenset[str]

    def knows(self, sign: str) -> bool:
        """Return whether anything is known of this character."""
        return sign in self.after

    def ends_word(self, before: str, sign: str) -> bool:
        """Return whether ``sign`` follows ``before`` inside some word."""
        return before in self.before.get(sign, _NOTHING)

    def begins_word(self, sign: str, after: str) -> bool:
        """Return whether ``after`` follows ``sign`` inside some word."""
        return after in self.after.get(sign, _NOTHING)


@functools.cache
def known_neighbours() -> Beside:
    """Return what is known, read once."""
    folder = resources.files(__package__)
    more = tomllib.loads(folder.joinpath("beside.toml").read_text("utf-8"))
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for line in folder.joinpath("neighbours.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            sign, ahead, behind = line.split("\t")
            before[sign], after[sign] = set(ahead), set(behind)
    for word in more["words"].split():
        for left, right in pairwise(word):
            if left in after:
                after[left].add(right)
            if right in before:
                before[right].add(left)
    for left, right in more["unlikely"].split():  # each of two characters
        after[left].discard(right)
    return Beside(
        {sign: frozenset(signs) for sign, signs in before.items()},
        {sign: frozenset(signs) for sign, signs in after.items()},
        frozenset(more["reduplicated"]),
        frozenset(more["standing"]),
        frozenset(more["said_twice"].split()),
        frozenset(more["closing"]),
        frozenset(more["closing_anywhere"]),
    )
