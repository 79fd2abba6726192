"""Search: each room hangs a searcher when Django starts; the hall asks them all and knows none of them."""

import dataclasses
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from pypinyin import Style, lazy_pinyin

MOST_HITS = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its title, where it is (2019 年度 · 科普活动), its address and what it is (活动)."""

    title: str
    where: str
    url: str
    kind: str


Searcher = Callable[[Any, str], Iterable[Hit]]
_SEARCHERS: dict[str, tuple[Searcher, bool]] = {}


def hang_searcher(name: str, search: Searcher, *, trade: bool = True) -> None:
    """Let a room be searched: ``search(desk, text)`` gives hits; the first ten are shown under ``name``.

    What is of the ``trade`` is asked only for whoever reads trade pages of a year that is there.
    """
    _SEARCHERS[name] = (search, trade)


def find(*, desk: object, text: str, reads_trade: bool) -> list[tuple[str, list[Hit]]]:
    """Return what each room finds, rooms without a hit left out."""
    if not text:
        return []
    asked = ((name, search) for name, (search, trade) in _SEARCHERS.items() if reads_trade or not trade)
    found = ((name, list(islice(search(desk, text), MOST_HITS))) for name, search in asked)
    return [(name, hits) for name, hits in found if hits]


def initials(text: str) -> str:
    """Return the first letters of a text in Pinyin, letters and digits as they are: 科普e站2019 → kpez2019."""
    letters = lazy_pinyin(text, style=Style.FIRST_LETTER)
    return "".join(letter for letter in "".join(letters).lower() if letter.isalnum())


def matches(text: str, wanted: str) -> bool:
    """Return whether ``wanted`` stands in ``text``, as it is or as first letters of it."""
    plain = wanted.strip().lower()
    return bool(plain) and (plain in text.lower() or plain in initials(text))
