"""Sentences and clauses with their places: the ground that labels, parts and pairs stand on."""

import bisect
import dataclasses
import re

from jixiao.engine.facts.stated import Sentence, Span

_SENTENCE = re.compile(r"[^。！？!?\n]++[。！？!?]*+[”’」』）)]*+|[。！？!?]++")
# A half-width comma between digits parts thousands, not clauses.
_CLAUSE_END = re.compile(r"[，；：。！？!?;:\n（）(),](?:(?<![0-9],)|(?![0-9]{3}(?![0-9])))")
_ITEM_NUMBER = re.compile(
    r"(?=[ \t\u3000（(0-9一二三四五六七八九十①-⑳•])[ \t\u3000]*+(?:[（(]\s?[0-9一二三四五六七八九十]{1,3}\s?[)）][、.]?"
    r"|[0-9]{1,2}(?:[、)）]|[.．](?![0-9](?![0-9]{3}年)))"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳]|•)+[ \t\u3000]*+"
)
_DEEPEST = 6
_TITLE = re.compile(r"[^。，；：！？,;:\n（(]{2,40}+")

# One sign for one sign, so that places stay; the full-width comma stays one, since it parts clauses.
_FULL_WIDTH = "０１２３４５６７８９．％﹪"
_DIGITS = str.maketrans(_FULL_WIDTH, "0123456789.%%")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in order, blanks around them left out; a line break always ends one."""
    found = []
    paragraph, seen = 0, 0
    for match in _SENTENCE.finditer(text):
        paragraph += text.count("\n", seen, match.start())
        seen = match.start()
        quote = match[0].strip()
        if quote:
            start = match.start() + match[0].index(quote[0])
            found.append(Sentence(start, start + len(quote), quote, paragraph))
    return tuple(found)


@dataclasses.dataclass(frozen=True, slots=True)
class Ground:
    """A text cut up once; ``plain`` has half-width digits, ``depths`` the open brackets where each clause ends."""

    text: str
    plain: str
    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]
    ends: tuple[int, ...]
    depths: tuple[int, ...]
    lines: tuple[int, ...]
    titles: tuple[str, ...]

    def quote(self, start: int, end: int) -> str:
        """Return the words between two places as they were typed."""
        return self.text[start:end]

    def clause_start(self, place: int) -> int:
        """Return where the clause around ``place`` begins."""
        index = bisect.bisect_right(self.ends, place - 1) - 1
        return self.ends[index] + 1 if index >= 0 else 0

    def clause_end(self, place: int) -> int:
        """Return where the clause around ``place`` ends."""
        index = bisect.bisect_left(self.ends, place)
        return self.ends[index] if index < len(self.ends) else len(self.text)

    def depth(self, place: int) -> int:
        """Return how many brackets are open at ``place``; each line starts with none."""
        index = bisect.bisect_right(self.ends, place - 1) - 1
        return self.depths[index] if index >= 0 else 0

    def sentence_at(self, place: int) -> int:
        """Return which sentence ``place`` stands in."""
        return max(bisect.bisect_right(self.sentence_starts, place) - 1, 0)

    def sentence_start(self, place: int) -> int:
        """Return where that sentence begins."""
        return self.sentence_starts[self.sentence_at(place)] if self.sentence_starts else 0

    def line(self, place: int) -> int:
        """Return which line ``place`` stands in, from 0."""
        return bisect.bisect_right(self.lines, place) - 1

    def title(self, place: int) -> str:
        """Return the first words of the line around ``place`` where it is a numbered item, else nothing."""
        return self.titles[self.line(place)]

    def clauses(self) -> tuple[Span, ...]:
        """Return the clauses that hold any words."""
        found = []
        start = 0
        for end in (*self.ends, len(self.text)):
            clause = self.text[start:end]
            words = clause.strip()
            if words:
                first = start + clause.index(words[0])
                found.append(Span(first, first + len(words), words))
            start = end + 1
        return tuple(found)


def survey(text: str) -> Ground:
    """Return ``text`` cut into lines, sentences and clauses."""
    ends, depths = [], []
    depth = 0
    plain = text.translate(_DIGITS) if any(sign in text for sign in _FULL_WIDTH) else text
    for match in _CLAUSE_END.finditer(plain):
        sign = match[0]
        depth = (
            min(depth + 1, _DEEPEST)
            if sign in "（("
            else max(depth - 1, 0)
            if sign in "）)"
            else 0
            if sign == "\n"
            else depth
        )
        ends.append(match.start())
        depths.append(depth)
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    cut = sentences(text)
    titles = tuple(_title(text, start) for start in lines)
    starts = tuple(sentence.start for sentence in cut)
    return Ground(text, plain, cut, starts, tuple(ends), tuple(depths), tuple(lines), titles)


def _title(text: str, start: int) -> str:
    numbered = _ITEM_NUMBER.match(text, start)
    title = _TITLE.match(text, numbered.end()) if numbered else None
    return title[0].strip() if title else ""
