"""From characters of the plain text to words of the file: in which paragraph they stand, and where in it."""

import bisect
import dataclasses
from collections.abc import Iterator, Sequence

from jixiao.engine.intake import ELSEWHERE, LinePlace, Taken


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """The characters ``start`` to ``end`` of a paragraph's own words; ``near`` where they only stand for others.

    An automatic number, or a point between two words, has no words of its own in the file.
    """

    paragraph: int
    start: int
    end: int
    near: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Return whether the words stand in a header, a footnote or no paragraph at all."""
        return self.paragraph == ELSEWHERE


class Stretches:
    """The stretches of a plain text in order, each with the paragraph of the file that holds it."""

    def __init__(self, lines: Sequence[LinePlace]) -> None:
        self._lines = sorted(lines, key=lambda line: (line.start, line.end))
        self._starts = [line.start for line in self._lines]

    def spots(self, start: int, end: int) -> tuple[Spot, ...]:
        """Return where the characters ``start`` to ``end`` stand; of a point, or of blanks, the nearest character."""
        found = tuple(self._spots(start, end))
        if found or not self._lines:
            return found
        number = max(bisect.bisect_right(self._starts, start) - 1, 0)
        if number + 1 < len(self._lines) and self._starts[number + 1] <= end:  # blanks before the first word of a line
            number += 1
        line = self._lines[number]
        typed = line.start + line.shown
        if typed >= line.end:
            return ()
        at = min(max(start - 1, typed), line.end - 1) - typed + line.skipped
        return (Spot(line.paragraph, at, at + 1, near=True),)

    def points(self, offset: int) -> tuple[Spot, ...]:
        """Return the point before character ``offset``, behind the character before it where both are one word."""
        number = bisect.bisect_left(self._starts, offset) - 1  # a stretch that begins before it
        for line in self._lines[max(number, 0) : number + 2]:
            typed = line.start + line.shown
            if typed <= offset <= line.end:
                at = offset - typed + line.skipped
                return (Spot(line.paragraph, at, at),)
        return ()

    def _spots(self, start: int, end: int) -> Iterator[Spot]:
        first = max(bisect.bisect_right(self._starts, start) - 1, 0)
        for line in self._lines[first : bisect.bisect_left(self._starts, end)]:
            typed = line.start + line.shown
            if end <= line.start or start >= line.end or typed >= line.end:
                continue
            if end <= typed:
                yield Spot(line.paragraph, line.skipped, line.skipped + line.end - typed, near=True)
                continue
            before = line.skipped - typed
            yield Spot(line.paragraph, max(start, typed) + before, min(end, line.end) + before)


def stretches_of(taken: Taken) -> tuple[LinePlace, ...]:
    """Return every stretch of a paper; those of a table are the paragraphs of its cells."""
    found: list[LinePlace] = []
    for place in taken.places:
        if place.cells:
            found.extend(line for cell in place.cells for line in cell.lines)
        else:
            found.extend(place.lines)
    return tuple(found)
