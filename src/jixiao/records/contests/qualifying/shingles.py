"""How much two texts are alike, by the pairs of characters they share. Pure, and quick over thousands of works."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

_NOTHING = re.compile(r"[\W_]+")
SHORT = 20
ALIKE = 60
"""From so many per cent on a person is asked."""
_TITLE_ALONE = 80
"""Where a text is too short to tell, only a title that is nearly the same is told."""


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """A work to be compared: whose it is, and the pairs of its title and of its text."""

    key: str
    title: frozenset[str]
    text: frozenset[str]


def words_of(key: str, title: str, text: str) -> Words:
    """Return a work as it is compared: without spaces, signs and case."""
    plain = _plain(text)
    return Words(key, _pairs(_plain(title)), _pairs(plain) if len(plain) >= SHORT else frozenset())


def likeness(one: Words, other: Words) -> int:
    """Return how much two works are alike, in per cent: by their texts, and by their titles where those say more."""
    titles, texts = _share(one.title, other.title), _share(one.text, other.text)
    if not one.text or not other.text:
        return titles if titles >= _TITLE_ALONE else 0
    return max(texts, round(titles * 0.4 + texts * 0.6))


class Index:
    """Works by the pairs they have, so that only those are compared that share some."""

    def __init__(self, works: Iterable[Words]) -> None:
        self._works: dict[str, Words] = {}
        self._sizes: dict[str, int] = {}
        self._by_pair: dict[str, list[str]] = {}
        for one in works:
            pairs = one.title | one.text
            self._works[one.key], self._sizes[one.key] = one, len(pairs)
            for pair in pairs:
                self._by_pair.setdefault(pair, []).append(one.key)

    def like(self, one: Words) -> Iterator[tuple[str, int]]:
        """Yield the works that are nearly this one, with how much; never itself."""
        pairs = one.title | one.text
        shared: Counter[str] = Counter()
        for pair in pairs:
            shared.update(self._by_pair.get(pair, ()))
        shared.pop(one.key, None)
        for key, number in shared.items():
            if number * 4 >= min(len(pairs), self._sizes[key]):
                percent = likeness(one, self._works[key])
                if percent >= ALIKE:
                    yield key, percent

    @property
    def works(self) -> Mapping[str, Words]:
        """Return the works by their keys."""
        return self._works


def _plain(text: str) -> str:
    return _NOTHING.sub("", text).lower()


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(len(text) - 1)) or frozenset({text} if text else ())


def _share(one: frozenset[str], other: frozenset[str]) -> int:
    """Return the part that two sets share of what either has, in per cent."""
    whole = len(one | other)
    return round(100 * len(one & other) / whole) if whole else 0
