"""The words of a paper as they run: wrapped lines joined, and the way back to the plain text."""

import bisect
import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.document import Heading, Note, Paragraph
from jixiao.engine.intake import Taken

_RUNNING = Heading | Paragraph | Note
_BLANK = re.compile(r"\s*")


@dataclasses.dataclass(frozen=True, slots=True)
class Flow:
    """``text`` with the line ends inside a paragraph left out; offsets into it and into the plain text are two counts.

    ``starts`` and ``origins`` are where each unbroken stretch begins in ``text`` and in the plain text.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def back(self, offset: int) -> int:
        """Return where character ``offset`` of the flow stands in the plain text."""
        index = bisect.bisect_right(self.starts, offset) - 1
        return self.origins[index] + offset - self.starts[index]

    def back_end(self, offset: int) -> int:
        """Return where a stretch that ends before ``offset`` of the flow ends in the plain text."""
        return self.back(offset - 1) + 1 if offset else 0

    def along(self, offset: int) -> int:
        """Return where character ``offset`` of the plain text stands in the flow; of a line end, what follows it."""
        index = bisect.bisect_right(self.origins, offset) - 1
        reached = self.starts[index] + offset - self.origins[index]
        return min(reached, self.starts[index + 1]) if index + 1 < len(self.starts) else reached


def flow_of(taken: Taken) -> Flow:
    """Return the words of ``taken`` as they run."""
    parts, starts, origins = [], [0], [0]
    length = begin = 0
    for stop, resume in sorted(_wraps(taken)):
        if stop < begin:
            continue
        parts.append(taken.text[begin:stop])
        length += stop - begin
        begin = resume
        starts.append(length)
        origins.append(begin)
    parts.append(taken.text[begin:])
    return Flow("".join(parts), tuple(starts), tuple(origins))


def _wraps(taken: Taken) -> Iterator[tuple[int, int]]:
    """Yield the ends of line, with the blanks around them, that stand inside a paragraph."""
    if taken.document is None:
        return
    for place in taken.places:
        if len(place.lines) > 1 and isinstance(taken.document.blocks[place.block], _RUNNING):
            for line, after in zip(place.lines, place.lines[1:], strict=False):
                if line.end < after.start and _BLANK.fullmatch(taken.text, line.end, after.start):
                    yield line.end, after.start
