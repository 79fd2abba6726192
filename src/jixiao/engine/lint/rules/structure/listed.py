"""The lines of the 目录 beside the headings of the text."""

import dataclasses
import re
from collections import defaultdict
from fractions import Fraction

from jixiao.engine.intake import ContentsEntry, read_number
from jixiao.engine.lint.paper import Paper, Titled

_PAGE = re.compile(r"\s*PAGEREF.*$|(?:\s+|[.．·…⋯]{2,}\s*)[（(]?\d{1,3}[）)]?\s*$")
_MARKS = re.compile(r"[\s（）()〔〕【】\[\]、，,。．.：:；;“”\"'‘’《》<>—\-·•…]+")
_NAMED_ALIKE = 60  # percent, of words under one and the same number
_ALIKE = 85


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """A line of the 目录 with its place in ``Paper.text``: its words, the heading it names, and whether word for word.

    ``said`` is true where no heading has its words but the text does.
    """

    entry: ContentsEntry
    start: int
    end: int
    words: str
    has_page: bool
    heading: Titled | None
    exact: bool
    said: bool


def settled(words: str) -> str:
    """Return words without marks and blanks."""
    return _MARKS.sub("", words)


def listed(paper: Paper) -> tuple[Listed, ...]:
    """Return the lines of the 目录, each with its heading."""
    if not paper.taken.entries or paper.contents is None:
        return ()
    pairing = _Pairing(paper)
    return tuple(pairing.pair(entry) for entry in paper.taken.entries)


class _Pairing:
    """Finds the heading of each line; a heading is named once."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.words = [settled(heading.title) for heading in paper.headings]
        self.free: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.words):
            self.free[words].append(number)
        self.of_number: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for number, heading in enumerate(paper.headings):
            self.of_number[heading.level, settled(heading.number)].append(number)
        self.used: set[int] = set()
        self.body = paper.contents[1] if paper.contents else 0

    def pair(self, entry: ContentsEntry) -> Listed:
        text = _PAGE.sub("", entry.text)
        words = settled(text)
        start, end = self.paper.flow.along(entry.start), self.paper.flow.along(entry.end)
        free = [number for number in self.free[words] if number not in self.used]
        found = free[0] if free and words else self._near(entry, words)
        exact = bool(free and words)
        heading = None
        if found is not None:
            self.used.add(found)
            heading = self.paper.headings[found]
        said = heading is None and bool(text) and self.paper.text.find(text, self.body) >= 0
        return Listed(entry, start, end, words, bool(entry.page) or text != entry.text, heading, exact, said)

    def _near(self, entry: ContentsEntry, words: str) -> int | None:
        if not words:
            return None
        numbered = self.of_number.get((entry.level, settled(entry.number)), []) if entry.number else []
        for candidates, least in ((numbered, _NAMED_ALIKE), (range(len(self.words)), _ALIKE)):
            near = [
                (_likeness(words, self.words[number]), -number)
                for number in candidates
                if number not in self.used and _may_be_near(words, self.words[number], least)
            ]
            best = max(near, default=(0, 0))
            if best[0] >= least:
                return -best[1]
        return None


def _may_be_near(one: str, other: str, least: int) -> bool:
    """Return whether two words are near enough in length to be alike by ``least`` percent."""
    return bool(other) and 200 * min(len(one), len(other)) >= least * (len(one) + len(other))


def _likeness(one: str, other: str) -> Fraction:
    """Return how alike two words are: twice the longest run of characters in common, gaps let be, to both, in percent.

    The same as ``rapidfuzz.fuzz.ratio``, which takes longer to load than a whole check. Of ``missing``, bit by bit, a
    one stands for each character of ``one`` that is not in common so far (Hyyrö 2004).
    """
    places: dict[str, int] = {}
    for at, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << at
    everything = missing = (1 << len(one)) - 1
    for sign in other:
        met = missing & places.get(sign, 0)
        missing = (missing + met | missing - met) & everything
    return Fraction(200 * (len(one) - missing.bit_count()), len(one) + len(other))


def value_of(number: str) -> int:
    """Return the value of a number as typed, or 0."""
    read = read_number(f"{number}的")
    return read.value if read else 0
